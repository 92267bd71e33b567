import Synchronization

/// The regular expressions of Waymark's own rules, each compiled when a text is first matched with it.
enum OwnPatterns {
    private static let compiled = Mutex<[String: Pattern]>([:])

    /// Whether an expression in PCRE2's syntax, which knows the letters of all scripts, matches somewhere in a text.
    static func matches(_ text: some StringProtocol, _ expression: String, _ memory: PatternMemory) -> Bool {
        let pattern = compiled.withLock { compiled in
            if let known = compiled[expression] { return known as Pattern? }
            let pattern = Pattern(pcre2: "(*UCP)" + expression)
            compiled[expression] = pattern
            return pattern
        }
        guard let pattern else { preconditionFailure("`\(expression)` is no regular expression") }
        let outcome = text.utf8.withContiguousStorageIfAvailable { pattern.match($0, memory) }
        return (outcome ?? Array(text.utf8).withUnsafeBufferPointer { pattern.match($0, memory) }) == .matched
    }
}
