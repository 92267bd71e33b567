package import Text

/// What a build leaves in its manifest for the next one of the same site: by what it was made, and what it said.
package struct BuildMemory: Sendable, Hashable {
    let stamp: BuildStamp
    /// The findings, as they were printed.
    package let findings: StyledText
    /// The last line, without the time.
    package let conclusion: String
    /// Whether any finding was an error.
    package let hasErrors: Bool

    /// Makes a memory.
    package init(_ stamp: BuildStamp, findings: StyledText, conclusion: String, hasErrors: Bool) {
        self.stamp = stamp
        self.findings = findings
        self.conclusion = conclusion
        self.hasErrors = hasErrors
    }

    // MARK: In a manifest

    /// How a line of a manifest begins that is no file's.
    static let mark = UInt8(ascii: "=")

    /// The lines of the manifest, without their ends.
    var lines: [String] {
        ["=stamp " + stamp.digits, "=ended " + (hasErrors ? "errors " : "right ") + Self.escaped(conclusion)]
            + findings.runs.map { "=said \($0.role.rawValue) " + Self.escaped($0.text) }
    }

    /// Reads the lines; `nil` where they are not as a build writes them, so that the site is built again.
    init?(lines: [String]) {
        let parts = lines.map { $0.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false) }
        guard parts.count > 1, parts[0].count == 2, parts[0][0] == "=stamp", parts[1].count == 3,
            parts[1][0] == "=ended"
        else { return nil }
        var findings = StyledText()
        for part in parts[2...] {
            guard part.count == 3, part[0] == "=said", let role = TextRole(rawValue: String(part[1])) else {
                return nil
            }
            findings.append(Self.unescaped(part[2]), role)
        }
        self.init(
            BuildStamp(digits: String(parts[0][1])), findings: findings,
            conclusion: Self.unescaped(parts[1][2]), hasErrors: parts[1][1] == "errors")
    }

    /// Findings have many thousand pieces, so bytes are looked at and not letters.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == percent || $0 == newline }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            switch byte {
            case percent: bytes += "%25".utf8
            case newline: bytes += "%0A".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.utf8.contains(percent) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == percent, rest.starts(with: "25".utf8) {
                rest.removeFirst(2)
                bytes.append(percent)
            } else if byte == percent, rest.starts(with: "0A".utf8) {
                rest.removeFirst(2)
                bytes.append(newline)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let percent = UInt8(ascii: "%")
    private static let newline = UInt8(ascii: "\n")
}
