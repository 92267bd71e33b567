#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension StyledText {
    /// A value as indented JSON with sorted keys, and a line ending.
    public init(json value: some Encodable) {
        self.init()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // The formats hold only strings, integers and arrays, none of which can fail to encode.
        guard let data = try? encoder.encode(value) else { return }
        append(JSONEscapes.safe(String(decoding: data, as: UTF8.self)) + "\n")
    }
}
