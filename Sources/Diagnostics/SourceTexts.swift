/// The texts that findings point into, by path, for the formats that show or count lines.
public struct SourceTexts: Sendable {
    private let texts: [String: SourceText]

    /// Gathers texts; of two with one path the last counts.
    public init(_ texts: some Sequence<SourceText>) {
        self.texts = Dictionary(texts.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    }

    /// The text at a path, where there is one.
    public subscript(path: String) -> SourceText? { texts[path] }
}

/// Turns locations into positions and keeps the line index of the last file, since findings come by file.
struct Locator {
    let sources: SourceTexts
    private var path = ""
    private var index: LineIndex?

    init(_ sources: SourceTexts) {
        self.sources = sources
    }

    /// The line index of a file, or `nil` where its text is not known.
    mutating func lines(of path: String) -> LineIndex? {
        if path != self.path || index == nil {
            self.path = path
            index = sources[path].map { LineIndex($0.bytes) }
        }
        return index
    }

    /// The first and the last position of a location; `nil` for one that means a whole file.
    mutating func positions(of location: Location) -> (start: Position, end: Position)? {
        guard let range = location.range, let lines = lines(of: location.path) else { return nil }
        return (lines.position(at: range.lowerBound), lines.position(at: range.upperBound))
    }

    /// The text of a line (from 1) without its line ending.
    mutating func text(ofLine line: Int, in path: String) -> String {
        guard let lines = lines(of: path), let source = sources[path] else { return "" }
        return String(decoding: source.bytes[lines.range(ofLine: line)], as: UTF8.self)
    }

    /// A position's column in UTF-16 code units, from 1.
    mutating func utf16Column(of position: Position, in path: String) -> Int {
        guard let source = sources[path] else { return position.column }
        let start = position.offset - position.column + 1
        return String(decoding: source.bytes[start..<position.offset], as: UTF8.self).utf16.count + 1
    }
}
