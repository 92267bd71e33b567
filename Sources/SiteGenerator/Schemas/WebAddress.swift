import Text

/// An address of the web, taken apart (RFC 3986, section 3), so that its host is known and never guessed.
///
/// What programs read in different ways is refused: a name and a password before the host, hosts that are numbers in
/// an unusual form, and characters that some of them take for separators.
package struct WebAddress: Sendable, Hashable {
    /// Why an address is not used.
    package enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// Its scheme is neither `https` nor `http`.
        case scheme
        /// It has a name or a password in it.
        case credentials
        /// It has no host, or one that cannot be read in one way only.
        case host
        /// Its port is no number from 1 to 65535.
        case port
        /// It has a blank, a control character, another that nobody sees, or a backslash.
        case character
        /// The parameter of this name holds a secret.
        case secret(parameter: String)

        /// Whether what is wrong with the address is what nobody else should read.
        var isAboutSecrets: Bool {
            switch self {
            case .credentials, .secret: true
            case .scheme, .host, .port, .character: false
            }
        }

        /// A sentence without its full stop.
        package var description: String {
            switch self {
            case .scheme: "its protocol is neither https nor http"
            case .credentials:
                "a name or a password stands before its host"
            case .host: "its host cannot be read in one way only"
            case .port: "its port is no number from 1 to 65535"
            case .character: "it has a blank, a backslash or a character in it that nobody sees"
            case .secret(let name):
                "its parameter `\(name.shownPlainly)` holds a secret, which whoever reads the address has"
            }
        }
    }

    /// Whether the scheme is `https`.
    package let isEncrypted: Bool
    /// The host in lower case, without the full stop that may end it; an IPv6 address without its brackets.
    package let host: String
    /// The port, if one is given.
    package let port: Int?
    /// Path and query, without the fragment, which servers are not told.
    package let path: String

    /// Whether a text begins as an address does, and so is no path of a file.
    package static func isOne(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), text.first?.isLetter == true else { return false }
        let scheme = text[..<colon].lowercased()
        guard scheme.utf8.allSatisfy({ $0.isLetterOrDigit || "+-.".utf8.contains($0) }) else { return false }
        return scheme == "http" || scheme == "https" || text[colon...].hasPrefix("://")
    }

    /// Whether a text begins as an address of the web does; a scheme is the same in capitals (RFC 3986, section 3.1).
    static func isWeb(_ text: String) -> Bool {
        let start = text.prefix(8).lowercased()
        return start.hasPrefix("https://") || start.hasPrefix("http://")
    }

    /// An address that was refused as it can be shown: without a name, a password and other secrets, and in plain
    /// characters.
    package static func shown(_ text: String) -> String {
        let scalars = withoutSecrets(text).unicodeScalars.map {
            $0.properties.generalCategory == .control ? "?" : $0
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Whether an address is shown without a part of it, which nobody else should read.
    static func isShownInPart(_ text: String) -> Bool { withoutSecrets(text) != text }

    private static func withoutSecrets(_ text: String) -> String {
        let text = AddressSecret.hidden(in: text)
        // A path may have the sign in it, behind no name with a password.
        guard let end = text.lastIndex(of: "@"), text[..<end].contains(":") || text.hasPrefix("//") else {
            return text
        }
        return "…" + text[end...]
    }

    /// Takes the address of a source apart, which others will read where it is noted: it must hold no secret.
    package init(source text: String) throws(Fault) {
        try self.init(text)
        if let name = AddressSecret.parameter(in: text) { throw .secret(parameter: name) }
    }

    /// Takes an address apart.
    package init(_ text: String) throws(Fault) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
            !text.unicodeScalars.contains(where: {
                $0.value > 0x7F && $0.properties.generalCategory == .format
            })
        else { throw .character }
        let scheme = text.prefix { $0 != ":" }
        guard ["https", "http"].contains(scheme.lowercased()) else { throw .scheme }
        isEncrypted = scheme.count == 5
        let rest = text.dropFirst(scheme.count + 1)
        guard rest.hasPrefix("//") else { throw .host }
        let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else { throw .credentials }
        let end = Self.endOfHost(authority)
        port = try Self.port(authority[end...])
        host = try Self.host(String(authority[..<end]))
        let target = rest.dropFirst(2 + authority.count).prefix { $0 != "#" }
        path = target.hasPrefix("/") ? String(target) : "/" + target
    }

    /// The address as it is asked for: every part in its plainest form.
    package var text: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return (isEncrypted ? "https://" : "http://") + name + (port.map { ":\($0)" } ?? "") + path
    }

    /// The address as it can be shown, without the secrets in it.
    package var shown: String { AddressSecret.hidden(in: text) }

    /// Whether the host is the machine itself (RFC 8252, section 8.3; RFC 6761, section 6.3).
    package var isLoopback: Bool {
        host == "localhost" || host == "::1" || (Self.numbers(host)?.first == 127)
    }

    // MARK: Parts

    private static func endOfHost(_ authority: Substring) -> Substring.Index {
        guard authority.hasPrefix("[") else { return authority.firstIndex(of: ":") ?? authority.endIndex }
        return authority.firstIndex(of: "]").map(authority.index(after:)) ?? authority.endIndex
    }

    private static func port(_ text: Substring) throws(Fault) -> Int? {
        guard !text.isEmpty, text != ":" else { return nil }
        let digits = text.dropFirst()
        guard text.first == ":", digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), digits.count <= 5,
            let port = Int(digits), (1...65535).contains(port)
        else { throw .port }
        return port
    }

    private static func host(_ text: String) throws(Fault) -> String {
        if text.hasPrefix("["), text.hasSuffix("]") { return try versionSix(text.dropFirst().dropLast()) }
        let name = text.hasSuffix(".") ? String(text.dropLast()).lowercased() : text.lowercased()
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let isPlain = labels.allSatisfy { label in
            !label.isEmpty && label.utf8.allSatisfy { $0.isLetterOrDigit || "-_".utf8.contains($0) }
        }
        guard isPlain, let last = labels.last else { throw .host }
        // Some programs read `2130706433`, `0177.1` and `0x7f.1` as numbers of a machine, others as names.
        let isNumber = last.utf8.allSatisfy { $0 &- 0x30 < 10 } || last.hasPrefix("0x")
        guard !isNumber || numbers(name) != nil else { throw .host }
        return name
    }

    /// The four numbers of an IPv4 address in its only unambiguous form.
    private static func numbers(_ host: String) -> [Int]? {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part -> Int? in
            guard part.utf8.allSatisfy({ $0 &- 0x30 < 10 }), part == "0" || !part.hasPrefix("0") else {
                return nil
            }
            return Int(part).flatMap { $0 < 256 ? $0 : nil }
        }
        return parts.count == 4 && numbers.count == 4 ? numbers : nil
    }

    /// An IPv6 address (RFC 4291, section 2.2) without an IPv4 part and without a zone; the machine itself as `::1`.
    private static func versionSix(_ text: Substring) throws(Fault) -> String {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        let groups = halves.map {
            $0.isEmpty ? [] : $0.split(separator: ":", omittingEmptySubsequences: false)
        }
        let all = groups.joined()
        guard halves.count == 1 ? all.count == 8 : halves.count == 2 && all.count < 8,
            all.allSatisfy({ (1...4).contains($0.count) && Int($0, radix: 16) != nil && !$0.hasPrefix("+") })
        else { throw .host }
        let values = all.compactMap { Int($0, radix: 16) }
        let endsInOne = values.last == 1 && groups.last?.isEmpty == false
        return endsInOne && values.dropLast().allSatisfy { $0 == 0 } ? "::1" : text.lowercased()
    }
}
