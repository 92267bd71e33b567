/// Reads JSON and its relatives around a cursor. Comments, single quotes and bare words are read in all of
/// them, since a half-written text is seldom what it will be.
struct JSONCursorReader {
    private let text: CursorText
    private var lexer: JSONLexer
    private var machine: BracketMachine
    /// The indentation of the lines on which what is open was opened; `nil` where brackets are closed as they
    /// should be.
    private var columns: [Int]?
    /// The indentation of the line of the last piece.
    private var column = 0

    init(_ text: CursorText) {
        self.text = text
        lexer = JSONLexer(text)
        machine = BracketMachine(text)
    }

    /// Reads all of the text.
    mutating func read(_ draft: inout Draft) {
        if !isBalanced() { columns = [] }
        while let token = lexer.next() {
            if columns != nil, text.isFirstOnLine(token.range.lowerBound) {
                column = text.indentation(token.range.lowerBound).utf8.count
            }
            if closesByColumn(token) {
                machine.placeEarlier(than: token, isInComment: lexer.commentHoldsCursor, &draft)
                closeByColumn(before: token, &draft)
            }
            machine.step(token, isInComment: lexer.commentHoldsCursor, &draft)
            noteColumn()
        }
        machine.step(nil, isInComment: lexer.commentHoldsCursor, &draft)
    }

    /// Whether each bracket of the text has its other half. Where it has, white space means nothing.
    private func isBalanced() -> Bool {
        var lexer = JSONLexer(text)
        var open: [Bool] = []
        while let token = lexer.next() {
            switch token.kind {
            case .openObject: open.append(true)
            case .openArray: open.append(false)
            case .closeObject: if open.popLast() != true { return false }
            case .closeArray: if open.popLast() != false { return false }
            case .comma, .colon, .scalar: break
            }
        }
        return open.isEmpty
    }

    /// Whether a piece is a key on a line of its own that stands no deeper than the line on which its object
    /// begins.
    private func closesByColumn(_ token: BracketToken) -> Bool {
        guard let columns, token.kind == .scalar, text.isFirstOnLine(token.range.lowerBound),
            lexer.hasColonNext || machine.top.isObject && machine.isAt(token)
        else { return false }
        return isOutside(columns)
    }

    /// Whether the line is outside of the innermost object. Where the members of the document are not
    /// indented, its column says nothing.
    private func isOutside(_ columns: [Int]) -> Bool {
        let open = machine.frames.count - 1
        guard open > 0, columns.count >= open else { return false }
        return column <= columns[open - 1] && columns[open - 1] > columns[0]
    }

    /// Closes what should have ended before such a key.
    private mutating func closeByColumn(before token: BracketToken, _ draft: inout Draft) {
        machine.watched = .none
        while let columns, isOutside(columns) {
            let hasComma = machine.top.state == .key
            machine.closeInnermost(at: token.range.lowerBound, &draft)
            if hasComma, machine.top.isObject { machine.top.state = .key }
        }
    }

    private mutating func noteColumn() {
        guard columns != nil else { return }
        let open = machine.frames.count - 1
        while let count = columns?.count, count > open { columns?.removeLast() }
        while let count = columns?.count, count < open {
            columns?.append(column)
        }
    }
}
