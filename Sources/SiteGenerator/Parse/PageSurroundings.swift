import Diagnostics
import Markdown
import Text

/// What stands before the blocks of a page, in the files that they are written in.
struct PageSurroundings: Sendable {
    private struct File: Sendable {
        let texts: NearbyTexts
        /// By where the info strings of the blocks begin.
        let near: [Int: Surroundings]
    }

    /// The files by their paths.
    private let files: [String: File]

    /// Looks through texts of files.
    init(_ sources: [SourceText]) {
        let found = sources.map { source in
            let blocks = FenceScan(FrontMatterFence(source.bytes).body).blocks
            let near = blocks.map { ($0.code.infoRange.lowerBound, $0.surroundings) }
            return (
                source.path,
                File(
                    texts: NearbyTexts(source.bytes),
                    near: Dictionary(near, uniquingKeysWith: { first, _ in first }))
            )
        }
        files = Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// The place of a block.
    ///
    /// - Parameter info: where its info string stands.
    func place(of info: Location) -> BlockToBind.Place {
        guard let file = files[info.path] else { return BlockToBind.Place(page: NearbyTexts([])) }
        let near = info.range.flatMap { file.near[$0.lowerBound] } ?? Surroundings()
        return BlockToBind.Place(near: near, page: file.texts)
    }
}
