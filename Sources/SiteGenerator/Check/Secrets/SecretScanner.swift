import Text

/// Finds what looks like a real key or token in a text, in one pass over the bytes.
///
/// Two bytes that begin no kind of secret cost one look into a table.
struct SecretScanner {
    /// Something that looks like a secret.
    struct Found: Sendable, Hashable {
        /// What it looks like: "a GitHub token".
        let name: String
        /// Where it stands.
        let range: Range<Int>
    }

    private let text: UnsafeBufferPointer<UInt8>
    private var found: [Found] = []

    /// The secrets of a text, by place; placeholders are none.
    static func secrets(in bytes: [UInt8]) -> [Found] {
        bytes.withUnsafeBufferPointer { text in
            var scanner = SecretScanner(text: text)
            scanner.scan()
            return scanner.found
        }
    }

    /// A text with stars for its secrets, in the same lines.
    static func hidden(in bytes: [UInt8]) -> [UInt8] {
        var hidden = bytes
        for secret in secrets(in: bytes) {
            for place in secret.range where hidden[place] > 0x1F { hidden[place] = UInt8(ascii: "*") }
        }
        return hidden
    }

    private init(text: UnsafeBufferPointer<UInt8>) {
        self.text = text
    }

    // MARK: The table

    /// The kinds whose prefixes begin with each byte.
    private static let kinds: [[SecretKind]] = (0..<256).map { byte in
        SecretKind.all.filter { $0.prefix.first.map(Int.init) == byte }
    }

    /// The two bytes that secrets begin with, by first and second byte. Of the bytes of prose one in four begins
    /// some secret by itself, of the pairs one in a hundred.
    private static let begins: [Bool] = {
        var begins = [Bool](repeating: false, count: 1 << 16)
        let others = ["--", "ey", "se", "sE", "Se", "SE"].map { Array($0.utf8) }
        for prefix in SecretKind.all.map(\.prefix) + others {
            begins[Int(prefix[0]) << 8 | Int(prefix[1])] = true
        }
        return begins
    }()

    // MARK: The pass

    private mutating func scan() {
        Self.begins.withUnsafeBufferPointer { begins in
            var offset = 0
            while offset + 1 < text.count {
                let pair = Int(text[offset]) << 8 | Int(text[offset + 1])
                guard begins[pair], let secret = secret(at: offset) else {
                    offset += 1
                    continue
                }
                found.append(secret)
                offset = max(secret.range.upperBound, offset + 1)
            }
        }
    }

    private func secret(at offset: Int) -> Found? {
        let byte = text[offset]
        if byte | 0x20 == UInt8(ascii: "s"), let secret = namedSecret(at: offset) { return secret }
        if byte == UInt8(ascii: "-") { return privateKey(at: offset) }
        guard offset == 0 || !text[offset - 1].isOfName || isBehindEscape(offset) else { return nil }
        if byte == UInt8(ascii: "e"), let token = webToken(at: offset) { return token }
        for kind in Self.kinds[Int(byte)] {
            if let secret = secret(of: kind, at: offset) { return secret }
        }
        return nil
    }

    /// Whether the letter or digit before a place ends an escape: `\n`, `\u0020`, `%3D`.
    private func isBehindEscape(_ offset: Int) -> Bool {
        func isEscape(_ length: Int, _ mark: String) -> Bool {
            offset >= length && starts(mark.utf8, at: offset - length)
        }
        return isEscape(2, "\\") || isEscape(6, "\\u") || isEscape(3, "%")
    }

    private func secret(of kind: SecretKind, at offset: Int) -> Found? {
        guard starts(kind.prefix, at: offset) else { return nil }
        let start = offset + kind.prefix.count
        var end = start
        while end < text.count, end - start <= kind.length.upperBound, kind.admits(text[end]) { end += 1 }
        guard kind.length.contains(end - start), end == text.count || !text[end].isOfName,
            !Placeholder.isOne(text[start..<end], isMixed: kind.isMixed)
        else { return nil }
        return Found(name: kind.name, range: offset..<end)
    }

    // MARK: Secrets of other forms

    private static let names = ["secret_access_key", "secretaccesskey"].map { Array($0.utf8) }

    /// An AWS secret, which only the name beside it tells: `aws_secret_access_key = …`.
    private func namedSecret(at offset: Int) -> Found? {
        guard let name = Self.names.first(where: { startsIgnoringCase($0, at: offset) }) else { return nil }
        var start = offset + name.count
        let last = min(start + 8, text.count)
        while start < last, "\"': =\t>".utf8.contains(text[start]) { start += 1 }
        var end = start
        while end < text.count, end - start <= 40, text[end].isOfName || "+/".utf8.contains(text[end]) {
            end += 1
        }
        guard end - start == 40, !Placeholder.isOne(text[start..<end], isMixed: true) else { return nil }
        return Found(name: "an AWS secret access key", range: start..<end)
    }

    /// A JSON Web Token (RFC 7519) with its signature.
    private func webToken(at offset: Int) -> Found? {
        guard starts("eyJ".utf8, at: offset) else { return nil }
        let header = segmentEnd(offset)
        guard header - offset >= 16, starts(".eyJ".utf8, at: header) else { return nil }
        let payload = segmentEnd(header + 1)
        guard payload - header > 16, payload < text.count, text[payload] == UInt8(ascii: ".") else {
            return nil
        }
        let end = segmentEnd(payload + 1)
        // The token that RFC 7519's introductions show has this subject.
        let isSample = contains("IxMjM0NTY3ODkwI", in: header..<payload)
        guard end - payload > 20, !isSample,
            !Placeholder.isOne(text[(payload + 1)..<end], isMixed: true)
        else { return nil }
        return Found(name: "a JSON Web Token", range: offset..<end)
    }

    private func segmentEnd(_ start: Int) -> Int {
        var end = start
        while end < text.count, text[end].isOfName || text[end] == UInt8(ascii: "-") { end += 1 }
        return end
    }

    /// A private key in PEM (RFC 7468), up to the line that ends it.
    private func privateKey(at offset: Int) -> Found? {
        guard starts("-----BEGIN ".utf8, at: offset) else { return nil }
        var label = offset + 11
        while label < text.count, text[label] == 0x20 || text[label] &- UInt8(ascii: "A") < 26 { label += 1 }
        let isPrivate =
            contains("PRIVATE KEY", in: offset..<label) && starts("-----".utf8, at: label)
        guard isPrivate else { return nil }
        let start = label + 5
        var end = start
        var digits = 0
        while end < text.count, text[end] != UInt8(ascii: "-") {
            if text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "<") || text[end] >= 0x80 {
                return nil
            }
            if text[end].isOfName || text[end] == UInt8(ascii: "+") { digits += 1 }
            end += 1
        }
        // The shortest is one of Ed25519 (RFC 8410).
        guard digits >= 56, !Placeholder.standsForKey(text[start..<end]) else { return nil }
        if starts("-----END ".utf8, at: end) {
            end += 9
            while end < text.count, text[end] > 0x1F, text[end] != UInt8(ascii: "-") { end += 1 }
            while end < text.count, text[end] == UInt8(ascii: "-") { end += 1 }
        }
        return Found(name: "a private key", range: offset..<end)
    }

    // MARK: Bytes

    private func starts(_ prefix: some Collection<UInt8>, at offset: Int) -> Bool {
        offset <= text.count && text[offset...].starts(with: prefix)
    }

    private func startsIgnoringCase(_ name: [UInt8], at offset: Int) -> Bool {
        guard offset + name.count <= text.count else { return false }
        return name.indices.allSatisfy { index in
            let byte = text[offset + index]
            return byte.lowercased == name[index]
        }
    }

    private func contains(_ part: String, in range: Range<Int>) -> Bool {
        range.contains { text[$0..<range.upperBound].starts(with: part.utf8) }
    }
}
