import Text

/// Addresses (RFC 2673, RFC 4291) and e-mail addresses (RFC 5321).
enum NetworkFormats {
    static func isIPv4(_ text: FormatText) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count), part.allSatisfy({ $0.isDigit }) else { return false }
                if part.count > 1, part.first == UInt8(ascii: "0") { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }

    static func isIPv6(_ text: FormatText) -> Bool {
        guard text.count >= 2 else { return false }
        var parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var groups = 8
        if let last = parts.last, last.contains(UInt8(ascii: ".")) {
            guard isIPv4(last) else { return false }
            parts.removeLast()
            groups = 6
        }
        var gaps = 0
        var filled = 0
        for (position, part) in parts.enumerated() {
            guard !part.isEmpty else {
                let atStart = position == 0
                let atEnd = position == parts.count - 1 && groups == 8
                if atStart, parts.count < 2 || !parts[1].isEmpty { return false }
                if atEnd, !parts[position - 1].isEmpty { return false }
                if !atStart && !atEnd { gaps += 1 }
                continue
            }
            guard part.count <= 4, part.allSatisfy({ $0.isHexadecimal }) else { return false }
            filled += 1
        }
        return gaps == 0 ? filled == groups : gaps == 1 && filled < groups
    }

    static func isEmail(_ text: FormatText, international: Bool) -> Bool {
        guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let (local, domain) = (text[text.startIndex..<at], text[text.index(after: at)...])
        guard !local.isEmpty, isLocalPart(local, international: international) else { return false }
        if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]") {
            let literal = domain.dropFirst().dropLast()
            return literal.starts(with: "IPv6:".utf8) ? isIPv6(literal.dropFirst(5)) : isIPv4(literal)
        }
        return HostNames.isHostname(domain, international: international, normalizing: true)
    }

    private static func isLocalPart(_ local: FormatText, international: Bool) -> Bool {
        if local.count >= 2, local.first == UInt8(ascii: "\""), local.last == UInt8(ascii: "\"") {
            return isQuoted(local.dropFirst().dropLast(), international: international)
        }
        return local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
            atom in
            !atom.isEmpty
                && atom.allSatisfy {
                    $0.isLetter || $0.isDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0)
                        || (international && $0 >= 0x80)
                }
        }
    }

    private static func isQuoted(_ text: FormatText, international: Bool) -> Bool {
        var isEscaped = false
        for byte in text {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") || byte < 0x20 || (byte >= 0x7F && !international) {
                return false
            }
        }
        return !isEscaped
    }
}
