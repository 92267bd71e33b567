/// The JSON that a command is given as an argument: `claude mcp add-json NAME '{…}'`.
struct ShellArgument: Sendable {
    /// Where it stands in the block, without its quotes.
    let range: Range<Int>
    /// It as the command gets it: blanks outside of its strings stand for what the shell takes away.
    let text: [UInt8]
    /// Where the shell puts something in.
    let inserted: [Range<Int>]

    /// The options that have a value behind them.
    private static let options: Set<String> = ["-s", "--scope"]
    private static let programs: Set<String> = ["claude", "claude.exe", "claude.cmd"]

    /// Looks at a command; `nil` where it adds something else than JSON, or the shell makes all of its argument.
    init?(_ addition: Addition, of block: [UInt8], _ kind: ShellText.Kind) {
        guard addition.name == "add-json",
            let start = Self.values(addition.rest, of: block).dropFirst().first?.lowerBound
        else { return nil }
        guard let word = QuotedWord(block, from: start, kind),
            let first = word.text.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{")
        else { return nil }
        (range, text, inserted) = (word.range, word.text, word.inserted)
    }

    /// A command that hands the variables and words behind it to a server: `claude mcp add NAME -e KEY=… -- COMMAND`.
    struct Addition {
        /// The word behind `claude mcp`.
        let name: String
        /// What stands behind that.
        let rest: ArraySlice<Range<Int>>

        /// Looks at the words of a command; a prompt, variables or another program may stand before its name.
        init?(_ words: ArraySlice<Range<Int>>, of block: [UInt8]) {
            // The names are short, and an argument may be long.
            let names = words.prefix(8).map { word in
                word.count > 40 ? "" : String(decoding: block[word], as: UTF8.self)
            }
            let place = names.indices.prefix(5).dropLast(2).first { index in
                ShellArgument.programs.contains(names[index].lowercased()) && names[index + 1] == "mcp"
            }
            guard let place, names[place + 2].hasPrefix("add") else { return nil }
            (name, rest) = (names[place + 2], words.dropFirst(place + 3))
        }
    }

    /// The words that are no options and no values of some.
    private static func values(_ words: ArraySlice<Range<Int>>, of block: [UInt8]) -> [Range<Int>] {
        var values: [Range<Int>] = []
        var rest = words
        while let word = rest.popFirst() {
            if word.isEmpty || block[word.lowerBound] != UInt8(ascii: "-") {
                values.append(word)
            } else if options.contains(String(decoding: block[word], as: UTF8.self)) {
                rest = rest.dropFirst()
            }
        }
        return values
    }
}
