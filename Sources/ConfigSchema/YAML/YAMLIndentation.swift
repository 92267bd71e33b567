import Diagnostics

/// Lines that are not indented as those beside them.
extension YAMLMender {
    // MARK: Keys and items between two columns

    /// Moves a key or item, with what belongs to it, to the column of the one that it stands beside.
    func align(_ place: Int) -> YAMLMend? {
        let line = lines.line(at: place)
        if let text = indentText(line) { return text }
        if let item = partDash(line) { return item }
        let open = lines.levels(above: line)
        guard let own = lines.levels(in: line).first else { return nameStray(line) }
        let same = open.filter { $0.isItem == own.isItem }
        guard !same.contains(where: { $0.column == own.column }) else { return nil }
        let deeper = same.filter { $0.column > own.column }.min { $0.column < $1.column }
        let outer = same.filter { $0.column < own.column }.max { $0.column < $1.column }
        let isNearer = deeper.map { deeper in
            outer.map { deeper.column - own.column <= own.column - $0.column } ?? true
        }
        guard let target = isNearer == true ? deeper : outer else { return nameItem(own, open) }
        return YAMLMend(
            edits: move(line, own, to: target), problem: misplaced(own, beside: target),
            gap: deeper != nil && outer != nil ? line.lowerBound : nil)
    }

    private func misplaced(
        _ own: YAMLLines.Level, beside target: YAMLLines.Level, doubts: [Range<Int>]? = nil,
        help more: String = ""
    ) -> ConfigProblem {
        let distance = abs(own.column - target.column)
        let columns = distance == 1 ? "one column" : "\(distance) columns"
        let side = own.column < target.column ? "left" : "right"
        let subject = own.isItem ? "this item" : "`\(lines.text(own.range))`"
        let object = target.isItem ? "the item above it" : "`\(lines.text(target.range))` above it"
        let isFirst = doubts != nil && more.isEmpty
        return problem(
            "\(subject) begins \(columns) \(side) of \(object)", own.range,
            help: "begin \(isFirst ? "both" : "it") in the same column" + more, earlier: target.range,
            doubts: doubts)
    }

    /// What moves a line and those that belong to it.
    private func move(
        _ line: Range<Int>, _ own: YAMLLines.Level, to target: YAMLLines.Level
    ) -> [Diagnostic.TextEdit] {
        var edits = [shift(line, by: target.column - own.column)]
        var (last, opens) = (line, opensBlock(line))
        while let next = lines.nextLine(behind: last) {
            let column = lines.column(of: next)
            guard column >= own.column else { break }
            if column == own.column {
                opens = opensBlock(next)
            } else if column >= target.column, !opens, target.column > own.column {
                break
            }
            edits.append(shift(next, by: target.column - own.column))
            last = next
        }
        return edits
    }

    private func shift(_ line: Range<Int>, by blanks: Int) -> Diagnostic.TextEdit {
        let start = line.lowerBound
        return blanks > 0
            ? .init(range: start..<start, replacement: String(repeating: " ", count: blanks))
            : .init(range: start..<start - blanks, replacement: "")
    }

    /// Whether what a line begins goes on below it.
    private func opensBlock(_ line: Range<Int>) -> Bool {
        guard let last = lines.levels(in: line).last else { return false }
        return last.isItem
            ? last.range.upperBound >= lines.content(of: line).upperBound
            : lines.value(behind: last.range).isEmpty || lines.hasHeader(last.range)
    }

    /// An item beside a key that has its value already.
    private func nameItem(_ own: YAMLLines.Level, _ open: [YAMLLines.Level]) -> YAMLMend? {
        guard own.isItem, let key = open.first(where: { !$0.isItem && $0.column <= own.column }) else {
            return nil
        }
        return YAMLMend(
            problem: problem(
                "this item belongs to no list", own.range,
                help: "a list stands below a key without a value; `\(lines.text(key.range))` above it has one"
            ))
    }

    /// A line that is neither a key nor an item.
    func nameStray(_ line: Range<Int>) -> YAMLMend? {
        let content = lines.content(of: line)
        if let keys = partColons(from: content.lowerBound, upTo: line.upperBound) { return keys }
        guard let first = bytes[content].first, !"[]{}\"'|>&*!%@`".utf8.contains(first) else { return nil }
        return YAMLMend(
            problem: problem(
                "`\(lines.text(content))` is neither a key nor an item of a list", content,
                help: "a key has `: ` behind it, an item `- ` before it"))
    }

    // MARK: Texts behind `|` and `>`

    /// Indents a line that belongs to a text over several lines and begins further left than that.
    private func indentText(_ line: Range<Int>) -> YAMLMend? {
        let column = lines.column(of: line)
        guard let before = lines.previousLine(before: line) else { return nil }
        if let key = lines.levels(in: before).last, !key.isItem, lines.hasHeader(key.range),
            column <= lines.column(of: before)
        {
            return indentText(from: line, to: lines.column(of: before) + 2, first: nil)
        }
        var first = before
        while lines.column(of: first) > column {
            guard let above = lines.previousLine(before: first) else { return nil }
            if lines.column(of: above) < column {
                guard let key = lines.levels(in: above).last, lines.hasHeader(key.range) else { return nil }
                return indentText(from: line, to: lines.column(of: first), first: lines.content(of: first))
            }
            first = above
        }
        return nil
    }

    private func indentText(from line: Range<Int>, to column: Int, first: Range<Int>?) -> YAMLMend? {
        let own = lines.column(of: line)
        var edits = [shift(line, by: column - own)]
        var last = line
        while let next = lines.nextLine(behind: last), lines.column(of: next) >= own,
            lines.column(of: next) < column, lines.levels(in: next).isEmpty
        {
            edits.append(shift(next, by: column - own))
            last = next
        }
        let words =
            first == nil
            ? "the text behind `|` or `>` begins no further right than its key"
            : "this line begins further left than the text that it goes on with"
        return YAMLMend(
            edits: edits,
            problem: problem(
                words, lines.content(of: line),
                help: first == nil ? "indent it" : "begin it in the same column",
                earlier: first))
    }

    // MARK: Keys further right or left

    /// Moves the lines behind a value to the left that are indented as if they went on with it.
    func moveLeft(behind place: Int) -> YAMLMend? {
        let own = lines.line(at: place)
        guard let deeper = lines.nextLine(behind: own) else { return nil }
        if lines.content(of: own).lowerBound == place {
            return partColons(from: place, upTo: deeper.lowerBound - 1) ?? nameStray(own)
        }
        let indentation = column(ofLineAt: place)
        var edits: [Diagnostic.TextEdit] = []
        let moved = lines.column(of: deeper) - indentation
        var line: Range<Int>? = deeper
        while let next = line, moved > 0, lines.column(of: next) >= indentation + moved {
            edits.append(.init(range: next.lowerBound..<next.lowerBound + moved, replacement: ""))
            line = lines.nextLine(behind: next)
        }
        guard let first = edits.first, let last = edits.last,
            let key = lines.levels(in: deeper).last, let target = lines.levels(in: own).last
        else { return nil }
        // What is on the lines may also be meant as more of the value.
        let doubt = first.range.lowerBound..<lines.line(at: last.range.lowerBound).upperBound
        return YAMLMend(
            edits: edits,
            problem: misplaced(
                key, beside: target, doubts: [lines.valueEnd(from: place, in: own), doubt],
                help: ", or put the value above in quotes where this belongs to it"))
    }

    /// Moves the lines at the beginning of a document to the left, where a later key stands there.
    func moveFirstLeft(before place: Int) -> YAMLMend? {
        let own = lines.line(at: place)
        let target = lines.column(of: own)
        var edits: [Diagnostic.TextEdit] = []
        var first = own
        var moved = Int.max
        while let line = lines.previousLine(before: first) {
            guard lines.column(of: line) > target else {
                guard bytes[line].starts(with: "---".utf8) else { return nil }
                break
            }
            moved = min(moved, lines.column(of: line) - target)
            edits.append(.init(range: line.lowerBound..<line.lowerBound, replacement: ""))
            first = line
        }
        guard !edits.isEmpty, let key = lines.levels(in: own).first,
            let above = lines.levels(in: first).first(where: { $0.isItem == key.isItem })
        else { return nil }
        let all = edits.map { edit in
            Diagnostic.TextEdit(
                range: edit.range.lowerBound..<edit.range.lowerBound + moved, replacement: "")
        }
        return YAMLMend(edits: all, problem: misplaced(key, beside: above, doubts: []))
    }
}
