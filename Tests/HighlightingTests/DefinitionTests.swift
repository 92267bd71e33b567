import Diagnostics
import Testing

@testable import Highlighting
import Text

/// Broken definitions are findings at the smallest place that is wrong; `«` and `»` mark it.
@Suite struct DefinitionTests {
    struct Broken: Sendable, CustomTestStringConvertible {
        let text: String
        let message: String
        let help: String?
        var testDescription: String { message }
    }

    static let broken: [Broken] = [
        Broken(
            text: "«»# nothing\n", message: "The file defines no language.",
            help: "Begin it with `language NAME`."),
        Broken(
            text: "«names» a\nlanguage x", message: "The language has no name yet.",
            help: "Begin the file with `language NAME`."),
        Broken(text: "language x\nlanguage «y»", message: "A file defines one language.", help: nil),
        Broken(text: "«language» x y", message: "`language` takes one name.", help: nil),
        Broken(
            text: "language x\n«word» keyword if", message: "`word` is not a directive.",
            help: "Did you mean `words`?"),
        Broken(
            text: "language x\n«words» keyword", message: "`words` takes a class and at least one word.",
            help: nil),
        Broken(
            text: "language x\n  «comment» #", message: "A rule stands before the first state.",
            help: "Write `state root` above it."),
        Broken(
            text: "language x\nstate root\nstate «root»", message: "The state `root` is defined twice.",
            help: nil),
        Broken(
            text: "language «x»\nstate other\n  comment #",
            message: "The language `x` has no state `root`.", help: "Scanning begins there."),
        Broken(
            text: "language x\nextends «yaml»", message: "There is no language `yaml` to extend.", help: nil
        ),
        Broken(text: "language x\nextends «x»", message: "The language `x` extends itself.", help: nil),
        Broken(
            text: "language x\nstate root\n  «coment» #", message: "`coment` is not a class of tokens.",
            help: "Did you mean `comment`?"),
        Broken(
            text: "language x\nstate root\n  «comment»", message: "The rule has no pattern.",
            help: "A rule is a class and a pattern."),
        Broken(
            text: "language x\nstate root\n  comment «#*»", message: "The pattern matches the empty text.",
            help: "A rule must take at least one byte: `+` instead of `*`."),
        Broken(
            text: "language x\nstate root\n  string \" push «sring»\nstate string",
            message: "There is no state `sring`.", help: "Did you mean `string`?"),
        Broken(
            text: "language x\nstate root\n  include «other»", message: "There is no state `other`.",
            help: nil),
        Broken(
            text: "language x\nstate root\n  «include»", message: "`include` takes one state.", help: nil),
        Broken(
            text: "language x\nstate root\n  string \" «psh» root",
            message: "`psh` is not a condition or an action.", help: "Did you mean `push`?"),
        Broken(
            text: "language x\nstate root\n  string \" «push»", message: "`push` lacks what follows it.",
            help: "Write `push STATE`."),
        Broken(
            text: "language x\nstate root\n  tag a embed x «to» b", message: "`embed` needs an end.",
            help: "Write `embed LANGUAGE until PATTERN`."),
        Broken(
            text: "language x\nstate root\n  tag a embed «y» until b",
            message: "There is no language `y` to embed.", help: nil),
        Broken(
            text: "language x\nstate root\n  tag a after «ab»",
            message: "`after` takes one character or set.", help: "For example `after [(,=]`."),
        Broken(text: "language x\nstate root\n  tag «(a»", message: "The group is not closed.", help: nil),
        Broken(
            text: "language x\nstate root\n  tag a«)»", message: "This `)` closes no group.",
            help: "Write `\\)` for the character."),
        Broken(
            text: "language x\nstate root\n  tag («?»:a)", message: "A group cannot begin with `?`.",
            help: "Every group is a plain group."),
        Broken(text: "language x\nstate root\n  tag a«[b»", message: "The set is not closed.", help: nil),
        Broken(
            text: "language x\nstate root\n  tag [«z-a»]",
            message: "This range of characters is not one.", help: "Write a hyphen in a set as `\\-` or last."
        ),
        Broken(
            text: "language x\nstate root\n  tag «*»a", message: "There is nothing to repeat here.",
            help: "Write a backslash in front of the character itself."),
        Broken(
            text: "language x\nstate root\n  tag a«^»b",
            message: "`^` stands only at the beginning of a rule's pattern.",
            help: "Write `\\^` for the character."),
        Broken(
            text: "language x\nstate root\n  tag a«{65}»",
            message: "A count must be at most 64, and the first not above the second.", help: nil),
        Broken(
            text: "language x\nstate root\n  tag a«\\»", message: "A backslash ends the pattern.",
            help: "Write `\\\\` for a backslash."),
        Broken(
            text: "language x\nstate root\n  tag «((a{64}){64}){64}»", message: "The pattern is too large.",
            help: nil),
    ]

    @Test(arguments: broken)
    func aFaultIsFoundAtItsPlace(_ broken: Broken) throws {
        let marked = Array(broken.text.utf8)
        let open = try #require(place(of: "«", in: marked))
        let close = try #require(place(of: "»", in: marked))
        let text = marked[..<open] + marked[(open + 2)..<close] + marked[(close + 2)...]
        let set = LanguageSet([SourceText(path: "x.lang", bytes: Array(text))])
        let found = try #require(set.diagnostics.first)
        #expect(set.diagnostics.count == 1)
        #expect(found.message == broken.message)
        #expect(found.help == broken.help)
        #expect(found.id.rawValue == "language-definition")
        #expect(found.location == Location(path: "x.lang", range: open..<(close - 2)))
    }

    private func place(of mark: String, in text: [UInt8]) -> Int? {
        text.indices.first { text[$0...].starts(with: mark.utf8) }
    }

    @Test func theRestOfABrokenDefinitionIsUsed() {
        let set = LanguageSet([SourceText(path: "x.lang", "language x\nstate root\n  tag (\n  number \\d+\n")]
        )
        #expect(set.diagnostics.count == 1)
        #expect(set.highlight(Array("a1".utf8), as: "x") == Array("a<span class=\"t-number\">1</span>".utf8))
    }

    @Test func anythingReadAsADefinitionGivesAValue() {
        for file in BuiltIn.files where file.path.hasSuffix("yaml.lang") || file.path.hasSuffix("bash.lang") {
            for removed in stride(from: 0, to: file.bytes.count, by: 3) {
                var bytes = file.bytes
                bytes.remove(at: removed)
                let set = LanguageSet([SourceText(path: "x.lang", bytes: bytes)])
                #expect(set.names.count <= 1)
            }
        }
    }

    @Test func aTableThatGrowsWithoutBoundsIsCutAndReported() {
        let hungry = "language x\nstate root\n  tag (a|b)*a(a|b){20}\n"
        let set = LanguageSet([], adding: [SourceText(path: "x.lang", hungry)])
        #expect(set.diagnostics.map(\.message) == ["The patterns of `x` need too large a table."])
        #expect(set.highlight(Array("ab".utf8), as: "x") == Array("ab".utf8))
    }
}
