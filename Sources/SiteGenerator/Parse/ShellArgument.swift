/// The JSON that a command is given as an argument: `claude mcp add-json NAME '{…}'`.
struct ShellArgument: Sendable {
    /// Where it stands in the block, without its quotes.
    let range: Range<Int>
    /// It as the command gets it, every byte at its place: blanks stand for what the shell takes away.
    let text: [UInt8]

    /// The words that the command begins with.
    private static let command = ["claude", "mcp", "add-json"]
    /// The options that have a value behind them.
    private static let options: Set<String> = ["-s", "--scope"]

    /// Looks at the words of a command; `nil` where it is another one, or its argument is made by the shell.
    init?(_ words: ArraySlice<Range<Int>>, of block: [UInt8], _ kind: ShellText.Kind) {
        let names = words.prefix(3).map { String(decoding: block[$0], as: UTF8.self) }
        guard names == Self.command, let word = Self.values(words.dropFirst(3), of: block).dropFirst().first,
            word.count >= 2, let quote = block[word].first, block[word].last == quote
        else { return nil }
        let inner = word.lowerBound + 1..<word.upperBound - 1
        guard let text = Self.unquoted(block[inner], quote, kind),
            let first = text.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{")
        else { return nil }
        (range, self.text) = (inner, text)
    }

    /// The words that are no options and no values of some.
    private static func values(_ words: ArraySlice<Range<Int>>, of block: [UInt8]) -> [Range<Int>] {
        var values: [Range<Int>] = []
        var rest = words
        while let word = rest.popFirst() {
            if block[word.lowerBound] != UInt8(ascii: "-") {
                values.append(word)
            } else if options.contains(String(decoding: block[word], as: UTF8.self)) {
                rest = rest.dropFirst()
            }
        }
        return values
    }

    /// The text between quotes without the marks that keep a character from the shell; `nil` where the quotes end in it.
    private static func unquoted(
        _ text: ArraySlice<UInt8>, _ quote: UInt8, _ kind: ShellText.Kind
    ) -> [UInt8]? {
        guard quote == UInt8(ascii: "\"") else {
            return quote == UInt8(ascii: "'") && !text.contains(quote) ? Array(text) : nil
        }
        let mark = kind == .powershell ? UInt8(ascii: "`") : UInt8(ascii: "\\")
        var unquoted = Array(text)
        var (offset, isInString) = (0, false)
        while offset < unquoted.count {
            if unquoted[offset] == quote { return nil }
            guard unquoted[offset] == mark, offset + 1 < unquoted.count else {
                offset += 1
                continue
            }
            if unquoted[offset + 1] == quote {
                // The blank stands outside of the string that the quote begins or ends.
                if isInString { unquoted.swapAt(offset, offset + 1) }
                unquoted[isInString ? offset + 1 : offset] = 0x20
                isInString.toggle()
            } else if unquoted[offset...].starts(with: [mark, mark, mark, quote]), isInString {
                // A quote that is escaped in the string too.
                unquoted.replaceSubrange(offset..<offset + 4, with: [mark, quote, 0x20, 0x20])
                offset += 2
            } else if [mark, UInt8(ascii: "$"), UInt8(ascii: "`")].contains(unquoted[offset + 1]) {
                unquoted[offset] = 0x20
            }
            offset += 2
        }
        return unquoted
    }
}
