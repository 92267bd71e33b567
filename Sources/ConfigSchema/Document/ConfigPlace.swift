/// What stands at a byte of a config text, for whoever points at one: an editor that asks what a word means, or what
/// could be written here.
public struct ConfigPlace: Sendable {
    /// How the byte belongs to the node.
    public enum Role: Sendable, Hashable {
        /// It is of a member's key, or right behind it.
        case key
        /// It is of a value, or right behind a value that holds no others.
        case value
        /// It is in an object or array, and of none of its keys and values: a bracket, a comma, a comment, a blank.
        case container
    }

    /// The key or value.
    public let node: ConfigNode
    /// How the byte belongs to it.
    public let role: Role

    /// The place in the document as a JSON Pointer (RFC 6901); that of a key is that of its value.
    public var pointer: String {
        switch role {
        case .key: ConfigNode(storage: node.storage, index: node.index + 1).pointer
        case .value, .container: node.pointer
        }
    }
}

extension ConfigDocument {
    /// The innermost key or value at an offset of the text; where none begins or ends around it, the object or array
    /// that a new member or element would belong to. `nil` where that is none, such as before a JSON value.
    ///
    /// One pass over the values. What an alias or a merge key repeats is where it was written first.
    public func node(at offset: Int) -> ConfigPlace? {
        guard (0...bytes.count).contains(offset) else { return nil }
        var search = PlaceSearch(offset: offset)
        let arena = storage.arena
        arena.nodes.withUnsafeBufferPointer { nodes in
            var index = 0
            while index < nodes.count {
                let next = max(Int(nodes[index].next), index + 1)
                let isCopy = nodes[index].flags.contains(.merged) && !nodes[index].flags.contains(.shadowed)
                if !isCopy { search.look(at: index, nodes, arena.bytes) }
                index = isCopy || nodes[index].flags.contains(.alias) ? next : index + 1
            }
        }
        if let leaf = search.leaf ?? unwrittenValue(before: search) { return place(leaf) }
        guard let container = container(around: search) else { return nil }
        return ConfigPlace(node: ConfigNode(storage: storage, index: container), role: .container)
    }

    private func place(_ index: Int) -> ConfigPlace {
        let isKey = storage.ancestry(of: index).last.map { $0.index != index } ?? false
        return ConfigPlace(node: ConfigNode(storage: storage, index: index), role: isKey ? .key : .value)
    }

    /// The value that is not written yet and would stand here, as behind `key: `.
    private func unwrittenValue(before search: PlaceSearch) -> Int? {
        guard let before = search.before else { return nil }
        let node = storage.arena.nodes[before]
        guard node.range.isEmpty, node.type == .null || node.type == .string else { return nil }
        let between = bytes[node.range.upperBound..<search.offset]
        if between.allSatisfy({ " \t:=".utf8.contains($0) }) { return before }
        // In YAML it may stand on a later line that is indented more than what it belongs to.
        guard language == .yaml, between.allSatisfy({ " \t:\r\n".utf8.contains($0) }),
            let parent = storage.ancestry(of: before).dropLast().last?.index
        else { return nil }
        return column(of: parent) < indentation(at: search.offset) ? before : nil
    }

    private func container(around search: PlaceSearch) -> Int? {
        switch language {
        case .json, .jsonc, .json5, .jsonl, .plist: search.container
        case .reg, .env: search.container ?? storage.roots.first
        case .yaml: blockOfYAML(around: search)
        case .toml: tableOfTOML(around: search)
        }
    }
}

// MARK: Languages without brackets

extension ConfigDocument {
    /// The innermost array or object of YAML that a line belongs to by its indentation, or that lies around the
    /// offset.
    private func blockOfYAML(around search: PlaceSearch) -> Int? {
        guard let before = search.before else { return search.container }
        let indentation = indentation(at: search.offset)
        let nodes = storage.arena.nodes
        let blocks = storage.ancestry(of: before).reversed().map(\.index).filter {
            $0 == search.container || isBlock(nodes[$0])
        }
        return blocks.first { $0 == search.container || column(of: $0) <= indentation } ?? blocks.last
    }

    /// Whether a node is an array or object without brackets.
    private func isBlock(_ node: Node) -> Bool {
        guard !node.type.isDisjoint(with: [.array, .object]), !node.flags.contains(.alias) else {
            return false
        }
        return node.start < bytes.count && !"[{".utf8.contains(bytes[Int(node.start)])
    }

    /// How far the elements or members of a block are indented, in bytes.
    private func column(of block: Int) -> Int {
        let nodes = storage.arena.nodes
        let isObject = nodes[block].type == .object && nodes[block].count > 0
        let start = Int(nodes[isObject ? block + 1 : block].start)
        return start - lineStart(of: start)
    }

    /// How far a line is indented, or the offset where nothing stands before it.
    private func indentation(at offset: Int) -> Int {
        let start = lineStart(of: offset)
        return bytes[start..<offset].prefix { $0 == UInt8(ascii: " ") }.count
    }

    private func lineStart(of offset: Int) -> Int {
        bytes[..<offset].lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map { $0 + 1 }
            ?? 0
    }

    /// The table of TOML that a line belongs to: that of the last header before it, where nothing lies around it.
    private func tableOfTOML(around search: PlaceSearch) -> Int? {
        let nodes = storage.arena.nodes
        if let found = search.container, !storage.roots.contains(found), !isArrayOfTables(found) {
            return found
        }
        guard var table = storage.roots.first else { return nil }
        for index in nodes.indices where hasHeader(index) && nodes[index].start <= search.offset {
            if nodes[index].start >= nodes[table].start { table = index }
        }
        return table
    }

    /// Whether a node is a table of TOML with a header of its own.
    private func hasHeader(_ index: Int) -> Bool {
        let node = storage.arena.nodes[index]
        return node.type == .object && node.start < bytes.count && bytes[Int(node.start)] == UInt8(ascii: "[")
    }

    private func isArrayOfTables(_ index: Int) -> Bool {
        let node = storage.arena.nodes[index]
        return node.type == .array && node.count > 0 && hasHeader(index + 1)
    }
}
