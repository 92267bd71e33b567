/// Characters that a JSON text may hold as they are and that are written as escapes all the same, so that the text
/// can be shown on a terminal (RFC 8259, section 7).
enum JSONEscapes {
    /// A JSON text with what a terminal could take for a command written as `\uXXXX`.
    ///
    /// Beyond ASCII a JSON text has characters only in its strings, where the escape means the same.
    static func safe(_ json: String) -> String {
        let isSafe = { (scalar: Unicode.Scalar) in scalar == "\n" || !TerminalText.isUnsafe(scalar) }
        guard !json.unicodeScalars.allSatisfy(isSafe) else { return json }
        var result = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            if isSafe(scalar) {
                result.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    let zeros = String(repeating: "0", count: 4 - digits.count)
                    result.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
                }
            }
        }
        return String(result)
    }
}
