import Text

/// What the tag of a picture in raw HTML says of it.
struct RawPicture {
    /// Where the picture's address begins; `nil` where it has none.
    private(set) var source: Int?
    private var saysLoading = false
    /// The sides that are written; one that is no number of pixels has none.
    private var sides: [String: Int?] = [:]

    /// - Parameter attributes: those that stand on the page.
    init(_ attributes: [HTMLToken.Attribute], _ html: ArraySlice<UInt8>) {
        for attribute in attributes {
            switch attribute.name {
            case "loading": saysLoading = true
            case "width", "height":
                let side: Int? = attribute.value.flatMap { Self.pixels(html[$0]) }
                sides.updateValue(side, forKey: attribute.name)
            case "src":
                source = attribute.value.flatMap {
                    AddressAttributes.addresses(in: $0, of: html, attribute: "src").first?.lowerBound
                }
            default: continue
            }
        }
    }

    /// The attributes that the tag lacks, each with a blank in front.
    ///
    /// - Parameter size: that of the file, as far as it is known.
    func missing(of size: PictureSize?, isBehindOthers: Bool) -> String {
        var text = ""
        let isPlain = sides.values.allSatisfy { $0 != nil }
        if let size, isPlain {
            let shown = size.shown(width: sides["width"] ?? nil, height: sides["height"] ?? nil)
            for (name, value) in [("width", shown.width), ("height", shown.height)] {
                guard let value, !sides.keys.contains(name) else { continue }
                text += " \(name)=\"\(value)\""
            }
        }
        if isBehindOthers, !saysLoading { text += " loading=\"lazy\"" }
        return text
    }

    /// A length without a unit, of at most five digits.
    private static func pixels(_ value: ArraySlice<UInt8>) -> Int? {
        guard (1...5).contains(value.count), value.allSatisfy(\.isDigit) else { return nil }
        return Int(String(decoding: value, as: UTF8.self))
    }
}
