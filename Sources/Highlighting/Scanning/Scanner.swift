import Text

/// Runs a language's tables over source text and hands the pieces to a writer.
///
/// The time is linear in the text for every definition: a match is given up `lookahead` bytes after the last
/// place where a rule would have matched, conditions look as far at most, and a region is searched once and
/// then passed over.
struct Scanner {
    let bytes: ByteView
    let languages: LanguageSet
    /// The bytes looked at so far, in matches, conditions and searches.
    var steps = 0

    /// How far the scanner looks beyond what it takes.
    static let lookahead = 256
    /// Languages are embedded in one another this deep.
    static let embeddingLimit = 4
    /// So many regions may wait for the beginning of the next line.
    static let pendingLimit = 8

    /// Scans a range as a language.
    mutating func scan(_ language: Int, _ range: Range<Int>, depth: Int, _ writer: inout HTMLWriter) {
        guard !range.isEmpty else { return }
        let compiled = languages.compiled(language)
        guard !compiled.isPlain else { return writer.plain(range.lowerBound, range.upperBound) }
        var run = Run(range: range, depth: depth)
        compiled.withTables { tables in
            while run.position < range.upperBound { step(tables, compiled, &run, &writer) }
        }
    }

    /// What the scanner knows within one range of one language.
    struct Run {
        let range: Range<Int>
        let depth: Int
        var position: Int
        var state = 0
        var stack: [UInt16] = []
        /// Regions that begin with the next line, by the match that asks for them.
        var pending: [(region: CompiledLanguage.Region, match: Range<Int>)] = []

        init(range: Range<Int>, depth: Int) {
            self.range = range
            self.depth = depth
            position = range.lowerBound
        }
    }

    @inline(__always)
    private mutating func step(
        _ tables: ScanTables, _ language: CompiledLanguage, _ run: inout Run, _ writer: inout HTMLWriter
    ) {
        let isAtLineStart = isLineStart(run.position, run.range)
        if isAtLineStart, !run.pending.isEmpty { return pendingRegion(&run, &writer) }
        let start = run.position
        let first = tables.next(tables.start(run.state, atLineStart: isAtLineStart), bytes[start])
        guard first != 0 else { return plain(tables, &run, &writer) }
        let (accepted, end) = longestMatch(tables, first, start, run.range.upperBound)
        guard accepted != 0 else { return plain(tables, &run, &writer) }
        run.position = end
        var list = Int(accepted)
        while true {
            let number = tables.ruleLists[list]
            guard number != TransitionTable.endOfRules else { return writer.plain(start, end) }
            let rule = tables.rules[Int(number)]
            if rule.isSimple { return writer.token(rule.tokenClass, start, end) }
            if let tokenClass = tokenClass(rule, start..<end, tables, language, run.range) {
                writer.token(tokenClass, start, end)
                return follow(rule, start..<end, &run, tables, &writer)
            }
            list += 1
        }
    }

    /// Writes bytes without a rule: the one at the position, and those after it that no rule begins with.
    @inline(__always)
    private mutating func plain(_ tables: ScanTables, _ run: inout Run, _ writer: inout HTMLWriter) {
        let start = run.position
        let end = run.range.upperBound
        let begin = tables.start(run.state, atLineStart: false)
        var position = start + 1
        while position < end {
            let byte = bytes[position]
            guard byte.isContinuation || tables.next(begin, byte) == 0, !bytes[position - 1].isLineEnd else {
                break
            }
            position += 1
        }
        steps &+= position - start
        run.position = position
        writer.plain(start, position)
    }

    /// The rules of the longest match and its end, which is never within a UTF-8 character.
    @inline(__always)
    private mutating func longestMatch(
        _ tables: ScanTables, _ first: Int, _ start: Int, _ limit: Int
    ) -> (accepted: UInt16, end: Int) {
        var state = first
        var position = start + 1
        var accepted: UInt16 = tables.accepts[state]
        var end = position
        while position < limit {
            state = tables.next(state, bytes[position])
            guard state != 0 else { break }
            position += 1
            let rules = tables.accepts[state]
            if rules != 0 {
                accepted = rules
                end = position
            } else if position - end > Self.lookahead {
                break
            }
        }
        steps &+= position - start
        while end < limit, bytes[end].isContinuation { end += 1 }
        return (accepted, end)
    }

    @inline(__always)
    func isLineStart(_ position: Int, _ range: Range<Int>) -> Bool {
        guard position > range.lowerBound else { return true }
        let last = bytes[position - 1]
        return last == UInt8.lineFeed || (last == UInt8.carriageReturn && bytes[position] != UInt8.lineFeed)
    }

    /// The class of a match whose conditions hold; `nil` where one fails.
    private mutating func tokenClass(
        _ rule: CompiledLanguage.Rule, _ match: Range<Int>, _ tables: ScanTables,
        _ language: CompiledLanguage, _ range: Range<Int>
    ) -> UInt8? {
        var tokenClass = rule.tokenClass
        if rule.isFromWords {
            guard let found = language.words.tokenClass(of: ByteView(rebasing: bytes[match])) else {
                return nil
            }
            tokenClass = found
        }
        if rule.before != 0 {
            guard matches(tables, Int(rule.before), match.upperBound, range.upperBound) else { return nil }
        }
        if rule.after >= 0 {
            guard language.sets[Int(rule.after)].contains(byteBefore(match.lowerBound, range)) else {
                return nil
            }
        }
        return tokenClass
    }

    /// Whether a pattern matches at a position. The end of the text counts as a line feed.
    mutating func matches(_ tables: ScanTables, _ start: Int, _ position: Int, _ limit: Int) -> Bool {
        var state = start
        var position = position
        let last = min(limit, position + Self.lookahead)
        while tables.accepts[state] == 0 {
            guard position < last else {
                return position == limit && tables.accepts[tables.next(state, UInt8.lineFeed)] != 0
            }
            state = tables.next(state, bytes[position])
            guard state != 0 else { return false }
            position += 1
            steps &+= 1
        }
        return true
    }

    /// The last byte before a position that is not blank; the beginning of a line is a line feed, and a line
    /// ending after a backslash is blank.
    private mutating func byteBefore(_ position: Int, _ range: Range<Int>) -> UInt8 {
        let first = max(range.lowerBound, position - Self.lookahead)
        var position = position
        while position > first {
            position -= 1
            steps &+= 1
            let byte = bytes[position]
            if byte.isLineEnd {
                guard position > first, bytes[position - 1] == UInt8.backslash else { return UInt8.lineFeed }
                position -= 1
            } else if !byte.isBlank {
                return byte
            }
        }
        return UInt8.lineFeed
    }

    /// Changes the state after a match, and passes over or remembers the region that it begins.
    private mutating func follow(
        _ rule: CompiledLanguage.Rule, _ match: Range<Int>, _ run: inout Run, _ tables: ScanTables,
        _ writer: inout HTMLWriter
    ) {
        switch rule.move {
        case .stay: break
        case .push:
            run.stack.append(UInt16(run.state))
            run.state = Int(rule.target)
        case .go: run.state = Int(rule.target)
        case .pop: run.state = Int(run.stack.popLast() ?? 0)
        }
        switch rule.region {
        case .none: break
        case .heredoc, .fenced, .indented:
            if run.pending.count < Self.pendingLimit { run.pending.append((rule.region, match)) }
        case .embed: embed(rule, &run, tables, &writer)
        }
    }
}
