import CPCRE2

/// The working memory of matches on one thread. Wraps PCRE2's match data and match context.
final class PatternMemory {
    /// The stack that compiled code may use where its own 32 KiB are not enough, in bytes.
    private static let stackLimit = 8 << 20

    private let data: OpaquePointer?
    private let context: OpaquePointer?
    private var stack: OpaquePointer?
    private let work = UnsafeMutablePointer<PatternWork>.allocate(capacity: 1)

    /// Makes memory with the limits that keep a match within milliseconds.
    init() {
        data = pcre2_match_data_create_8(1, nil)
        context = pcre2_match_context_create_8(nil)
        work.initialize(to: PatternWork())
        pcre2_set_heap_limit_8(context, Pattern.memoryLimit)
        pcre2_set_callout_8(context, countWork, work)
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
        pcre2_jit_stack_free_8(stack)
        work.deallocate()
    }

    /// Matches within a number of PCRE2's steps, and gives PCRE2's result.
    func match(_ code: OpaquePointer?, _ text: UnsafeBufferPointer<UInt8>, limit: UInt32) -> Int32 {
        pcre2_set_match_limit_8(context, limit)
        return match(code, text, options: 0)
    }

    /// Matches with code that counts its work, up to a limit.
    func matchCounted(_ code: OpaquePointer, _ text: UnsafeBufferPointer<UInt8>, work limit: Int) -> Int32 {
        if stack == nil {
            stack = pcre2_jit_stack_create_8(32 << 10, Self.stackLimit, nil)
            pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
        }
        pcre2_set_match_limit_8(context, UInt32(clamping: limit))
        work.pointee = PatternWork(remaining: limit)
        let result = match(code, text, options: 0)
        guard result == PCRE2_ERROR_JIT_STACKLIMIT else { return result }
        work.pointee = PatternWork(remaining: limit)
        return match(code, text, options: UInt32(PCRE2_NO_JIT))
    }

    private func match(_ code: OpaquePointer?, _ text: UnsafeBufferPointer<UInt8>, options: UInt32) -> Int32 {
        guard let start = text.baseAddress else {
            var nothing: UInt8 = 0
            return pcre2_match_8(code, &nothing, 0, 0, options, data, context)
        }
        return pcre2_match_8(code, start, text.count, 0, options, data, context)
    }
}

/// The work that a counted match has left, in characters looked at.
private struct PatternWork {
    var remaining = 0
    var position = 0
}

/// Called by PCRE2 before each part of an expression: takes the way since the last call from what is left.
private func countWork(
    _ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ data: UnsafeMutableRawPointer?
) -> Int32 {
    guard let block, let work = data?.assumingMemoryBound(to: PatternWork.self) else { return 0 }
    let position = block.pointee.current_position
    work.pointee.remaining -= abs(position - work.pointee.position) + 1
    work.pointee.position = position
    return work.pointee.remaining > 0 ? 0 : PCRE2_ERROR_MATCHLIMIT
}
