import CPCRE2
import Synchronization

/// A regular expression of a schema, ready to match. Wraps PCRE2, but for the plain forms that need none.
///
/// Unchecked `Sendable`: the compiled code is written by the initializer and, once and under the lock, by the
/// just-in-time compiler before any thread matches with it; PCRE2 allows matching from many threads.
final class Pattern: @unchecked Sendable {
    /// What matching a text came to.
    enum Outcome {
        case matched, unmatched
        /// The match took more work than is allowed.
        case gaveUp
    }

    /// The work that a match may take before it is counted exactly, in characters looked at. PCRE2's own limit
    /// counts for each starting place anew, and no loop over single characters, so the limit that is set is
    /// this number divided by the starting places and by the length; in practice it ends within 5 ms.
    static let quickWork = 20_000_000
    /// The work that a match may take when it is counted: one for each part of the expression that is tried,
    /// and one for each character between two of them; the length of the text is added four times.
    ///
    /// Of 28 expressions made to be slow, on texts from 40 bytes to 4 MB, `(?:(?:(?:a*)*)*)*[bc]` takes the
    /// longest for it: 10 ms, and 30 ms where PCRE2 has no just-in-time compiler.
    static let countedWork = 3_000_000
    /// How much memory backtracking may take, in KiB.
    static let memoryLimit: UInt32 = 8192

    static let isTooLarge = PatternProblem(reason: "it is too large to be matched")

    /// The expression as the schema writes it.
    let source: String
    /// The expression as plain text or as steps, where it is that simple.
    let plain: PlainPattern?
    let steps: StepPattern?
    /// The characters that a text must start with, where PCRE2 is needed for what follows.
    let leading: [StepPattern.Step]
    private let code: OpaquePointer?
    /// Whether the expression can match at the start of a text only.
    private let isAnchored: Bool
    private let isReady = Atomic<Bool>(false)
    private let translated: [UInt8]
    /// The same expression with a call of `countWork` before each of its parts, made when it is first needed.
    private let counted = Mutex<CompiledPattern?>(nil)

    /// Whether it says only how a text must not begin, so that all others match.
    var isExclusion: Bool { source.hasPrefix("^(?!") && source.hasSuffix(")") }

    /// Compiles an expression of ECMA-262; throws why it is none, or none that PCRE2 can match.
    init(_ source: String) throws(PatternProblem) {
        self.source = source
        plain = PlainPattern(source)
        let expression = plain == nil ? try PatternParser.parse(source) : nil
        steps = expression.flatMap { StepPattern($0.tree) }
        leading = steps == nil ? expression.map { StepPattern.leading($0.tree) } ?? [] : []
        guard let expression, steps == nil else {
            (code, isAnchored, translated) = (nil, true, [])
            return
        }
        translated = try PatternTranslation.translate(expression)
        code = Self.compile(translated, options: 0)
        guard code != nil else { throw Self.isTooLarge }
        var options: UInt32 = 0
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_ALLOPTIONS), &options)
        isAnchored = options & PCRE2_ANCHORED != 0
    }

    /// Compiles an expression of PCRE2's own syntax, for the rules that Waymark writes itself.
    init?(pcre2 text: String) {
        source = text
        (plain, steps, leading) = (nil, nil, [])
        isAnchored = false
        translated = Array(text.utf8)
        code = Self.compile(translated, options: 0)
        if code == nil { return nil }
    }

    deinit { pcre2_code_free_8(code) }

    fileprivate static func compile(_ text: [UInt8], options: UInt32) -> OpaquePointer? {
        var error: Int32 = 0
        var place = 0
        let usual =
            PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF
            | PCRE2_NEVER_BACKSLASH_C
        return text.withUnsafeBufferPointer {
            pcre2_compile_8($0.baseAddress, $0.count, usual | options, &error, &place, nil)
        }
    }

    /// Whether PCRE2 has a property of characters, by its own name for it.
    static func knowsProperty(_ name: String) -> Bool {
        let code = compile(Array("\\p{\(name)}".utf8), options: 0)
        pcre2_code_free_8(code)
        return code != nil
    }

    /// Matches anywhere in a text, within the limits for work and memory.
    func match(_ text: UnsafeBufferPointer<UInt8>, _ memory: PatternMemory) -> Outcome {
        if let plain { return plain.matches(text) ? .matched : .unmatched }
        if let steps { return steps.matches(text) ? .matched : .unmatched }
        let starts = leading.withUnsafeBufferPointer { StepPattern.starts(text, with: $0) }
        guard starts else { return .unmatched }
        return matchByCode(text, memory)
    }

    /// Matches with PCRE2, for patterns that are neither plain nor steps.
    func matchByCode(_ text: UnsafeBufferPointer<UInt8>, _ memory: PatternMemory) -> Outcome {
        prepare()
        let length = text.count + 1
        let limit = Self.quickWork / length / (isAnchored ? 1 : length)
        if limit > 0 {
            let result = memory.match(code, text, limit: UInt32(limit))
            if let outcome = Self.outcome(result) { return outcome }
        }
        return matchCounted(text, memory)
    }

    /// What PCRE2's result says; `nil` where a limit was met.
    private static func outcome(_ result: Int32) -> Outcome? {
        if result >= 0 { return .matched }
        // A text that is not UTF-8 has been reported as such, and matches nothing.
        let isNotUTF8 = result <= PCRE2_ERROR_UTF8_ERR1 && result >= PCRE2_ERROR_UTF8_ERR21
        return result == PCRE2_ERROR_NOMATCH || isNotUTF8 ? .unmatched : nil
    }

    private func matchCounted(_ text: UnsafeBufferPointer<UInt8>, _ memory: PatternMemory) -> Outcome {
        let code = counted.withLock { known in
            if known == nil { known = CompiledPattern(translated) }
            return known?.code
        }
        guard let code else { return .gaveUp }
        let work = Self.countedWork + 4 * text.count
        return Self.outcome(memory.matchCounted(code, text, work: work)) ?? .gaveUp
    }

    private func prepare() {
        if isReady.load(ordering: .acquiring) { return }
        counted.withLock { _ in
            if !isReady.load(ordering: .relaxed) {
                // Without the just-in-time compiler PCRE2 interprets the same code.
                _ = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
                isReady.store(true, ordering: .releasing)
            }
        }
    }
}

/// Code that counts its work. Unchecked `Sendable`: it never changes once it is made.
private final class CompiledPattern: @unchecked Sendable {
    let code: OpaquePointer

    init?(_ text: [UInt8]) {
        guard let code = Pattern.compile(text, options: PCRE2_AUTO_CALLOUT) else { return nil }
        self.code = code
        _ = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
    }

    deinit { pcre2_code_free_8(code) }
}
