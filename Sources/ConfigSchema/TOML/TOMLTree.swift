/// The values of a TOML text while it is read: items that are linked, because tables grow in pieces.
struct TOMLTree {
    /// How a value came to be, which decides what may be added to it.
    enum Definition {
        /// A scalar, or an array that is written as a value.
        case value
        /// A table that a header or a dotted key names on its way to another one.
        case implicit
        /// A table with a header of its own, the root and the elements of arrays of tables included.
        case header
        /// A table that dotted keys make.
        case dotted
        /// A table in braces.
        case inline
        /// An array whose elements have headers in double brackets.
        case arrayOfTables
    }

    /// A value with its key.
    struct Item {
        /// The key; `nil` for elements of arrays and the root.
        var key: Node?
        var value: Node
        var definition = Definition.value
        /// The piece of the text that dotted keys made the table in.
        var section: Int32 = 0
        var depth: Int32
        var count: UInt32 = 0
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var next: Int32 = -1
    }

    /// A key in a table.
    private struct Entry: Hashable {
        let table: Int32
        let key: ArraySlice<UInt8>

        func hash(into hasher: inout Hasher) {
            hasher.combine(table)
            key.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    static let root = 0
    private(set) var items: [Item]
    private var entries: [Entry: Int32] = [:]

    init(end: Int) {
        items = [Item(value: Node(.object, start: 0, end: end), definition: .header, depth: 1)]
    }

    subscript(_ index: Int) -> Item {
        get { items[index] }
        set { items[index] = newValue }
    }

    /// The number of values and keys that hang together.
    private(set) var size = 1

    /// The value of a key in a table.
    func find(_ key: ArraySlice<UInt8>, in table: Int) -> Int? {
        entries[Entry(table: Int32(table), key: key)].map { Int($0) }
    }

    /// Adds a value that no other holds yet.
    mutating func add(_ item: Item) -> Int {
        items.append(item)
        return items.count - 1
    }

    /// Makes a value the last one of a table or array; in a table it is found by its key from now on.
    mutating func link(_ item: Int, to parent: Int, as key: ArraySlice<UInt8>? = nil) {
        if let key { entries[Entry(table: Int32(parent), key: key)] = Int32(item) }
        let last = Int(items[parent].lastChild)
        if last >= 0 { items[last].next = Int32(item) } else { items[parent].firstChild = Int32(item) }
        items[parent].lastChild = Int32(item)
        items[parent].count += 1
        size += key == nil ? 1 : 2
    }

    /// The values as an arena holds them, depth first.
    func flattened() -> [Node] {
        var nodes: [Node] = []
        nodes.reserveCapacity(items.count * 2)
        nodes.append(container(items[Self.root]))
        var open = [(node: 0, child: items[Self.root].firstChild)]
        while let last = open.indices.last {
            guard open[last].child >= 0 else {
                let node = open.removeLast().node
                nodes[node].next = UInt32(truncatingIfNeeded: nodes.count)
                continue
            }
            let child = items[Int(open[last].child)]
            open[last].child = child.next
            if var key = child.key {
                key.next = UInt32(truncatingIfNeeded: nodes.count + 1)
                nodes.append(key)
            }
            if child.value.type == .object || child.value.type == .array {
                open.append((nodes.count, child.firstChild))
                nodes.append(container(child))
            } else {
                var value = child.value
                value.next = UInt32(truncatingIfNeeded: nodes.count + 1)
                nodes.append(value)
            }
        }
        return nodes
    }

    private func container(_ item: Item) -> Node {
        var node = item.value
        node.payload = UInt64(item.count)
        return node
    }
}
