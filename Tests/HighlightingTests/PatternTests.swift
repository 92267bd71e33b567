import Testing

@testable import Highlighting

/// What patterns match: the length of the longest match at the beginning of a text, 0 for none.
@Suite struct PatternTests {
    @Test(
        arguments: [
            ("abc", "abcd", 3), ("abc", "ab", 0), ("a|bc", "bcd", 2), ("a*b", "aaab", 4), ("a+", "aa", 2),
            ("a+", "a", 1), ("a+b", "b", 0),
            ("a?b", "b", 1),
            ("a{2}", "aaa", 2), ("a{2,}", "aaaa", 4), ("a{1,2}b?", "aab", 3), ("a{", "a{", 2),
            ("{}", "{}", 2),
            ("(ab)+c", "ababc", 5), ("(a|b)*c", "abac", 4), ("[a-c]+", "abcd", 3), ("[^a-c]+", "xyza", 3),
            ("[]x", "", 0), ("[a\\]]+", "a]", 2), ("[\\-a]+", "-a", 2), ("[a-]+", "a-", 2),
            ("[\\x41-\\x43]+", "ABCD", 3),
            ("\\d+", "12a", 2), ("\\w+", "é_1-", 4), ("\\W", "-", 1), ("\\h+", " \t\n", 2),
            ("\\s+", " \n\r\t", 4),
            ("\\S+", "a b", 1), (".+", "a\u{1}\n", 2), (".", "\r", 0), ("$", "\n", 1), ("\\$", "$", 1),
            ("a$", "a\r", 2),
            ("\\.", ".", 1), ("\\.", "a", 0), ("\\x2F", "/", 1), ("é", "é", 2), ("a||b", "b", 1),
            ("\\/\\*", "/*", 2),
        ])
    func theLongestMatch(pattern: String, text: String, length: Int) {
        #expect(longestMatch(pattern, Array(text.utf8)) == length)
    }

    @Test func casesOfLettersCanBeIgnored() throws {
        let pattern = try PatternParser.parse(Array("a[b-c]1".utf8)).ignoringCase
        #expect(longestMatch(pattern, Array("AB1".utf8)) == 3)
        #expect(longestMatch(pattern, Array("aC1".utf8)) == 3)
    }

    private func longestMatch(_ pattern: String, _ text: [UInt8]) -> Int {
        guard let pattern = try? PatternParser.parse(Array(pattern.utf8)) else { return 0 }
        return longestMatch(pattern, text)
    }

    private func longestMatch(_ pattern: Pattern, _ text: [UInt8]) -> Int {
        var automaton = Automaton()
        let start = automaton.add(pattern, accepting: 0)
        let (table, states) = TransitionTable.build(automaton, starts: [[start]])
        var state = Int(states[0])
        var length = 0
        for (offset, byte) in text.enumerated() where state != 0 {
            state = Int(table.next[state << table.shift | Int(table.classOf[Int(byte)])])
            if table.accepts[state] != 0 { length = offset + 1 }
        }
        return length
    }
}
