import Testing

@testable import Text
import Text

/// The lines in which two texts differ, however many.
@Suite struct LineDifferenceTests {
    private static func text(_ lines: String) -> [UInt8] {
        Array(lines.map { "\($0)\n" }.joined().utf8)
    }

    @Test(
        arguments: [
            ("", "", []), ("abc", "abc", []), ("abc", "aBc", ["-1..<2", "+1..<2"]),
            ("abcdef", "bcdef", ["-0..<1", "+0..<0"]), ("abcdef", "abcdefg", ["-6..<6", "+6..<7"]),
            // What is the same between two changes near each other stays the same.
            ("abcde", "aBcDe", ["-1..<2", "+1..<2", "-3..<4", "+3..<4"]),
            ("abcdefgh", "abXXXcdefgh", ["-2..<2", "+2..<5"]), ("abcdefgh", "fgh", ["-0..<5", "+0..<0"]),
            ("aaaaab", "aaab", ["-3..<5", "+3..<3"]),
            ("xyzab", "abxyz", ["-0..<0", "+0..<2", "-3..<5", "+5..<5"]),
        ] as [(String, String, [String])])
    func linesThatDiffer(old: String, new: String, hunks: [String]) {
        let difference = LineDifference(Self.text(old), Self.text(new))
        #expect(difference.hunks.flatMap { ["-\($0.old)", "+\($0.new)"] } == hunks)
    }

    /// Each change is seen by itself; four times as many take four times as many steps.
    @Test func stepsAreLinear() {
        let steps = [200, 800].map { count in
            let text = { (word: String) in
                Array((0..<count).map { _ in "{\n\(word): 1\n}\nx\n\n" }.joined().utf8)
            }
            return WorkCounter.steps {
                let difference = LineDifference(text("comand"), text("command"))
                #expect(difference.hunks.count == count)
                #expect(difference.hunks.allSatisfy { $0.old.count == 1 && $0.new == $0.old })
            }
        }
        #expect(steps[0] >= 200)
        #expect(steps[1] <= steps[0] * 5, "\(steps)")
    }

    /// A change that makes a line equal to later ones is no reason to put those in its place, wherever it stands.
    @Test(arguments: [0, 100, 250, 1_000])
    func linesThatBecomeAlikeAreChangedInPlace(before: Int) {
        let start = (0..<before).map { "line \($0)\n" }.joined()
        let text = { (lines: [String]) in Array((start + lines.joined(separator: "\n")).utf8) }
        let rest = Array(repeating: ["x", "{y}", "```", ""], count: 300).flatMap(\.self)
        let difference = LineDifference(
            text(["x", "{z}", "```", "", "w", "{z}", "```", ""] + rest),
            text(["x", "{y}", "```", "", "x", "{y}", "```", ""] + rest))
        #expect(difference.hunks.map(\.old) == [before + 1..<before + 2, before + 4..<before + 6])
        #expect(difference.hunks.map(\.new) == [before + 1..<before + 2, before + 4..<before + 6])
    }

    /// A change that is longer than what is compared at a time.
    @Test func longChangesAreFoundToo() {
        let lines = (0..<300).map { "\($0)\n" }.joined()
        let difference = LineDifference(Array("a\n\(lines)b\n".utf8), Array("a\nb\n".utf8))
        #expect(difference.hunks.map(\.old) == [1..<301])
        #expect(difference.hunks.map(\.new) == [1..<1])
    }
}
