import Diagnostics

/// Which table a header opens and a key belongs to, and what cannot be defined because it is already.
extension TOMLParser {
    /// Reads a header, `[a.b]` or `[[a.b]]`, and opens its table.
    mutating func readHeader() -> Bool {
        let start = position
        let isArray = position + 1 < count && input[position + 1] == UInt8(ascii: "[")
        position += isArray ? 2 : 1
        skipSpaces()
        // Whatever follows belongs to no earlier table, also where the header cannot be read.
        table = detachedTable(start)
        let known = problems.count
        let content = position
        let closing = isArray ? "]]" : "]"
        if let path = readPath(isHeader: true) {
            skipSpaces()
            if input[position...].starts(with: closing.utf8) {
                position += closing.utf8.count
                open(path, start..<position, isArray: isArray)
                return true
            }
        }
        guard !isStopped else { return false }
        problems.removeSubrange(known...)
        position = content
        guard let path = readBrokenHeader(start, closing: closing) else { return false }
        let said = problems.count
        open(path, start..<position, isArray: isArray)
        // The name is a guess, so nothing is said of what it contradicts.
        if !isStopped { problems.removeSubrange(said...) }
        return true
    }

    private mutating func open(_ path: [Node], _ header: Range<Int>, isArray: Bool) {
        sectionCount += 1
        section = sectionCount
        repeatedHeader = nil
        table = openTable(path, header, isArray: isArray) ?? table
    }

    /// A table that is no part of the value, for lines whose own table cannot be.
    private mutating func detachedTable(_ start: Int) -> Int {
        tree.add(
            TOMLTree.Item(value: Node(.object, start: start, end: start), definition: .header, depth: 1))
    }

    private mutating func openTable(_ path: [Node], _ header: Range<Int>, isArray: Bool) -> Int? {
        var parent = TOMLTree.root
        for (position, key) in path.dropLast().enumerated() {
            guard let next = descend(key, position, path, from: parent, header) else { return nil }
            parent = next
        }
        guard let last = path.last else { return nil }
        return isArray
            ? openElement(last, path, in: parent, header) : openTable(last, path, in: parent, header)
    }

    /// Goes from a table to the one that a part of a header names on the way.
    private mutating func descend(
        _ key: Node, _ position: Int, _ path: [Node], from parent: Int, _ header: Range<Int>
    ) -> Int? {
        guard let found = tree.find(keyText(key), in: parent) else {
            return addTable(key, in: parent, .implicit, Int(key.start)..<header.upperBound)
        }
        switch tree[found].definition {
        case .implicit, .header, .dotted: return found
        case .arrayOfTables: return Int(tree[found].lastChild)
        case .value, .inline:
            reportTaken(Array(path[...position]), found)
            return tableAllTheSame(found)
        }
    }

    /// The table that lines are read into which contradict what is defined already, so that they are checked too;
    /// `nil` where that is no table.
    private func tableAllTheSame(_ found: Int) -> Int? {
        switch tree[found].definition {
        case .arrayOfTables: Int(tree[found].lastChild)
        case .value: nil
        case .inline, .implicit, .header, .dotted: found
        }
    }

    private mutating func openTable(
        _ key: Node, _ path: [Node], in parent: Int, _ header: Range<Int>
    ) -> Int? {
        guard let found = tree.find(keyText(key), in: parent) else {
            return addTable(key, in: parent, .header, header)
        }
        switch tree[found].definition {
        case .implicit:
            tree[found].definition = .header
            tree[found].key = withHash(key)
            tree[found].value.start = UInt32(truncatingIfNeeded: header.lowerBound)
            tree[found].value.end = UInt32(truncatingIfNeeded: header.upperBound)
            return found
        case .header, .dotted, .value, .inline, .arrayOfTables:
            reportTaken(path, found)
            repeatedHeader = header.lowerBound
            return tableAllTheSame(found)
        }
    }

    private mutating func openElement(
        _ key: Node, _ path: [Node], in parent: Int, _ header: Range<Int>
    ) -> Int? {
        guard let found = tree.find(keyText(key), in: parent) else {
            guard let array = addTable(key, in: parent, .arrayOfTables, header) else { return nil }
            tree[array].value.type = .array
            return addElement(to: array, header)
        }
        guard tree[found].definition == .arrayOfTables else {
            reportTaken(path, found)
            return tableAllTheSame(found)
        }
        return addElement(to: found, header)
    }

    private mutating func addElement(to array: Int, _ header: Range<Int>) -> Int? {
        let depth = tree[array].depth + 1
        guard isWithinLimits(depth, adding: 1, header) else { return nil }
        let item = TOMLTree.Item(
            value: Node(.object, start: header.lowerBound, end: header.upperBound), definition: .header,
            depth: depth)
        let element = tree.add(item)
        tree.link(element, to: array)
        tree[array].value.end = UInt32(truncatingIfNeeded: header.upperBound)
        return element
    }

    private mutating func addTable(
        _ key: Node, in parent: Int, _ definition: TOMLTree.Definition, _ range: Range<Int>
    ) -> Int? {
        let depth = tree[parent].depth + 1
        guard isWithinLimits(depth, adding: 2, key.range) else { return nil }
        let item = TOMLTree.Item(
            key: withHash(key), value: Node(.object, start: range.lowerBound, end: range.upperBound),
            definition: definition, section: section, depth: depth)
        let table = tree.add(item)
        tree.link(table, to: parent, as: keyText(key))
        return table
    }

    // MARK: Keys

    /// Makes the item for a key's value, and the tables that its parts before the last one name.
    mutating func place(_ path: [Node], in table: Int, section: Int32) -> Int? {
        var parent = table
        for (position, key) in path.dropLast().enumerated() {
            guard let next = descend(key, position, path, from: parent, section: section) else {
                return detachedItem(path)
            }
            parent = next
        }
        guard let key = path.last, !isStopped else { return nil }
        guard isWithinLimits(tree[parent].depth, key.range) else { return nil }
        if let found = tree.find(keyText(key), in: parent) {
            // That a whole table stands there twice was said of its header.
            let isSaid = tree[found].key.map { Int($0.start) < repeatedHeader ?? 0 } ?? false
            if !isSaid { reportTaken(path, found) }
            return detachedItem(path)
        }
        guard isWithinLimits(tree[parent].depth, adding: 2, key.range) else { return nil }
        let item = TOMLTree.Item(
            key: withHash(key), value: Node(.null, start: Int(key.end), end: Int(key.end)),
            depth: tree[parent].depth + 1)
        let index = tree.add(item)
        tree.link(index, to: parent, as: keyText(key))
        return index
    }

    /// An item for a value that has no place, because its key is taken.
    private mutating func detachedItem(_ path: [Node]) -> Int? {
        guard let key = path.last, !isStopped else { return nil }
        return tree.add(TOMLTree.Item(value: Node(.null, start: Int(key.end), end: Int(key.end)), depth: 2))
    }

    private mutating func descend(
        _ key: Node, _ position: Int, _ path: [Node], from parent: Int, section: Int32
    ) -> Int? {
        guard let found = tree.find(keyText(key), in: parent) else {
            let table = addTable(key, in: parent, .dotted, Int(key.start)..<Int(path.last?.end ?? key.end))
            if let table { tree[table].section = section }
            return table
        }
        switch tree[found].definition {
        case .implicit:
            tree[found].definition = .dotted
            tree[found].section = section
            return found
        case .dotted where tree[found].section == section: return found
        case .dotted, .header, .value, .inline, .arrayOfTables:
            reportTaken(Array(path[...position]), found)
            return tableAllTheSame(found)
        }
    }

    /// Says that what the last part of a path names is defined already, and where.
    private mutating func reportTaken(_ path: [Node], _ found: Int) {
        guard let key = path.last else { return }
        let name = path.map { String(decoding: keyText($0), as: UTF8.self) }.joined(separator: ".")
        let (id, message, help): (FindingID, String, String?)
        switch tree[found].definition {
        case .value:
            id = .duplicateKey
            message = "the key `\(name)` is defined already"
            help = "remove or rename one of them"
        case .inline:
            id = .duplicateTable
            message = "the table `\(name)` is complete with its braces; nothing can be added to it"
            help = "write the key inside the braces"
        case .arrayOfTables:
            id = .duplicateTable
            message = "`\(name)` is an array of tables already"
            help = "`[[\(name)]]` begins its next element"
        case .implicit, .header, .dotted:
            id = .duplicateTable
            message = "the table `\(name)` is defined already"
            help = "put all of its keys in one place"
        }
        report(id, message, key.range, help: help, earlier: tree[found].key?.range)
    }

    /// Whether a table may open at a depth, and so many more values and keys be read.
    mutating func isWithinLimits(_ depth: Int32, adding values: Int = 0, _ range: Range<Int>) -> Bool {
        if depth > Int32(limits.depth) {
            stop(.tooDeep, "values nest deeper than \(limits.depth) levels", range)
        } else if tree.size + values > limits.nodes {
            stop(.tooManyValues, "the text holds more than \(limits.nodes) values", range)
        }
        return !isStopped
    }
}
