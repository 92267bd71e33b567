import Synchronization

/// Named values in their order, such as a page's title, url and content.
///
/// An object is one word. A lookup takes the same time in a large object as in a small one, and iteration follows the
/// order of insertion.
public struct TemplateObject: Sendable {
    /// The names and values. They change only where nobody else holds them.
    private final class Storage: @unchecked Sendable {
        var names: MemberNames
        /// As many as there are names, in their order.
        var values: [TemplateValue]

        init(_ names: MemberNames, _ values: [TemplateValue]) {
            self.names = names
            self.values = values
        }
    }

    private var storage: Storage

    /// An object without members.
    public init() {
        storage = Self.nothing
    }

    /// Makes an object; where a name comes twice, the last value counts.
    public init(_ members: [(String, TemplateValue)]) {
        self.init()
        for (name, value) in members { set(name, value) }
    }

    /// Makes one of many objects with the same names, which are kept once for all of them.
    ///
    /// - Parameters:
    ///   - form: the form of these objects, and of no others.
    ///   - members: the same names in the same order each time, each of them once.
    public init(_ form: TemplateForm, _ members: [(String, TemplateValue)]) {
        storage = Storage(form.names(of: members), members.map(\.1))
    }

    private static let nothing = Storage(MemberNames(), [])

    /// The number of members.
    public var count: Int { storage.values.count }

    /// The names of the members, in their order.
    public var names: [String] { storage.names.all.map(\.string) }

    /// The members in their order.
    var members: some RandomAccessCollection<(name: [UInt8], value: TemplateValue)> {
        let storage = storage
        return storage.values.indices.lazy.map {
            (name: storage.names.all[$0].bytes, value: storage.values[$0])
        }
    }

    /// The value of a member; `undefined` where there is none.
    public subscript(name: String) -> TemplateValue {
        value(Array(name.utf8)) ?? .undefined
    }

    func value(_ name: [UInt8]) -> TemplateValue? {
        value(Program.Name(name))
    }

    func value(_ name: Program.Name) -> TemplateValue? {
        storage.names.index(of: name).map { storage.values[$0] }
    }

    /// Sets a member, in its old place where it exists and at the end otherwise.
    public mutating func set(_ name: String, _ value: TemplateValue) {
        set(Array(name.utf8), value)
    }

    mutating func set(_ name: [UInt8], _ value: TemplateValue) {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.names, storage.values) }
        let name = Program.Name(name)
        if let index = storage.names.index(of: name) {
            storage.values[index] = value
        } else {
            storage.names.append(name)
            storage.values.append(value)
        }
    }
}

extension TemplateObject {
    /// Takes a member out, which is made anew of the others.
    mutating func remove(_ name: [UInt8]) -> TemplateValue? {
        guard let value = value(name) else { return nil }
        var rest = TemplateObject()
        for member in members where member.name != name { rest.set(member.name, member.value) }
        self = rest
        return value
    }
}

/// The names that many objects of one kind have, such as all pages' values. They are learnt from the first object.
public final class TemplateForm: Sendable {
    private let learnt = Mutex<MemberNames?>(nil)

    /// A form that no object has yet.
    public init() {}

    fileprivate func names(of members: [(String, TemplateValue)]) -> MemberNames {
        let names = learnt.withLock { learnt in
            if let learnt { return learnt }
            var names = MemberNames()
            for (name, _) in members { names.append(Program.Name(Array(name.utf8))) }
            learnt = names
            return names
        }
        assert(names.all.map(\.string) == members.map(\.0), "objects of one form have the same names")
        return names
    }
}

/// Names in their order, found by their hashes.
///
/// A name's hash chooses a bucket, the bucket's head stands beside the name of that number, and names of one bucket are
/// chained. A few names are looked through without that.
private struct MemberNames: Sendable {
    private struct Links: Sendable {
        /// The first name of the bucket that has this name's number, or -1.
        var head: Int32 = -1
        /// The next name of the bucket that this name is in, or -1.
        var next: Int32 = -1
    }

    private(set) var all: [Program.Name] = []
    private var links: [Links] = []

    private static let few = 8

    func index(of name: Program.Name) -> Int? {
        guard !links.isEmpty else { return all.firstIndex(of: name) }
        var index = Int(links[Int(name.hash) & mask].head)
        while index >= 0 {
            if all[index] == name { return index }
            index = Int(links[index].next)
        }
        return nil
    }

    /// Adds a name that is not there yet.
    mutating func append(_ name: Program.Name) {
        all.append(name)
        let count = all.count
        guard count > Self.few else { return }
        if links.isEmpty || count & (count - 1) == 0 {
            links = Array(repeating: Links(), count: count)
            for index in all.indices { link(index) }
        } else {
            links.append(Links())
            link(count - 1)
        }
    }

    /// The number of buckets is the largest power of two that is not above the number of names.
    private var mask: Int { (1 << (Int.bitWidth - 1 - all.count.leadingZeroBitCount)) - 1 }

    private mutating func link(_ index: Int) {
        let bucket = Int(all[index].hash) & mask
        links[index].next = links[bucket].head
        links[bucket].head = Int32(index)
    }
}
