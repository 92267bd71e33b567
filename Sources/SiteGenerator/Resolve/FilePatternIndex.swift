/// Several lists of patterns for file names, asked together. A list that only names other files is not looked at.
struct FilePatternIndex: Sendable {
    private let lists: [[FilePattern]]
    /// The lists with a pattern that ends in a name, by that name; a name is all that most patterns have.
    private let byName: [[UInt8]: [Int]]
    /// The lists that have another pattern.
    private let patterned: [Int]

    init(_ lists: [[FilePattern]]) {
        var byName: [[UInt8]: [Int]] = [:]
        for (number, patterns) in lists.enumerated() {
            for name in Set(patterns.flatMap(\.plainNames)) {
                byName[Array(name.utf8), default: []].append(number)
            }
        }
        self.lists = lists
        self.byName = byName
        patterned = lists.indices.filter { lists[$0].contains(where: \.hasWildcardName) }
    }

    /// Whether a pattern ends in the last part of a path, in whatever folder.
    func hasName(of path: String) -> Bool { !lists(naming: path).isEmpty }

    /// The numbers of the lists with a pattern that ends in the last part of a path, in whatever folder.
    func lists(naming path: String) -> [Int] { byName[Array(fileName(of: path).utf8)] ?? [] }

    /// The numbers of the lists that mean a path, in their order.
    func lists(meaning path: String) -> [Int] {
        let bytes = Array(path.utf8)[...]
        let name = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[($0 + 1)...] } ?? bytes
        let named = byName[Array(name)]
        let possible = named.map { Set($0 + patterned).sorted() } ?? patterned
        return possible.filter { FilePattern.matches(bytes, lists[$0]) }
    }
}
