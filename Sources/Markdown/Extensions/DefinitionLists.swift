import Text

/// Definition lists: lines of terms, and behind them definitions that begin with `:` and a blank.
///
///     Term
///     : What it means.
///
/// To libcmark a definition is an item of a bullet list: so it holds blocks that are indented as far as its text,
/// and continues lazily. Terms are the paragraph in front of it, with at most one blank line between, one on each
/// line; behind a definition also the lines of its paragraph that are not indented, where the next definition
/// follows them.
extension Arena {
    /// The lists that are made of definitions behind their terms.
    func definitionLists() -> [Int32] {
        var parents: [Int32] = []
        var seen: Set<Int32> = []
        for node in nodes where node.kind == .definition {
            let parent = self[node.parent].parent
            if seen.insert(parent).inserted { parents.append(parent) }
        }
        var lists: [Int32] = []
        for parent in parents {
            var previous = Node.none
            for child in children(of: parent) {
                if self[child].kind == .list, isDefinitions(child, behind: previous) { lists.append(child) }
                previous = child
            }
        }
        return lists
    }

    private func isDefinitions(_ list: Int32, behind previous: Int32) -> Bool {
        guard previous != Node.none, self[previous].kind == .paragraph,
            lineEnds(from: self[previous].end, to: self[list].start) <= 2
        else { return false }
        var item = self[list].firstChild
        while item != Node.none {
            guard self[item].kind == .definition else { return false }
            item = self[item].next
        }
        return true
    }

    /// Puts terms and definitions into definition lists.
    mutating func makeDefinitionLists() {
        let lists = definitionLists()
        guard !lists.isEmpty else { return }
        let isList = Set(lists)
        var parents: [Int32] = []
        for list in lists where parents.last != self[list].parent { parents.append(self[list].parent) }
        for parent in parents {
            var blocks: [Int32] = []
            for child in children(of: parent) {
                if isList.contains(child), let paragraph = blocks.popLast() {
                    let open = blocks.last.flatMap { self[$0].kind == .definitionList ? $0 : nil }
                    let target = open ?? add(Node(.definitionList, self[paragraph].range))
                    if open == nil { blocks.append(target) }
                    move(paragraph, list: child, into: target)
                } else {
                    blocks.append(child)
                }
            }
            setChildren(of: parent, to: blocks)
        }
    }

    private mutating func move(_ paragraph: Int32, list: Int32, into target: Int32) {
        let isLoose =
            !ListFlags(rawValue: self[list].flags).contains(.tight)
            || lineEnds(from: self[paragraph].end, to: self[list].start) > 1
        addTerms(children(of: paragraph)[...], to: target)
        setChildren(of: paragraph, to: [])
        let definitions = children(of: list)
        for (index, definition) in definitions.enumerated() {
            attach(definition, to: target)
            self[definition].flags = isLoose ? 1 : 0
            if index + 1 < definitions.count {
                takeTerms(from: definition, before: definitions[index + 1], to: target)
            }
        }
        self[target].end = self[list].end
    }

    /// Adds a term for each line of inlines.
    private mutating func addTerms(_ inlines: ArraySlice<Int32>, to target: Int32) {
        for line in inlines.split(whereSeparator: { self[$0].kind.isBreak }) {
            guard let first = line.first, let last = line.last else { continue }
            let term = append(
                Node(.definitionTerm, Int(self[first].start)..<Int(self[last].end)), to: target)
            setChildren(of: term, to: Array(line))
        }
    }

    /// Takes the lines at the end of a definition that are terms of the next.
    private mutating func takeTerms(from definition: Int32, before next: Int32, to target: Int32) {
        let paragraph = self[definition].lastChild
        guard paragraph != Node.none, self[paragraph].kind == .paragraph,
            lineEnds(from: self[paragraph].end, to: self[next].start) == 1
        else { return }
        let inlines = children(of: paragraph)
        let marker = column(of: self[definition].start)
        var end = inlines.count
        for index in inlines.indices.reversed() where self[inlines[index]].kind.isBreak {
            guard index + 1 < end, column(of: self[inlines[index + 1]].start) <= marker else { break }
            end = index
        }
        guard end < inlines.count, let last = inlines[..<end].last else { return }
        setChildren(of: paragraph, to: Array(inlines[..<end]))
        self[paragraph].end = self[last].end
        self[definition].end = self[last].end
        addTerms(inlines[end...], to: target)
    }

    /// How many bytes stand in front of a place on its line.
    private func column(of place: Int32) -> Int {
        var start = Int(place)
        while start > 0, !bytes[start - 1].isLineEnd { start -= 1 }
        return Int(place) - start
    }

    /// How many lines end between two places.
    private func lineEnds(from start: Int32, to end: Int32) -> Int {
        guard start < end else { return 0 }
        var count = 0
        var wasReturn = false
        for byte in bytes[Int(start)..<Int(end)] {
            if byte == .carriageReturn || (byte == .lineFeed && !wasReturn) { count += 1 }
            wasReturn = byte == .carriageReturn
        }
        return count
    }
}
