/// The target of a request (RFC 9112, section 3.2), taken apart.
struct Target: Equatable {
    /// The path without its escapes.
    let path: String
    /// What follows the `?`, as it is.
    let query: String
    /// The host that an absolute target names.
    let authority: String?

    /// Reads a target; `nil` where it is none, or leads out of the place that it begins in.
    init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        let scheme = "http://"
        var rest = text[...]
        if text.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            let host = rest.prefix { $0 != "/" && $0 != "?" }
            authority = String(host)
            rest = rest.dropFirst(host.count)
        } else {
            authority = nil
        }
        let whole = rest.prefix { $0 != "#" }
        let raw = whole.prefix { $0 != "?" }
        query = String(whole.dropFirst(raw.count + 1))
        guard authority != nil && raw.isEmpty || raw.hasPrefix("/"), let path = Self.path(raw) else {
            return nil
        }
        self.path = path
    }

    /// A path without its escapes; `nil` where a part of it means another folder or is no text.
    private static func path(_ raw: Substring) -> String? {
        guard !raw.isEmpty else { return "/" }
        var parts: [String] = []
        for part in raw.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let name = unescaped(part), name != ".", name != "..",
                name.utf8.allSatisfy({ $0 != 0 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") })
            else { return nil }
            parts.append(name)
        }
        return parts.joined(separator: "/")
    }

    /// A text without its percent escapes (RFC 3986, section 2.1); `nil` where one is broken or the bytes are no UTF-8.
    static func unescaped(_ text: some Collection<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var rest = text.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
