import Text

/// The pieces of text that a match hands to something else than its own language's rules.
extension Scanner {
    /// Scans another language up to where the rule's end matches, or to the end of the range.
    mutating func embed(
        _ rule: CompiledLanguage.Rule, _ run: inout Run, _ tables: ScanTables, _ writer: inout HTMLWriter
    ) {
        let start = run.position
        let limit = run.range.upperBound
        var end = start
        while end < limit, !matches(tables, Int(rule.until), end, limit) {
            // What a backslash stands in front of does not end the region.
            end += bytes[end] == UInt8.backslash && end + 1 < limit ? 2 : 1
            steps &+= 1
        }
        run.position = end
        nested(rule.embedded < 0 ? nil : Int(rule.embedded), start..<end, run.depth, &writer)
    }

    private mutating func nested(
        _ language: Int?, _ range: Range<Int>, _ depth: Int, _ writer: inout HTMLWriter
    ) {
        guard let language, depth < Self.embeddingLimit else {
            return writer.plain(range.lowerBound, range.upperBound)
        }
        scan(language, range, depth: depth + 1, &writer)
    }

    /// Passes over the first region that waits for the beginning of a line.
    mutating func pendingRegion(_ run: inout Run, _ writer: inout HTMLWriter) {
        let (region, match) = run.pending.removeFirst()
        switch region {
        case .none, .embed: break
        case .heredoc: heredoc(match, &run, &writer)
        case .fenced: fenced(match, &run, &writer)
        case .indented: indented(match, &run, &writer)
        }
    }

    private func endOfLine(_ position: Int, _ limit: Int) -> Int {
        var end = position
        while end < limit, !bytes[end].isLineEnd { end += 1 }
        return end
    }

    /// Where a position's line begins, or so far before it as the scanner looks.
    private func startOfLine(_ position: Int, _ range: Range<Int>) -> Int {
        let first = max(range.lowerBound, position - Self.lookahead)
        var start = position
        while start > first, !bytes[start - 1].isLineEnd { start -= 1 }
        return start
    }

    /// Where the next line begins after a line's end.
    private func afterLineEnd(_ end: Int, _ limit: Int) -> Int {
        guard end < limit else { return limit }
        let isPair =
            bytes[end] == UInt8.carriageReturn && end + 1 < limit && bytes[end + 1] == UInt8.lineFeed
        return end + (isPair ? 2 : 1)
    }

    private func skippingBlanks(_ start: Int, _ limit: Int) -> Int {
        var position = start
        while position < limit, bytes[position].isBlank { position += 1 }
        return position
    }

    private mutating func heredoc(_ match: Range<Int>, _ run: inout Run, _ writer: inout HTMLWriter) {
        let limit = run.range.upperBound
        let word = firstWord(match)
        let start = run.position
        var bodyEnd = limit
        var position = start
        while position < limit {
            let end = endOfLine(position, limit)
            let text = skippingBlanks(position, end)
            steps &+= end - position + 1
            if !word.isEmpty, isSame(word, text..<end) {
                bodyEnd = position
                position = end
                break
            }
            position = afterLineEnd(end, limit)
        }
        run.position = position
        if let language = languageOfHeredoc(word, startOfLine(match.lowerBound, run.range)..<start) {
            nested(language, start..<bodyEnd, run.depth, &writer)
        } else {
            writer.token(TokenClass.string.index, start, bodyEnd)
        }
        writer.token(TokenClass.string.index, bodyEnd, position)
    }

    /// The language that the end's word names, or else that of the first file that the line speaks of.
    private func languageOfHeredoc(_ word: Range<Int>, _ line: Range<Int>) -> Int? {
        guard word.count <= Self.lookahead, line.count <= Self.lookahead * 4 else { return nil }
        if let named = languages.number(of: String(decoding: bytes[word], as: UTF8.self)) { return named }
        let parts = bytes[line].split { !$0.isWord && $0 != UInt8.hyphen && $0 != UInt8(ascii: ".") }
        for part in parts where part.contains(UInt8(ascii: ".")) {
            guard let name = languages.name(ofFile: String(decoding: part, as: UTF8.self)) else { continue }
            return languages.number(of: name)
        }
        return nil
    }

    private func firstWord(_ match: Range<Int>) -> Range<Int> {
        var start = match.lowerBound
        while start < match.upperBound, !bytes[start].isWord { start += 1 }
        var end = start
        while end < match.upperBound, bytes[end].isWord { end += 1 }
        return start..<end
    }

    private func isSame(_ word: Range<Int>, _ other: Range<Int>) -> Bool {
        guard word.count == other.count else { return false }
        for offset in 0..<word.count where bytes[word.lowerBound + offset] != bytes[other.lowerBound + offset]
        {
            return false
        }
        return true
    }

    private mutating func fenced(_ match: Range<Int>, _ run: inout Run, _ writer: inout HTMLWriter) {
        let limit = run.range.upperBound
        let fence = skippingBlanks(match.lowerBound, match.upperBound)
        guard fence < match.upperBound else { return }
        let length = lengthOfRun(bytes[fence], fence, match.upperBound)
        let start = run.position
        var bodyEnd = limit
        var position = start
        while position < limit {
            let end = endOfLine(position, limit)
            let text = skippingBlanks(position, end)
            steps &+= end - position + 1
            let count = lengthOfRun(bytes[fence], text, end)
            if count >= length, skippingBlanks(text + count, end) == end {
                bodyEnd = position
                position = end
                break
            }
            position = afterLineEnd(end, limit)
        }
        run.position = position
        let word = firstWord(match)
        let name = String(decoding: bytes[word], as: UTF8.self)
        nested(languages.number(of: name), start..<bodyEnd, run.depth, &writer)
        writer.token(TokenClass.meta.index, bodyEnd, position)
    }

    private func lengthOfRun(_ byte: UInt8, _ start: Int, _ limit: Int) -> Int {
        var position = start
        while position < limit, bytes[position] == byte { position += 1 }
        return position - start
    }

    private mutating func indented(_ match: Range<Int>, _ run: inout Run, _ writer: inout HTMLWriter) {
        let limit = run.range.upperBound
        let indentation = indentation(ofLineWith: match.lowerBound, run.range)
        let start = run.position
        var position = start
        while position < limit {
            let end = endOfLine(position, limit)
            let text = skippingBlanks(position, end)
            steps &+= end - position + 1
            if text < end, text - position <= indentation { break }
            position = afterLineEnd(end, limit)
        }
        run.position = position
        writer.token(TokenClass.string.index, start, position)
    }

    /// How far what holds the match is indented: the blanks of its line with the `- ` of a list's items, but
    /// where the match is an item itself only up to its `-`.
    private func indentation(ofLineWith match: Int, _ range: Range<Int>) -> Int {
        let start = startOfLine(match, range)
        var position = start
        var lastItem = start
        while position < match {
            if bytes[position] == UInt8.hyphen, bytes[position + 1].isBlank {
                lastItem = position
            } else if !bytes[position].isBlank {
                return position - start
            }
            position += 1
        }
        return lastItem - start
    }
}
