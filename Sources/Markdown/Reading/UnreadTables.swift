import Text

/// Lines that were to be a table and are text, and cells that a table leaves out.
///
/// A table's second line has as many cells of dashes as its head has cells; with another number all of it is text. A
/// row with more cells than the head loses the rest, which nobody sees.
struct UnreadTables {
    struct Finding {
        let range: Range<Int>
        let message: String
        let help: String
    }

    private let arena: Arena
    private(set) var found: [Finding] = []

    init(_ arena: Arena) {
        self.arena = arena
        let nodes = arena.descendants().filter {
            arena[$0].kind == .paragraph || arena[$0].kind == .table
        }
        found = Self.bytes(arena).withUnsafeBufferPointer { view in
            let syntax = TableSyntax(text: view)
            return nodes.compactMap { id in
                arena[id].kind == .table
                    ? Self.dropped(id, arena, syntax) : Self.unread(arena[id].range, syntax)
            }
        }
    }

    /// The text without the `|` in links, which separate no cells.
    private static func bytes(_ arena: Arena) -> [UInt8] {
        var bytes = arena.bytes
        for id in arena.descendants() where arena[id].kind == .wikiLink || arena[id].kind == .embed {
            for place in arena[id].range where bytes[place] == .pipe { bytes[place] = .hyphen }
        }
        return bytes
    }

    // MARK: Text

    /// The lines of a range, without the marks of the quotes and lists that they stand in.
    private static func lines(_ range: Range<Int>, _ view: ByteView) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !view[end].isLineEnd { end += 1 }
            var first = start
            while first < end, view[first].isBlank || view[first] == .greater { first += 1 }
            var last = end
            while last > first, view[last - 1].isBlank { last -= 1 }
            if first < last { lines.append(first..<last) }
            start = end + 1
        }
        return lines
    }

    /// What keeps a paragraph from being the table that it was to be; `nil` for any other paragraph.
    private static func unread(_ range: Range<Int>, _ syntax: TableSyntax) -> Finding? {
        let view = syntax.text
        guard view[range].contains(.pipe) else { return nil }
        let lines = lines(range, view)
        for (number, line) in lines.enumerated() where syntax.hasPipe(line) {
            guard let dashes = syntax.alignments(in: line)?.count else { continue }
            if number > 0, syntax.hasPipe(lines[number - 1]) {
                let head = syntax.cells(in: lines[number - 1]).count
                guard head != dashes else { return nil }
                return Finding(
                    range: line,
                    message:
                        "the head has \(head.cells), and the line of dashes below it \(dashes.cells), so that this is no table",
                    help: "write one `---` between `|` for each cell of the head")
            }
            guard number == 0, dashes > 1, lines.count > 1, syntax.hasPipe(lines[1]) else { continue }
            return Finding(
                range: line, message: "a table begins with its head, and this line is text",
                help: "write the names of the columns in a line above the line of dashes")
        }
        return headless(lines, syntax)
    }

    /// Rows between `|` without a line of dashes.
    private static func headless(_ lines: [Range<Int>], _ syntax: TableSyntax) -> Finding? {
        let view = syntax.text
        let isTable = lines.allSatisfy { view[$0].first == .pipe && view[$0].last == .pipe && $0.count > 2 }
        guard isTable, lines.count > 1 else { return nil }
        let counts = Set(lines.map { syntax.cells(in: $0).count })
        guard counts.count == 1, let count = counts.first, count > 1 else { return nil }
        return Finding(
            range: lines[0], message: "no line of dashes stands below the head, so that this is no table",
            help:
                "write `|\(String(repeating: "---|", count: min(count, 8)))\(count > 8 ? "…" : "")` below this line"
        )
    }

    // MARK: Tables

    /// The first cells of a table that it leaves out; `nil` where it shows all.
    private static func dropped(_ table: Int32, _ arena: Arena, _ syntax: TableSyntax) -> Finding? {
        let rows = arena.children(of: table)
        guard let head = rows.first else { return nil }
        let columns = arena.children(of: head).count
        for row in rows.dropFirst() {
            let cells = syntax.cells(in: arena[row].range)
            guard cells.count > columns, let first = cells[columns...].first(where: { !$0.isEmpty }),
                let last = cells.last(where: { !$0.isEmpty })
            else { continue }
            return Finding(
                range: first.lowerBound..<max(first.upperBound, last.upperBound),
                message: "the table has \(columns.columns), and what stands behind them is left out",
                help:
                    "give the head a cell for it, or write `\\|` where the sign is a part of a cell, also in code"
            )
        }
        return nil
    }
}

extension Int {
    fileprivate var cells: String { self == 1 ? "1 cell" : "\(self) cells" }
    fileprivate var columns: String { self == 1 ? "1 column" : "\(self) columns" }
}
