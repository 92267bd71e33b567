import ConfigSchema
import Text

/// Which machines of a network are everybody's (IANA's registries of special-purpose addresses; RFC 6890).
package enum NetworkAddress {
    /// The addresses of machines that a program lists, such as `getent ahosts`: each word that is one, once.
    package static func list(in output: [UInt8]) -> [String] {
        var seen = Set<String>()
        return String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .map(String.init).filter { (numbers($0) != nil || groups($0) != nil) && seen.insert($0).inserted }
    }

    /// Whether an address is the machine's own, that of a private network, or of no single machine. What is no address
    /// is not everybody's.
    package static func isPrivate(_ address: String) -> Bool {
        if let numbers = numbers(address) { return isPrivate(numbers) }
        guard let groups = groups(address) else { return true }
        switch groups[0] {
        case 0:
            // The unspecified address, the machine itself, and addresses of IPv4 within those of IPv6.
            guard groups[1..<5].allSatisfy({ $0 == 0 }), [0, 0xFFFF].contains(groups[5]) else { return true }
            let isOwn = groups[5] == 0
            return isOwn || isPrivate(groups[6...].flatMap { [$0 >> 8, $0 & 0xFF] })
        case 0x64:
            // What a network without IPv4 calls the others' addresses (RFC 6052).
            guard groups[1] == 0xFF9B, groups[2..<6].allSatisfy({ $0 == 0 }) else { return true }
            return isPrivate(groups[6...].flatMap { [$0 >> 8, $0 & 0xFF] })
        case 0x2001: return groups[1] == 0xDB8 || groups[1] < 0x200
        case 0x2002: return isPrivate(groups[1...2].flatMap { [$0 >> 8, $0 & 0xFF] })
        default: return !(0x2000...0x3FFF).contains(groups[0])
        }
    }

    private static func isPrivate(_ numbers: [Int]) -> Bool {
        switch (numbers[0], numbers[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127),
            (198, 18...19), (224..., _):
            true
        case (192, 0): numbers[2] == 0 || numbers[2] == 2
        case (198, 51): numbers[2] == 100
        case (203, 0): numbers[2] == 113
        default: false
        }
    }

    private static func numbers(_ text: String) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(part).flatMap { $0 < 256 ? $0 : nil } : nil
        }
        return parts.count == 4 && numbers.count == 4 ? numbers : nil
    }

    /// The eight groups of an IPv6 address (RFC 4291, section 2.2), which may end in an IPv4 one and have a zone.
    private static func groups(_ text: String) -> [Int]? {
        guard text.contains(":") else { return nil }
        let halves = text.prefix { $0 != "%" }.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        var sides: [[Int]] = []
        for half in halves {
            var groups: [Int] = []
            for part in half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false) {
                if let numbers = numbers(String(part)) {
                    groups += [numbers[0] << 8 | numbers[1], numbers[2] << 8 | numbers[3]]
                } else if (1...4).contains(part.count), !part.hasPrefix("+"), let group = Int(part, radix: 16)
                {
                    groups.append(group)
                } else {
                    return nil
                }
            }
            sides.append(groups)
        }
        let missing = 8 - sides.joined().count
        guard sides.count == 1 ? missing == 0 : missing > 0 else { return nil }
        return sides.count == 1 ? sides[0] : sides[0] + Array(repeating: 0, count: missing) + sides[1]
    }
}

extension WebAddress {
    /// Whether the host's name alone says that it is no machine of everybody's (RFC 6761; RFC 6762; RFC 8375): this
    /// machine, one of a private network, or a name that has no domain.
    package var isPrivate: Bool {
        if host.contains(":") || host.utf8.last.map({ $0 &- 0x30 < 10 }) == true {
            return NetworkAddress.isPrivate(host)
        }
        let names = ["localhost", "local", "internal", "lan", "home.arpa", "test", "invalid", "onion"]
        return !host.contains(".") || names.contains { host.hasSuffix("." + $0) }
    }

    /// The address as a request names it: what is no ASCII is percent-encoded.
    package var requestText: String {
        text.utf8.reduce(into: "") { text, byte in
            if byte < 0x80 {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    /// The address of the rules for robots of its host.
    var robots: WebAddress { moved(to: "/robots.txt") ?? self }

    /// The address that a reference means on the page of this one (RFC 3986, section 5.2), without the fragment.
    func moved(to reference: String) -> WebAddress? {
        try? WebAddress(WebReference.resolved(reference, against: text))
    }

    /// Its scheme, host and port.
    var origin: String { String(text.dropLast(path.count)) }
}
