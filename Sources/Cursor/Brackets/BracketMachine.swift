/// Makes objects and arrays of the pieces of a text in brackets, as far as there are any: what is missing is
/// passed over.
///
/// Pieces are taken in the order of the text. Where the cursor stands before or at the next one, `place`
/// comes first.
struct BracketMachine {
    /// What comes next.
    enum State { case key, colon, value, separator }

    /// An object or array that is open, or what the first bracket stands in.
    struct Frame {
        /// -1 for the document.
        var holder: Int
        var state: State
        var isObject: Bool
        /// Whether it is an object of one member in an array of YAML, `[a: 1]`, which has no brackets.
        var isPair = false
        /// The end of the last piece.
        var lastEnd: Int
        /// The last value, where it holds no others.
        var lastScalar: BracketToken?
        /// What holds the last key: another than the frame's where the key has dots.
        var target: Int
    }

    /// What is still to be learnt about the place of the cursor.
    enum Watch { case none, behindToken, behindColon }

    /// How deep objects and arrays may nest; what lies deeper is passed over.
    static let depthLimit = 200

    let text: CursorText
    /// Whether `a: 1` may be an element.
    let hasPairs: Bool
    var frames: [Frame]
    /// How many brackets are open that lie too deep.
    var ignored = 0
    var watched = Watch.none

    /// For a document, or for a value in a holder whose last entry waits for it.
    init(_ text: CursorText, in holder: Int = -1, hasPairs: Bool = false) {
        self.text = text
        self.hasPairs = hasPairs
        frames = [Frame(holder: holder, state: .value, isObject: false, lastEnd: 0, target: holder)]
    }

    /// Whether all brackets that were opened are closed.
    var isWhole: Bool { frames.count == 1 && frames[0].state == .separator && ignored == 0 }

    var top: Frame {
        get { frames[frames.count - 1] }
        set { frames[frames.count - 1] = newValue }
    }

    /// Takes the next piece, and says what is expected at the cursor where that stands before it or at it.
    ///
    /// - Parameters:
    ///   - next: the piece; `nil` at the end of the text.
    ///   - isInComment: whether the cursor stands in a comment before the piece.
    mutating func step(_ next: BracketToken?, isInComment: Bool, _ draft: inout Draft) {
        if !draft.isSettled, isInComment { draft.settle([]) }
        guard let token = next else { return place(before: nil, &draft) }
        guard !draft.isSettled else { return take(token, &draft) }
        if isAt(token) {
            place(at: token, &draft)
            take(token, &draft)
            watched = .behindToken
        } else {
            if text.cursor <= token.range.lowerBound { place(before: token, &draft) }
            take(token, &draft)
        }
    }

    /// Says what is expected at the cursor where that stands before a piece, and not at it.
    mutating func placeEarlier(than token: BracketToken, isInComment: Bool, _ draft: inout Draft) {
        guard !draft.isSettled, !isAt(token), text.cursor <= token.range.lowerBound else { return }
        if isInComment { draft.settle([]) } else { place(before: token, &draft) }
    }

    /// Whether the cursor stands in or at a scalar: at its end, and at its beginning where it has no quotes
    /// or is the value that is expected.
    func isAt(_ token: BracketToken) -> Bool {
        guard token.kind == .scalar, (token.range.lowerBound...token.range.upperBound).contains(text.cursor)
        else { return false }
        let isExpected = top.state == .value && (top.isObject || frames.count == 1)
        return token.range.lowerBound < text.cursor || token.token.quote == .none || isExpected
    }

    /// Takes the next piece.
    private mutating func take(_ token: BracketToken, _ draft: inout Draft) {
        if ignored > 0 {
            if token.kind == .openArray || token.kind == .openObject { ignored += 1 }
            if token.kind == .closeArray || token.kind == .closeObject { ignored -= 1 }
            return
        }
        learn(from: token, &draft)
        switch token.kind {
        case .openObject: open(token, isObject: true, &draft)
        case .openArray: open(token, isObject: false, &draft)
        case .closeObject: close(token, isObject: true, &draft)
        case .closeArray: close(token, isObject: false, &draft)
        case .comma: takeComma(token, &draft)
        case .colon: takeColon(token, &draft)
        case .scalar: takeScalar(token, &draft)
        }
    }
}

// MARK: Brackets

extension BracketMachine {
    private mutating func open(_ token: BracketToken, isObject: Bool, _ draft: inout Draft) {
        guard frames.count < Self.depthLimit else {
            ignored = 1
            return
        }
        let value: WrittenValue = isObject ? .object : .array
        if top.isObject {
            if top.state == .key || top.state == .separator { appendNameless(token, &draft) }
            draft.setValue(value, in: top.target)
        } else if frames.count > 1 {
            draft.append(nil, token.range, value, to: top.holder)
        } else {
            draft.setValue(value, in: top.holder)
        }
        let holder = draft.add(
            isObject ? .object : .array, in: top.target, draft.lastStep(of: top.target),
            at: token.range.lowerBound, .brackets)
        top.state = .separator
        top.lastScalar = nil
        frames.append(
            Frame(
                holder: holder, state: isObject ? .key : .value, isObject: isObject,
                lastEnd: token.range.upperBound, target: holder))
    }

    private mutating func close(_ token: BracketToken, isObject: Bool, _ draft: inout Draft) {
        let fits = frames.lastIndex { $0.isObject == isObject && !$0.isPair }
        guard let fits, fits > 0 else { return }
        while frames.count > fits { closeInnermost(at: token.range.upperBound, &draft) }
        top.lastEnd = token.range.upperBound
    }

    /// Closes the innermost object or array where it should have ended.
    mutating func closeInnermost(at end: Int, _ draft: inout Draft) {
        guard frames.count > 1 else { return }
        let closed = frames.removeLast()
        draft.holders[closed.holder].end = end
        top.lastEnd = max(top.lastEnd, closed.lastEnd)
    }

    /// What stands in the place of a key and is none has an empty key.
    private mutating func appendNameless(_ token: BracketToken, _ draft: inout Draft) {
        let start = token.range.lowerBound
        top.target = top.holder
        draft.append("", start..<start, .missing, to: top.holder)
    }
}

// MARK: What stands in brackets

extension BracketMachine {
    private mutating func takeComma(_ token: BracketToken, _ draft: inout Draft) {
        if top.isPair { closeInnermost(at: token.range.lowerBound, &draft) }
        guard frames.count > 1 || top.isObject else { return }
        top.state = top.isObject ? .key : .value
        top.lastScalar = nil
        top.target = top.holder
        top.lastEnd = token.range.upperBound
    }

    private mutating func takeColon(_ token: BracketToken, _ draft: inout Draft) {
        if top.isObject {
            switch top.state {
            case .colon, .value: break
            case .key: appendNameless(token, &draft)
            case .separator:
                guard let scalar = top.lastScalar else { return }
                // What was taken for a value is a key, and the value before it is missing.
                draft.setValue(.missing, in: top.target)
                turnIntoKey(scalar, &draft)
            }
        } else {
            guard let scalar = top.lastScalar, makeObject(for: scalar, &draft) else { return }
            turnIntoKey(scalar, &draft)
        }
        top.state = .value
        top.lastEnd = token.range.upperBound
    }

    private mutating func takeScalar(_ token: BracketToken, _ draft: inout Draft) {
        switch (top.state, top.isObject) {
        case (.key, _), (.separator, true): takeKey(token, &draft)
        // On a later line it is the next key.
        case (.colon, _) where text.hasLineEnding(top.lastEnd..<token.range.lowerBound):
            takeKey(token, &draft)
        case (.colon, _), (.value, true):
            draft.setValue(token.value, in: top.target)
            draft.noteQuote(of: token.value, token.token.quote)
            top.lastScalar = token
            top.state = .separator
        case (.value, false), (.separator, false):
            if frames.count > 1 { draft.append(nil, token.range, token.value, to: top.holder) }
            draft.noteQuote(of: token.value, token.token.quote)
            top.lastScalar = token
            top.state = .separator
        }
        top.lastEnd = token.range.upperBound
    }

    private mutating func takeKey(_ token: BracketToken, _ draft: inout Draft) {
        top.target = top.holder
        for part in token.dotted.dropLast() {
            top.target = draft.enter(part.key, part.token.range, of: top.target, .brackets)
        }
        let last = token.dotted.last
        draft.append(last?.key ?? token.key, last?.token.range ?? token.range, .missing, to: top.target)
        top.state = .colon
        top.lastScalar = nil
    }
}

// MARK: Second thoughts

extension BracketMachine {
    /// Takes a piece again that is a key, since a colon stands behind it.
    private mutating func turnIntoKey(_ scalar: BracketToken, _ draft: inout Draft) {
        takeKey(scalar, &draft)
        guard draft.slots.first?.token.range == scalar.token.range, !scalar.token.range.isEmpty else {
            return
        }
        draft.slots[0].expected = .key
        draft.slots[0].holder = top.target
        draft.slots[0].step = nil
        draft.slots[0].entry = draft.holders[top.target].entries.count - 1
        draft.slots[0].surroundings = CursorSurroundings(hasColon: true)
        watched = .behindColon
    }

    /// Finds the object of which an element with a colon behind it is a key.
    ///
    /// It is a pair of YAML, the document where its braces are missing, or the object around an array that
    /// was not closed. `false` where there is none.
    private mutating func makeObject(for scalar: BracketToken, _ draft: inout Draft) -> Bool {
        let start = scalar.range.lowerBound
        if frames.count == 1 {
            guard top.holder < 0 else { return false }
            let holder = draft.add(.object, in: -1, nil, at: start, .brackets)
            frames[0] = Frame(holder: holder, state: .key, isObject: true, lastEnd: start, target: holder)
            return true
        }
        if hasPairs {
            guard frames.count < Self.depthLimit else { return false }
            draft.setValue(.object, in: top.holder)
            let step = draft.lastStep(of: top.holder)
            let holder = draft.add(.object, in: top.holder, step, at: start, .brackets)
            top.lastScalar = nil
            frames.append(
                Frame(
                    holder: holder, state: .key, isObject: true, isPair: true, lastEnd: start,
                    target: holder))
            return true
        }
        guard frames[frames.count - 2].isObject else { return false }
        draft.holders[top.holder].entries.removeLast()
        closeInnermost(at: start, &draft)
        return true
    }
}
