import Diagnostics
import Text

/// What an HTML comment says to the program: `waymark: off ID reason`.
enum OffComment: Equatable {
    /// One kind of finding is meant, for a reason.
    case off(FindingName, reason: String)
    /// It is meant for the program and cannot be followed.
    case invalid(Problem)

    /// Why a comment cannot be followed, with the part of it that is to blame, from its beginning on.
    struct Problem: Equatable {
        let message: String
        let help: String
        let range: Range<Int>
        /// What to write there, where there is one right answer.
        var replacement: String?
    }

    /// Reads what stands between `<!--` and `-->`; `nil` for a comment for people.
    init?(_ content: ArraySlice<UInt8>) {
        var words = Words(content)
        let name = words.letters()
        let isName = name.text.lowercased() == "waymark"
        guard isName || Spelling.isSlip(name.text, of: "waymark") else { return nil }
        let sign = words.signs()
        let verb = words.letters()
        let isMeant = isName && sign.contains(":")
        let isOff = verb.text.lowercased() == "off"
        let isNear =
            isName && (Spelling.isSlip(verb.text + "f", of: "off") || words.asksToBeQuiet(verb, behind: sign))
        guard isMeant || isOff || isNear else { return nil }
        guard isName, isMeant else {
            self = .invalid(Self.nearly(name, verb, isWhole: words.isAtBlank))
            return
        }
        guard isOff, words.isAtBlank else {
            self = .invalid(Self.unknown(verb))
            return
        }
        self.init(&words, behind: verb)
    }

    private init(_ words: inout Words, behind verb: Words.Word) {
        _ = words.signs()
        let written = words.word()
        guard !written.text.isEmpty else {
            self = .invalid(
                Problem(
                    message: "the comment does not say which finding to switch off",
                    help: "write `\(Self.form)`", range: verb.range))
            return
        }
        guard let name = FindingName(written.text) else {
            self = .invalid(Self.unknownID(written))
            return
        }
        guard name.id.standsInBlocks else {
            self = .invalid(
                Problem(
                    message: "`\(name)` is not about a block, and no comment switches it off",
                    help: name.id.severity == .warning
                        ? "`rules` in `site.yaml` can switch it off for the whole site"
                        : "mend what it says; `waymark check --explain \(name.id)` tells more",
                    range: written.range))
            return
        }
        let reason = words.rest()
        guard reason.contains(where: { $0.isLetter || $0.isNumber }) else {
            self = .invalid(
                Problem(
                    message: "the comment does not say why `\(name)` is switched off",
                    help: "write the reason behind the id: `\(Self.form)`", range: written.range))
            return
        }
        self = .off(name, reason: reason)
    }

    private static let form = "<!-- waymark: off ID reason -->"

    private static func nearly(_ name: Words.Word, _ verb: Words.Word, isWhole: Bool) -> Problem {
        Problem(
            message: "the comment is nearly one that switches a finding off, and is not read",
            help: "write `\(form)`", range: name.range.lowerBound..<verb.range.upperBound,
            replacement: isWhole ? "waymark: off" : nil)
    }

    private static func unknown(_ verb: Words.Word) -> Problem {
        guard !verb.text.isEmpty else {
            return Problem(
                message: "the comment says nothing to the program", help: "write `\(form)`", range: verb.range
            )
        }
        let isNear = Spelling.nearest(to: verb.text, in: ["off"]) != nil && verb.text.lowercased() != "on"
        return Problem(
            message: "no comment can say `\(verb.text)` to the program",
            help: isNear ? "did you mean `off`?" : "write `\(form)`", range: verb.range,
            replacement: isNear ? "off" : nil)
    }

    private static func unknownID(_ word: Words.Word) -> Problem {
        let near = Spelling.nearest(to: word.text, in: FindingID.allCases.map(\.rawValue))
        return Problem(
            message: "no finding has the id `\(word.text)`",
            help: word.text.contains(",")
                ? "a comment switches one id off; write one for each"
                : near.map { "did you mean `\($0)`?" } ?? "`waymark check --explain list` shows all ids",
            range: word.range, replacement: word.text.contains(",") ? nil : near)
    }
}

/// Takes a comment's text apart, word by word.
private struct Words {
    struct Word {
        let text: String
        let range: Range<Int>
    }

    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
        // Some write a third hyphen at both ends of a comment.
        skip { $0.isWhitespace || $0 == .hyphen }
    }

    /// Whether a word ends here.
    var isAtBlank: Bool { place == bytes.endIndex || bytes[place].isWhitespace || bytes[place] == .colon }

    /// Whether a word behind the program's name asks it to be quiet, as other programs are asked: joined to the name,
    /// as in `waymark-disable`, or with the id of a finding behind it.
    func asksToBeQuiet(_ verb: Word, behind sign: String) -> Bool {
        let verbs = [
            "disable", "ignore", "skip", "suppress", "silence", "mute", "allow", "hide", "noqa", "nolint",
        ]
        guard verbs.contains(verb.text.lowercased()) else { return false }
        if sign.contains(where: { !$0.isWhitespace }) { return true }
        var rest = self
        _ = rest.signs()
        return FindingName(rest.word().text) != nil
    }

    /// The letters from here on.
    mutating func letters() -> Word { take { $0.isLetter } }

    /// Blanks and signs between two words.
    mutating func signs() -> String {
        take { $0.isWhitespace || ":;=._-,".utf8.contains($0) }.text
    }

    /// All up to the next blank, without a colon behind it.
    mutating func word() -> Word {
        let word = take { !$0.isWhitespace }
        guard word.text.count > 1, word.text.hasSuffix(":") else { return word }
        return Word(
            text: String(word.text.dropLast()), range: word.range.lowerBound..<word.range.upperBound - 1)
    }

    /// What is left, on one line and without the dash or colon in front.
    mutating func rest() -> String {
        skip { $0.isWhitespace || $0 == .colon || $0 == .hyphen }
        let hyphens = bytes[place...].reversed().prefix { $0.isWhitespace || $0 == .hyphen }.count
        let text = String(decoding: bytes[place...].dropLast(hyphens), as: UTF8.self)
        return text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    }

    private mutating func take(_ isPart: (UInt8) -> Bool) -> Word {
        let start = place
        skip(isPart)
        return Word(text: String(decoding: bytes[start..<place], as: UTF8.self), range: start..<place)
    }

    private mutating func skip(_ isPart: (UInt8) -> Bool) {
        while place < bytes.endIndex, isPart(bytes[place]) { place += 1 }
    }
}
