import Diagnostics
import Text

/// Finds syntax of other generators in a text: the first place of each kind, outside of code, comments and formulas.
///
/// Only what is certainly no prose is taken: a whole line of the one form, or marks that nobody writes by chance.
struct ForeignSyntaxScan {
    let arena: Arena
    let bytes: [UInt8]
    /// The first place of each kind, and the first in each block where an author switched such findings off.
    private(set) var found: [(kind: ForeignSyntax, range: Range<Int>)] = []
    /// Lines that begin as one of our containers does, but for the number of their colons.
    private(set) var nearContainers: [Range<Int>] = []
    /// What would open one of our containers if nothing stood before it on its line.
    private(set) var containersInText: [Range<Int>] = []
    /// The same without a title or attributes, as prose may have it.
    private(set) var bareContainersInText: [Range<Int>] = []
    /// What was found, by the beginning of the block where it is switched off; -1 where it is not.
    private var seen: Set<[Int]> = []
    /// The blocks where it is, by place, without those that lie in others.
    private let blocks: [Range<Int>]
    /// The ranges in which nothing is looked for, by their beginnings; made when the first candidate is met.
    private var excluded: [Range<Int>]?

    init(_ arena: Arena, besides switches: [Document.Switch]) {
        self.arena = arena
        let ranges = switches.filter { $0.name.id == .foreignSyntax }.map(\.block)
        blocks = ranges.sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
            .reduce(into: []) { blocks, range in
                if range.lowerBound >= blocks.last?.upperBound ?? 0 { blocks.append(range) }
            }
        bytes = arena.bytes
    }

    mutating func addContainerInText(_ range: Range<Int>, isBare: Bool) {
        if isBare { bareContainersInText.append(range) } else { containersInText.append(range) }
    }

    mutating func addNearContainer(_ range: Range<Int>) {
        nearContainers.append(range)
    }

    mutating func add(_ kind: ForeignSyntax, _ range: Range<Int>) {
        guard !range.isEmpty, seen.insert([kind.rawValue, block(at: range.lowerBound)]).inserted else {
            return
        }
        found.append((kind, range))
    }

    /// The beginning of the block around a place in which such findings are switched off, else -1.
    private func block(at place: Int) -> Int {
        let behind = blocks.partitioningIndex { $0.lowerBound > place }
        guard behind > 0, place < blocks[behind - 1].upperBound else { return -1 }
        return blocks[behind - 1].lowerBound
    }

    // MARK: Lines

    /// Looks at the lines with which paragraphs begin.
    mutating func scanParagraphs() {
        for node in arena.nodes where node.kind == .paragraph && node.parent != Node.none {
            let child = node.firstChild
            guard child != Node.none, !arena[child].kind.isLink || arena[child].kind == .wikiLink else {
                continue
            }
            let start = Int(node.start)
            guard start < bytes.count, Self.firstBytes.contains(bytes[start]) else { continue }
            // Behind an asterisk that is none of a text something is emphasised.
            if bytes[start] == .star, !arena[child].kind.isText { continue }
            let line = line(from: start)
            let isWhole = node.range == line
            if isWhole, bytes[start] == .leftParenthesis {
                if isTarget(line), node.next != Node.none, arena[node.next].kind == .heading {
                    add(.target, line)
                }
                continue
            }
            if bytes[start] == .leftBracket, beginsParent(node) {
                if arena[node.parent].kind == .blockQuote, ForeignSyntax.isNearCallout(bytes[line]) {
                    add(.nearCallout, line)
                    continue
                }
                if arena[node.parent].kind == .item, ForeignSyntax.isNearTask(bytes[line]) {
                    add(.taskWord, line)
                    continue
                }
            }
            if node.parent == 0, beginsParent(node), ForeignSyntax.isTitle(bytes[line]) {
                add(.asciiDocTitle, line)
                continue
            }
            if let kind = ForeignSyntax.ofLine(bytes[line], isWhole: isWhole, isOutermost: node.parent == 0) {
                let before = bytes[..<start].suffix(80).reversed().prefix { !$0.isLineEnd }
                let isInQuote = before.contains(.greater)
                // In a quote it may have become a callout, whose title was read from this paragraph.
                if kind == .callout, isInQuote { continue }
                if kind == .calloutWord || kind == .calloutBlank, !isInQuote {
                    add(.callout, line)
                    continue
                }
                add(kind, line)
            }
        }
    }

    private static let firstBytes = ByteSet("!?=-;iev<@.[#/\\$*({:")

    /// Whether a block is the first one in what it lies in, or on the page.
    private func beginsParent(_ node: Node) -> Bool {
        let first = arena[node.parent].firstChild
        return first != Node.none && arena[first].start == node.start
    }

    /// `(a-name)=`
    private func isTarget(_ line: Range<Int>) -> Bool {
        let name = bytes[line].dropFirst().dropLast(2)
        return bytes[line].suffix(2).elementsEqual(")=".utf8) && !name.isEmpty
            && name.allSatisfy { $0.isOfContainerName || ".:".utf8.contains($0) }
    }

    // MARK: Links

    /// Looks at the titles of links in which docsify has its options, as in `[text](a.md ':include')`.
    mutating func scanTitles() {
        let options = ["include", "ignore", "target=", "disabled", "class=", "id=", "size=", "type="]
        for node in arena.nodes where node.kind == .link || node.kind == .image {
            guard node.parent != Node.none else { continue }
            let title = arena.bytes(of: arena.targets[Int(node.payload)].title)
            guard title.first == .colon else { continue }
            if options.contains(where: { title.dropFirst().starts(with: $0.utf8) }) {
                add(.docsify, node.range)
            }
        }
    }

    func line(from start: Int) -> Range<Int> {
        var end = bytes[start...].firstIndex(where: \.isLineEnd) ?? bytes.count
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return start..<end
    }

    // MARK: Code

    /// Looks at the comments in code by which other programs mark lines.
    mutating func scanCode(_ blocks: [Document.CodeBlock]) {
        for block in blocks where !["markdown", "md", "mdx"].contains(block.info.language) {
            let text = bytes[block.range]
            // Nearly all blocks have neither, and need not be searched for each mark.
            guard Self.beginnings.contains(where: { text.firstRange(of: $0) != nil }) else { continue }
            guard let range = Self.comments.lazy.compactMap({ text.firstRange(of: $0.utf8) }).first else {
                continue
            }
            let before = text[..<range.lowerBound].reversed().prefix { !$0.isLineEnd }.drop(while: \.isBlank)
            let isComment = ["//", "#", "--", "/*", "<!--", ";", "%"].contains { mark in
                before.starts(with: mark.utf8.reversed())
            }
            if isComment { add(.codeComment, range) }
        }
    }

    private static let beginnings = [Array("highlight-".utf8), Array("[!code ".utf8)]
    private static let comments = [
        "highlight-next-line", "highlight-start", "highlight-end", "[!code highlight", "[!code hl",
        "[!code ++",
        "[!code --", "[!code focus", "[!code error", "[!code warning", "[!code word:",
    ]

    // MARK: Containers

    /// Looks at the containers that are none of ours.
    mutating func scanContainers() {
        for node in arena.nodes where node.kind == .container && node.parent != Node.none {
            let fence = arena.containers[Int(node.payload)]
            guard fence.kind == .foreign, let first = bytes[fence.name].first else { continue }
            add(first == .leftBrace ? .fencedDiv : .container, fence.range)
        }
    }

    // MARK: Icons and components

    /// Looks for `:material-…:` and its like, and for roles, `:ref:` before a backtick.
    mutating func scanIcons() {
        var places: [(ForeignSyntax, Range<Int>)] = []
        bytes.withUnsafeBufferPointer { view in
            var place = view.firstPlace(of: .colon)
            while place < view.count {
                var end = place + 1
                while end < view.count, view[end].isOfContainerName || view[end] == .colon { end += 1 }
                let isClosed = view[end - 1] == .colon && end > place + 2
                let isFree = place == 0 || view[place - 1].isWhitespace || view[place - 1] == .leftParenthesis
                if isClosed, Self.icons.contains(where: { view.has($0, at: place) }) {
                    places.append((.icon, place..<end))
                } else if isClosed, isFree, Self.otherIcons.contains(where: { view.has($0, at: place) }) {
                    places.append((.otherIcon, place..<end))
                } else if isClosed, isFree, end < view.count, view[end] == .backtick {
                    let name = view[(place + 1)..<end].prefix { $0 != .colon }
                    if Self.roles.contains(String(decoding: name, as: UTF8.self)) {
                        places.append((.role, place..<end))
                    }
                }
                place = view.firstPlace(of: .colon, from: place + 1)
            }
        }
        for (kind, range) in places where isText(range.lowerBound) { add(kind, range) }
    }

    private static let icons: [StaticString] = [":material-", ":fontawesome-", ":octicons-", ":simple-"]

    private static let otherIcons: [StaticString] = [
        ":icon-", ":lucide-", ":bootstrap-", ":fa-", ":fas-", ":far-", ":fab-", ":bi-", ":mdi-",
    ]

    /// Looks at raw HTML.
    mutating func scanHTML() {
        for node in arena.nodes where node.kind == .htmlBlock || node.kind == .htmlInline {
            guard node.parent != Node.none else { continue }
            // In a quote or list, and over several lines, the text was put together from pieces.
            let html = arena.bytes(of: node.text)
            let map = RawHTMLMap(node, arena)
            if html.starts(with: "<!--".utf8) {
                let start = map.range(html.indices).lowerBound
                let directive = html.dropFirst(4).drop(while: \.isBlank)
                if directive.starts(with: "@include:".utf8) {
                    add(.include, line(from: start))
                } else if directive.starts(with: "tabs:start".utf8) {
                    add(.docsify, line(from: start))
                } else if ForeignSyntax.isIncludeComment(directive) {
                    add(.inclusion, line(from: start))
                }
                continue
            }
            for case .startTag(let name, let attributes, let range) in HTMLTokenizer(html)
            where html[range.lowerBound + 1] < 0x61 {
                if Self.isComponent(name, range, hasAttributes: !attributes.isEmpty, html) {
                    add(.component, map.range(range))
                }
            }
        }
    }

    /// Whether what stands at a place is the start tag of a component, of which one finding is enough.
    static func isComponent(_ place: Range<Int>, _ bytes: [UInt8]) -> Bool {
        guard place.count > 2, bytes[place.lowerBound] == .less, bytes[place.lowerBound + 1] < 0x61 else {
            return false
        }
        for case .startTag(let name, let attributes, let range) in HTMLTokenizer(bytes[place]) {
            return isComponent(name, range, hasAttributes: !attributes.isEmpty, bytes[...])
        }
        return false
    }

    /// Whether a tag with a capital letter is one of the known components, or is written as only components are:
    /// `<OwnName …/>`, or with attributes. A word such as `<Name>` may stand for something.
    private static func isComponent(
        _ name: String, _ tag: Range<Int>, hasAttributes: Bool, _ bytes: ArraySlice<UInt8>
    ) -> Bool {
        if components.contains(name) { return true }
        let word = bytes[(tag.lowerBound + 1)..<tag.upperBound].prefix {
            $0.isLetter || $0.isDigit || $0 == .dot
        }
        let isPascal = word.count > 2 && word.dropFirst().contains { $0 >= 0x61 }
        let isSelfClosed = bytes[tag.upperBound - 2] == UInt8(ascii: "/")
        guard isPascal, isSelfClosed || hasAttributes else { return false }
        return !HTMLPolicy.keeps(element: String(decoding: word, as: UTF8.self).lowercased())
    }

    /// The names in lower case; one counts only where it is written with a capital letter.
    static let components: Set<String> = [
        "tabs", "tabitem", "tab", "card", "cards", "cardgrid", "cardgroup", "linkcard", "linkbutton",
        "callout",
        "steps", "step", "accordion", "accordiongroup", "codegroup", "codeblock", "note", "tip", "warning",
        "info",
        "aside", "admonition", "badge", "icon", "filetree", "frame", "columns", "column", "expandable",
        "paramfield", "responsefield", "tooltip", "banner", "check", "snippet", "update", "doccardlist",
    ]

    // MARK: Where nothing is looked for

    mutating func isText(_ place: Int) -> Bool {
        let ranges = excluded ?? excludedRanges()
        excluded = ranges
        let behind = ranges.partitioningIndex { $0.lowerBound > place }
        return behind == 0 || ranges[behind - 1].upperBound <= place
    }
}
