import Text

/// URIs and IRIs (RFC 3986, RFC 3987) and URI templates (RFC 6570).
enum URIFormats {
    static func isURI(_ text: FormatText, relative: Bool, international: Bool) -> Bool {
        var rest = text
        var hasScheme = false
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), isScheme(rest[rest.startIndex..<colon]) {
            hasScheme = true
            rest = rest[rest.index(after: colon)...]
        }
        guard hasScheme || relative else { return false }
        let (hierarchy, fragment) = split(rest, at: UInt8(ascii: "#"))
        let (path, query) = split(hierarchy, at: UInt8(ascii: "?"))
        for part in [fragment, query] {
            if let part, !isPlain(part, also: "/?:@", international: international) { return false }
        }
        guard path.starts(with: "//".utf8) else {
            if !hasScheme, path.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
                return false
            }
            return isPlain(path, also: "/:@", international: international)
        }
        let authority = path.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
        return isAuthority(authority, international: international)
            && isPlain(path.dropFirst(2 + authority.count), also: "/:@", international: international)
    }

    private static func isScheme(_ text: FormatText) -> Bool {
        guard let first = text.first, first.isLetter else { return false }
        return text.allSatisfy { $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) }
    }

    private static func split(_ text: FormatText, at byte: UInt8) -> (FormatText, FormatText?) {
        guard let place = text.firstIndex(of: byte) else { return (text, nil) }
        return (text[text.startIndex..<place], text[text.index(after: place)...])
    }

    private static func isAuthority(_ text: FormatText, international: Bool) -> Bool {
        var host = text
        if let at = text.lastIndex(of: UInt8(ascii: "@")) {
            guard isPlain(text[text.startIndex..<at], also: ":", international: international) else {
                return false
            }
            host = text[text.index(after: at)...]
        }
        var port = host.suffix(0)
        if host.first == UInt8(ascii: "[") {
            guard let end = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let literal = host[host.index(after: host.startIndex)..<end]
            port = host[host.index(after: end)...]
            guard isFutureAddress(literal) || NetworkFormats.isIPv6(literal) else { return false }
        } else {
            let colon = host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
            guard isPlain(host[host.startIndex..<colon], also: "", international: international) else {
                return false
            }
            port = host[colon...]
        }
        return port.isEmpty || (port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy { $0.isDigit })
    }

    private static func isFutureAddress(_ text: FormatText) -> Bool {
        guard let first = text.first, first | 0x20 == UInt8(ascii: "v") else { return false }
        let version = text.dropFirst().prefix { $0.isHexadecimal }
        let rest = text.dropFirst(1 + version.count)
        return !version.isEmpty && rest.first == UInt8(ascii: ".") && rest.count > 1
            && isPlain(rest.dropFirst(), also: ":", international: false)
    }

    /// Whether a text is made of unreserved characters, sub-delimiters, percent escapes and those in `also`.
    private static func isPlain(_ text: FormatText, also: StaticString, international: Bool) -> Bool {
        var rest = text
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "%") {
                guard rest.count >= 2, rest.prefix(2).allSatisfy({ $0.isHexadecimal }) else { return false }
                rest = rest.dropFirst(2)
            } else {
                let isKnown =
                    byte.isLetter || byte.isDigit || "-._~!$&'()*+,;=".utf8.contains(byte)
                    || (international && byte >= 0x80) || also.description.utf8.contains(byte)
                if !isKnown { return false }
            }
        }
        return true
    }

    static func isTemplate(_ text: FormatText) -> Bool {
        var rest = text
        while let byte = rest.first {
            rest = rest.dropFirst()
            switch byte {
            case UInt8(ascii: "{"):
                guard let end = rest.firstIndex(of: UInt8(ascii: "}")),
                    isExpression(rest[rest.startIndex..<end])
                else {
                    return false
                }
                rest = rest[rest.index(after: end)...]
            case UInt8(ascii: "%"):
                guard rest.count >= 2, rest.prefix(2).allSatisfy({ $0.isHexadecimal }) else { return false }
            case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"),
                UInt8(ascii: "}"), 0x7F:
                return false
            default: break
            }
        }
        return true
    }

    private static func isExpression(_ text: FormatText) -> Bool {
        var rest = text
        if let first = rest.first, "+#./;?&=,!@|".utf8.contains(first) { rest = rest.dropFirst() }
        return rest.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).allSatisfy(
            isVariable)
    }

    private static func isVariable(_ text: FormatText) -> Bool {
        var name = text
        if name.last == UInt8(ascii: "*") {
            name = name.dropLast()
        } else if let colon = name.firstIndex(of: UInt8(ascii: ":")) {
            let length = name[name.index(after: colon)...]
            guard (1...4).contains(length.count), length.allSatisfy({ $0.isDigit }),
                length.first != UInt8(ascii: "0")
            else { return false }
            name = name[name.startIndex..<colon]
        }
        guard !name.isEmpty, name.first != UInt8(ascii: "."), name.last != UInt8(ascii: ".") else {
            return false
        }
        if zip(name, name.dropFirst()).contains(where: { $0 == UInt8(ascii: ".") && $1 == $0 }) {
            return false
        }
        return name.allSatisfy { $0.isLetter || $0.isDigit || "_.%".utf8.contains($0) }
    }
}
