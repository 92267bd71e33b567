/// Named values in their order, such as a page's title, url and content.
///
/// The members lie in one array that is its own hash table: a name's hash chooses a bucket, the bucket's head stands
/// in the member of that number, and members of one bucket are chained. So an object is one word, a lookup takes the
/// same time in a large object as in a small one, and iteration follows the order of insertion.
public struct TemplateObject: Sendable {
    struct Member: Sendable {
        let name: [UInt8]
        var value: TemplateValue
        let hash: UInt32
        /// The first member of the bucket that has this member's number, or -1.
        var head: Int32 = -1
        /// The next member of the bucket that this member is in, or -1.
        var next: Int32 = -1
    }

    private(set) var members: [Member] = []

    /// An object without members.
    public init() {}

    /// Makes an object; where a name comes twice, the last value counts.
    public init(_ members: [(String, TemplateValue)]) {
        self.members.reserveCapacity(members.count)
        for (name, value) in members { set(name, value) }
    }

    /// The number of members.
    public var count: Int { members.count }

    /// The names of the members, in their order.
    public var names: [String] { members.map { String(decoding: $0.name, as: UTF8.self) } }

    /// The value of a member; `undefined` where there is none.
    public subscript(name: String) -> TemplateValue {
        value(Array(name.utf8)) ?? .undefined
    }

    /// Sets a member, in its old place where it exists and at the end otherwise.
    public mutating func set(_ name: String, _ value: TemplateValue) {
        set(Array(name.utf8), value)
    }

    /// A hash of a name (FNV-1a, 32 bits); the same in every process.
    static func hash(_ name: [UInt8]) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }

    func value(_ name: [UInt8]) -> TemplateValue? {
        value(name, hash: Self.hash(name))
    }

    func value(_ name: [UInt8], hash: UInt32) -> TemplateValue? {
        guard let index = index(of: name, hash: hash) else { return nil }
        return members[index].value
    }

    mutating func set(_ name: [UInt8], _ value: TemplateValue) {
        let hash = Self.hash(name)
        if let index = index(of: name, hash: hash) {
            members[index].value = value
            return
        }
        members.append(Member(name: name, value: value, hash: hash))
        let count = members.count
        if count & (count - 1) == 0 {
            rebuildBuckets()
        } else {
            link(count - 1, mask: bucketMask)
        }
    }

    /// The number of buckets is the largest power of two that is not above the number of members.
    private var bucketMask: Int {
        members.isEmpty ? 0 : (1 << (Int.bitWidth - 1 - members.count.leadingZeroBitCount)) - 1
    }

    private func index(of name: [UInt8], hash: UInt32) -> Int? {
        guard !members.isEmpty else { return nil }
        var index = Int(members[Int(hash) & bucketMask].head)
        while index >= 0 {
            if members[index].hash == hash, members[index].name == name { return index }
            index = Int(members[index].next)
        }
        return nil
    }

    private mutating func rebuildBuckets() {
        for index in members.indices { members[index].head = -1 }
        let mask = bucketMask
        for index in members.indices { link(index, mask: mask) }
    }

    private mutating func link(_ index: Int, mask: Int) {
        let bucket = Int(members[index].hash) & mask
        members[index].next = members[bucket].head
        members[bucket].head = Int32(index)
    }
}
