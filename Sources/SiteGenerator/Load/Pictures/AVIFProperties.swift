import Markdown

/// The properties of an AVIF file's primary item that say its size.
struct AVIFProperties {
    private(set) var size: PictureSize?

    /// The most bytes of the list of properties that are read.
    static let largest = 1 << 16

    /// - Parameter meta: the box `meta` with its head, which has four bytes of a version behind it.
    init(_ meta: FileBytes) {
        let inner = meta.boxes(in: 12..<max(12, meta.count))
        guard let properties = inner.first(where: { $0.kind == "iprp" }).map({ meta.boxes(in: $0.content) }),
            let list = properties.first(where: { $0.kind == "ipco" }).map({ meta.boxes(in: $0.content) })
        else { return }
        let primary = inner.first { $0.kind == "pitm" }.map { box in
            meta.big(meta.big(1, at: box.content.lowerBound) == 0 ? 2 : 4, at: box.content.lowerBound + 4)
        }
        var numbers = Array(list.indices)
        if let table = properties.first(where: { $0.kind == "ipma" }), let primary {
            numbers = Self.properties(of: primary, in: meta, table.content) ?? numbers
        }
        for number in numbers where list.indices.contains(number) {
            let (kind, content) = (list[number].kind, list[number].content)
            if kind == "ispe", size == nil {
                size = PictureSize(
                    meta.big(4, at: content.lowerBound + 4), meta.big(4, at: content.lowerBound + 8))
            } else if kind == "irot", meta.big(1, at: content.lowerBound) & 1 == 1 {
                size = size?.turned
            }
        }
    }

    /// The numbers, from 0, of the properties that an item has.
    private static func properties(of item: Int, in meta: FileBytes, _ table: Range<Int>) -> [Int]? {
        let version = meta.big(1, at: table.lowerBound)
        let isWide = meta.big(3, at: table.lowerBound + 1) & 1 == 1
        var place = table.lowerBound + 8
        for _ in 0..<min(meta.big(4, at: table.lowerBound + 4), 4096) where place < table.upperBound {
            let id = meta.big(version == 0 ? 2 : 4, at: place)
            place += version == 0 ? 2 : 4
            let count = meta.big(1, at: place)
            place += 1
            let width = isWide ? 2 : 1
            if id == item {
                return (0..<count).map {
                    (meta.big(width, at: place + $0 * width) & (isWide ? 0x7FFF : 0x7F)) - 1
                }
            }
            place += count * width
        }
        return nil
    }
}
