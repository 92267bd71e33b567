import CPCRE2
import Synchronization

/// A regular expression of a schema, ready to match. Wraps PCRE2, but for the plain forms that need none.
///
/// Unchecked `Sendable`: the compiled code is written once by the initializer and once, under the lock, by
/// the just-in-time compiler, before any thread matches with it; PCRE2 allows matching from many threads.
final class Pattern: @unchecked Sendable {
    /// What matching a text came to.
    enum Outcome {
        case matched, unmatched
        /// The match took more steps than are allowed.
        case gaveUp
    }

    /// The expression as the schema writes it.
    let source: String
    private let plain: PlainPattern?
    private let code: OpaquePointer?
    private let isReady = Atomic<Bool>(false)
    private let lock = Mutex<Void>(())

    /// Compiles an expression; `nil` where it is none.
    init?(_ source: String) {
        self.source = source
        plain = PlainPattern(source)
        guard plain == nil else {
            code = nil
            return
        }
        guard let translated = ECMAPattern.translated(source) else { return nil }
        var error: Int32 = 0
        var place = 0
        let options = PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF
        code = translated.withUnsafeBufferPointer {
            pcre2_compile_8($0.baseAddress, $0.count, options | PCRE2_NEVER_BACKSLASH_C, &error, &place, nil)
        }
        guard code != nil else { return nil }
    }

    deinit { pcre2_code_free_8(code) }

    /// Matches anywhere in a text, within PCRE2's limits for steps and memory.
    func match(_ text: UnsafeBufferPointer<UInt8>, _ memory: PatternMemory) -> Outcome {
        if let plain { return plain.matches(text) ? .matched : .unmatched }
        prepare()
        let empty: [UInt8] = [0]
        let result = empty.withUnsafeBufferPointer { fallback in
            pcre2_match_8(
                code, text.baseAddress ?? fallback.baseAddress, text.count, 0, 0, memory.data, memory.context)
        }
        if result >= 0 { return .matched }
        // A text that is not UTF-8 has been reported as such, and matches nothing.
        return result == PCRE2_ERROR_NOMATCH
            || result <= PCRE2_ERROR_UTF8_ERR1 && result >= PCRE2_ERROR_UTF8_ERR21
            ? .unmatched : .gaveUp
    }

    private func prepare() {
        if isReady.load(ordering: .acquiring) { return }
        lock.withLock { _ in
            if !isReady.load(ordering: .relaxed) {
                // Without the just-in-time compiler PCRE2 interprets the same code.
                _ = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
                isReady.store(true, ordering: .releasing)
            }
        }
    }
}

/// The working memory of matches on one thread.
final class PatternMemory {
    fileprivate let data: OpaquePointer?
    fileprivate let context: OpaquePointer?

    /// Makes memory with the limits that keep a match within milliseconds.
    init() {
        data = pcre2_match_data_create_8(1, nil)
        context = pcre2_match_context_create_8(nil)
        pcre2_set_match_limit_8(context, 200_000)
        pcre2_set_heap_limit_8(context, 4096)
        pcre2_set_depth_limit_8(context, 10_000)
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
    }
}
