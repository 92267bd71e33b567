import Templates

/// The data of fixtures: JSON that is known to be right, with the members of objects in the order in which they stand.
struct JSONData {
    private let bytes: [UInt8]
    private var index = 0

    /// The members of the object that a text holds.
    static func members(of text: String) -> [(String, TemplateValue)] {
        var data = JSONData(bytes: Array(text.utf8))
        guard case .object(let object) = data.value() else { fatalError("no object: \(text)") }
        return object.names.map { ($0, object[$0]) }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func value() -> TemplateValue {
        switch next() {
        case UInt8(ascii: "{"): return .object(TemplateObject(items(until: "}") { ($0.name(), $0.value()) }))
        case UInt8(ascii: "["): return .list(items(until: "]") { $0.value() })
        case UInt8(ascii: "\""): return .string(text())
        default:
            let start = index
            while index < bytes.count, !",]} \n".utf8.contains(bytes[index]) { index += 1 }
            return plain(String(decoding: bytes[start..<index], as: UTF8.self))
        }
    }

    private func plain(_ word: String) -> TemplateValue {
        switch word {
        case "true": return true
        case "false": return false
        case "null": return .none
        default:
            if let number = Int(word) { return .integer(number) }
            guard let number = Double(word) else { fatalError("no value: \(word)") }
            return .double(number)
        }
    }

    /// The byte that comes behind blanks.
    private mutating func next() -> UInt8 {
        while index < bytes.count, " \n:,".utf8.contains(bytes[index]) { index += 1 }
        return index < bytes.count ? bytes[index] : 0
    }

    private mutating func items<Item>(until end: Unicode.Scalar, _ item: (inout JSONData) -> Item) -> [Item] {
        index += 1
        var items: [Item] = []
        while next() != UInt8(ascii: end) { items.append(item(&self)) }
        index += 1
        return items
    }

    private mutating func name() -> String {
        _ = next()
        return text()
    }

    private mutating func text() -> String {
        var text: [UInt8] = []
        index += 1
        while bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 1
                switch bytes[index] {
                case UInt8(ascii: "n"): text.append(0x0A)
                case UInt8(ascii: "r"): text.append(0x0D)
                case UInt8(ascii: "t"): text.append(0x09)
                case UInt8(ascii: "u"): fatalError("write the character itself")
                default: text.append(bytes[index])
                }
            } else {
                text.append(bytes[index])
            }
            index += 1
        }
        index += 1
        return String(decoding: text, as: UTF8.self)
    }
}
