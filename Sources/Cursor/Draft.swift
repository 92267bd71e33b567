/// What a reader has found so far: the objects and arrays of the text, and what is expected at the cursor.
struct Draft {
    /// An object or array.
    struct Holder {
        /// What it stands in; -1 for the document.
        let parent: Int
        /// How to get there from its parent.
        let step: CursorStep?
        var kind: CursorContainer.Kind
        /// Where it begins.
        let start: Int
        /// Where it ends, as far as that is known.
        var end: Int?
        var form: CursorLayout.Form
        /// How many objects and arrays it stands in.
        let depth: Int
        var entries: [CursorEntry] = []
    }

    /// How deep keys with dots lead; what lies deeper is taken for members of what is not as deep.
    private static let depthLimit = 250

    /// What may be written at the cursor.
    struct Slot {
        var expected: CursorPlace.Expected
        /// What it belongs to; -1 for the document.
        var holder: Int
        /// The step of a value or element.
        var step: CursorStep?
        /// Which entry of the holder stands at the cursor.
        var entry: Int?
        var token: CursorToken
        var surroundings = CursorSurroundings()
        /// What encloses the place, where it is not what encloses the holder's entries.
        var form: CursorLayout.Form?
        /// The indentation of a block that may begin here.
        var blockIndentation: String?
    }

    /// The place of the cursor.
    let offset: Int
    var holders: [Holder] = []
    var slots: [Slot] = []
    /// Whether it is known what is expected at the cursor, be it nothing.
    var isSettled = false
    /// How the first text that is a value is quoted.
    private(set) var textQuote: CursorQuote?
    /// The number of the document that is read, and of the one that the cursor stands in.
    var document = 0
    var documentOfCursor = 0
    /// What was entered by keys with dots and headers, which may be entered again.
    private var entered: [Entrance: Int] = [:]

    private struct Entrance: Hashable {
        let holder: Int
        let key: String
    }

    init(offset: Int) { self.offset = offset }

    /// Adds an object or array; tells its index.
    mutating func add(
        _ kind: CursorContainer.Kind, in parent: Int, _ step: CursorStep?, at start: Int,
        _ form: CursorLayout.Form
    ) -> Int {
        let depth = parent < 0 ? 0 : holders[parent].depth + 1
        holders.append(
            Holder(parent: parent, step: step, kind: kind, start: start, form: form, depth: depth))
        return holders.count - 1
    }

    /// Adds a member or element; tells its index.
    @discardableResult
    mutating func append(_ key: String?, _ range: Range<Int>, _ value: WrittenValue, to holder: Int) -> Int {
        holders[holder].entries.append(CursorEntry(key: key, range: range, value: value))
        return holders[holder].entries.count - 1
    }

    /// The object at a key of another, which is made where there is none yet; the last element of an array of
    /// tables.
    mutating func enter(
        _ key: String, _ range: Range<Int>, of holder: Int, _ form: CursorLayout.Form
    ) -> Int {
        if let known = entered[Entrance(holder: holder, key: key)] { return known }
        guard holders[holder].depth < Self.depthLimit else { return holder }
        append(key, range, .object, to: holder)
        let made = add(.object, in: holder, .key(key), at: range.lowerBound, form)
        entered[Entrance(holder: holder, key: key)] = made
        return made
    }

    /// Notes what a key leads into from now on.
    mutating func note(_ made: Int, at key: String, of holder: Int) {
        entered[Entrance(holder: holder, key: key)] = made
    }

    /// Sets the value of the last entry.
    mutating func setValue(_ value: WrittenValue, in holder: Int) {
        guard holder >= 0, !holders[holder].entries.isEmpty else { return }
        holders[holder].entries[holders[holder].entries.count - 1].value = value
    }

    /// The step of the last entry, whose value follows.
    func lastStep(of holder: Int) -> CursorStep? {
        guard holder >= 0, let last = holders[holder].entries.last else { return nil }
        return last.key.map { .key($0) } ?? .index(holders[holder].entries.count - 1)
    }

    /// Notes how a value is quoted, if it is a text.
    mutating func noteQuote(of value: WrittenValue, _ quote: CursorQuote) {
        if textQuote == nil, case .string = value { textQuote = quote }
    }

    /// Notes what is expected at the cursor.
    mutating func settle(_ slots: [Slot]) {
        guard !isSettled else { return }
        self.slots = slots
        isSettled = true
        documentOfCursor = document
    }
}

// MARK: The answer

extension Draft {
    /// The places of the slots.
    func places(in text: CursorText, _ language: CursorLanguage, unit: String) -> [CursorPlace] {
        slots.map { slot in
            let path = path(of: slot.holder)
            let own = slot.expected == .key ? [] : slot.step.map { [$0] } ?? []
            return CursorPlace(
                expected: slot.expected, path: path + own, token: slot.token,
                containers: containers(around: slot), surroundings: slot.surroundings,
                layout: layout(of: slot, in: text, language, unit: unit))
        }
    }

    private func path(of holder: Int) -> [CursorStep] {
        var steps: [CursorStep] = []
        var index = holder
        while index >= 0 {
            if let step = holders[index].step { steps.append(step) }
            index = holders[index].parent
        }
        return steps.reversed()
    }

    private func containers(around slot: Slot) -> [CursorContainer] {
        var chain: [Int] = []
        var index = slot.holder
        while index >= 0 {
            chain.append(index)
            index = holders[index].parent
        }
        var path: [CursorStep] = []
        return chain.reversed().map { index in
            if let step = holders[index].step { path.append(step) }
            var entries = holders[index].entries
            if index == slot.holder, let own = slot.entry, entries.indices.contains(own) {
                entries.remove(at: own)
            }
            return CursorContainer(kind: holders[index].kind, path: path, entries: entries)
        }
    }
}
