import ConfigSchema
import Markdown
import Text

/// A block whose schema is looked for: what it holds, what stands behind its fence, and what stands near it.
struct BlockToBind: Sendable {
    let snippet: Snippet
    /// The path of the file that it stands in, as findings show it.
    let path: String
    /// Where it stands, found out for the first block that does not say itself what it is.
    private let place: Deferred<Place>
    /// The signs of schemas that it fits, looked for once.
    private(set) var signs: Deferred<[SchemaSign]>?

    /// A place in a text.
    struct Place: Sendable {
        /// What stands before it, as ranges of `page`'s text.
        var near = Surroundings()
        let page: NearbyTexts
    }

    /// What stands before it, as ranges of `text`.
    var near: Surroundings { place.value.near }
    /// The text that the block stands in.
    var text: [UInt8] { texts.text }
    /// The texts near the blocks of its page.
    var texts: NearbyTexts { place.value.page }

    init(_ snippet: Snippet, in path: String, at place: Deferred<Place>) {
        self.snippet = snippet
        self.path = path
        self.place = place
    }

    /// The same, with the signs that it fits kept from the first time that somebody asks.
    func remembering(_ signs: @escaping @Sendable (BlockToBind) -> [SchemaSign]) -> BlockToBind {
        var block = self
        block.signs = Deferred { signs(self) }
        return block
    }

    /// What the text holds; `nil` where nothing can be read.
    var root: ConfigNode? { snippet.config.isForeign ? nil : snippet.config.valuesNode }

    /// The titles around it, the last paragraph before it, and the headings that it stands below, the nearest first.
    var nearestTexts: [Range<Int>] { near.titles + near.paragraphs.prefix(1) + label + near.headings }

    /// The paragraph in bold letters directly before the last one, which is a heading for it.
    private var label: [Range<Int>] {
        guard let last = near.paragraphs.first, let range = near.paragraphs.dropFirst().first,
            range.upperBound <= last.lowerBound,
            text[range.upperBound..<last.lowerBound].allSatisfy({ $0 <= 0x20 || "-*>`".utf8.contains($0) })
        else { return [] }
        let bold = text[range].reversed().drop { ":. ".utf8.contains($0) }
        return text[range].starts(with: "**".utf8) && bold.starts(with: "**".utf8) ? [range] : []
    }

    /// How near one of some words stands, 0 being the nearest: in the nearest texts, or the path of its file. `nil` where
    /// none of them does.
    ///
    /// - Parameter isWholeFolder: whether a word counts in a folder's name only where it is all of it.
    func nearness(of words: WordIndex, isWholeFolder: Bool = false) -> Int? {
        let texts = nearestTexts
        if let place = texts.firstIndex(where: { words.stand(in: text[$0]) }) { return place }
        return standInPath(words, isWholeFolder) ? texts.count : nil
    }

    /// Whether the path of its file has one of some words in it. As a part of a folder's name, as in `mcp-server-skills`, a
    /// word may only be in the name of a program.
    private func standInPath(_ words: WordIndex, _ isWholeFolder: Bool) -> Bool {
        let parts = Array(path.utf8).split(separator: UInt8(ascii: "/"))
        return parts.indices.contains { number in
            let isFile = number == parts.count - 1
            let place = words.places(in: parts[number])
            return isFile || !isWholeFolder
                ? !place.isEmpty : place.contains { $0.range.count == parts[number].count }
        }
    }

    /// The names of files that it says it shows, and those before it.
    var fileNames: [String] { ownNames + namesBefore }

    /// The names of files behind the fence and in the first comment.
    var ownNames: [String] { snippet.fileNames + [snippet.firstComment?.fileName].compactMap(\.self) }

    /// The names of files that the block says itself, without their folders.
    private var ownFiles: Set<String> {
        let names = ownNames.flatMap { said in
            let bytes = Array(said.utf8)
            return NamesInText(bytes, in: bytes.indices).names.map(\.name)
        }
        return Set(names.map(Self.file))
    }

    /// A name without its folders, in small letters.
    private static func file(_ name: String) -> String {
        fileName(of: withSlashes(name)).lowercased()
    }

    /// The names of files in the titles, the paragraph and the heading before it.
    var namesBefore: [String] { textsBefore.flatMap(names) }

    /// The names of its own, or else those in the nearest text that names files.
    var decidingNames: [String] { ownNames.isEmpty ? nearestNames : ownNames }

    /// The names of files in the nearest of those texts that has any, or that a command opens which is nearer.
    var nearestNames: [String] {
        openedNames.isEmpty ? textsBefore.lazy.map(names).first { !$0.isEmpty } ?? [] : openedNames
    }

    /// The names of files that commands before it open or write to, where no text behind those names any.
    var openedNames: [String] {
        guard let commands = near.shortBlock, snippet.part == .whole || snippet.part == .frontMatter else {
            return []
        }
        let nearer = (near.titles + near.paragraphs.prefix(1)).filter {
            $0.lowerBound > commands.range.lowerBound
        }
        guard ownNames.isEmpty, nearer.allSatisfy({ names(in: $0).isEmpty }) else { return [] }
        return OpenedFiles.names(in: commands, of: text)
    }

    /// Whether one of the texts near it is a list of several items.
    func isList(_ range: Range<Int>) -> Bool {
        text[range].split(separator: 0x0A).dropFirst().contains { line in
            let start = line.drop { $0 <= 0x20 }
            return start.count > 1 && "-*+".utf8.contains(start[start.startIndex])
                && start[start.startIndex + 1] <= 0x20
        }
    }

    private var textsBefore: [Range<Int>] {
        near.titles + near.paragraphs.prefix(1) + near.headings.prefix(1)
    }

    /// The names of files in one of the texts near the block, the last one first, but for those that it is only compared
    /// with. A block that says itself which file it
    /// shows is of no other.
    func names(in range: Range<Int>) -> [String] {
        let names = texts.fileNames(in: range)
        let own = names.isEmpty ? [] : ownFiles
        guard own.isEmpty else { return names.filter { own.contains(Self.file($0)) } }
        // What names a file in its values is another one.
        return names.filter { snippet.config.bytes.firstRange(of: "\"\($0)\"".utf8) == nil }
    }
}
