import Diagnostics
import Text

/// The comments of a text that switch findings off: each with the block behind it. They are taken out of the tree,
/// so that they are on no page.
struct OffComments {
    /// The comments that can be followed.
    private(set) var switches: [Document.Switch] = []
    /// What is wrong with the others, with ranges in the document.
    private(set) var problems: [OffComment.Problem] = []
    private(set) var arena: Arena
    /// The nodes that hold nothing else, by the block that they stand in.
    private var emptied: [Int32: Set<Int32>] = [:]
    /// What stands behind the comments that were asked about.
    private var followers: [Int32: Follower] = [:]

    /// Reads all comments of a tree in which containers are together and footnotes still stand in their places.
    init(_ arena: Arena) {
        self.arena = arena
        for id in arena.descendants() {
            switch arena[id].kind {
            case .htmlBlock: readBlock(id)
            case .htmlInline: readInline(id)
            case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .footnoteDefinition,
                .definitionList, .definition, .table, .tableRow, .containerFence, .paragraph, .heading,
                .calloutTitle, .containerTitle, .definitionTerm, .tableCell, .codeBlock, .thematicBreak,
                .include, .emphasis, .strong, .link, .image, .wikiLink, .embed, .strikethrough, .mark, .text,
                .softBreak, .lineBreak, .code, .footnoteReference, .comment, .math:
                break
            }
        }
        for (parent, nodes) in emptied {
            self.arena.setChildren(of: parent, to: arena.children(of: parent).filter { !nodes.contains($0) })
            for node in nodes { self.arena[node].parent = Node.none }
        }
    }

    /// Whether a text may have such a comment.
    static func mayStand(in bytes: ByteView) -> Bool {
        guard bytes.count > 8 else { return false }
        for offset in 0..<(bytes.count - 4) where bytes[offset] == .less {
            if bytes[offset + 1] == .bang, bytes[offset + 2] == .hyphen, bytes[offset + 3] == .hyphen {
                return true
            }
        }
        return false
    }

    // MARK: Comments in a line of text

    private mutating func readInline(_ id: Int32) {
        let html = arena.bytes(of: arena[id].text)
        guard let comment = HTMLComment(html, at: html.startIndex),
            let said = OffComment(html[comment.content])
        else { return }
        let map = RawHTMLMap(arena[id], arena)
        switch said {
        case .off:
            report(
                "the comment stands in a text, where it switches nothing off",
                "put it on a line of its own before the block", map.range(comment.range))
        case .invalid(let problem): report(problem, map)
        }
        arena[id].kind = .comment
    }

    // MARK: Comments before blocks

    private mutating func readBlock(_ node: Int32) {
        let html = arena.bytes(of: arena[node].text)
        let map = RawHTMLMap(arena[node], arena)
        var place = Self.skipBlanks(html, from: html.startIndex)
        // Where the block begins that is left when the comments are taken away.
        var start = html.startIndex
        var isPlain = false
        var found: [(FindingName, String, Range<Int>)] = []
        while let comment = HTMLComment(html, at: place) {
            if let said = OffComment(html[comment.content]) {
                if !comment.isClosed {
                    report("the comment never ends", "close it with `-->`", map.range(comment.range))
                } else if case .off(let name, let reason) = said {
                    found.append((name, reason, map.range(comment.range)))
                } else if case .invalid(let problem) = said {
                    report(problem, map)
                }
                if !isPlain { start = Self.skipBlanks(html, from: comment.range.upperBound) }
            } else {
                isPlain = true
            }
            place = Self.skipBlanks(html, from: comment.range.upperBound)
        }
        reportComments(within: html, from: place, map)
        guard !found.isEmpty || start > html.startIndex else { return }
        let follower = place < html.endIndex ? .block(map.range(place..<html.endIndex)) : follower(of: node)
        for (name, reason, range) in found {
            switch follower {
            case .block(let block):
                switches.append(Document.Switch(name: name, reason: reason, range: range, block: block))
            case .definition:
                report(
                    "the comment stands before the definition of a link, which is no block",
                    "put it before the block that uses the link", range)
            case .nothing:
                report(
                    "the comment stands before nothing that it could be about",
                    "put it directly before the block whose finding it switches off", range)
            }
        }
        take(start, of: node, html)
    }

    /// Takes the comments in front away; a node that holds nothing else goes.
    private mutating func take(_ start: Int, of id: Int32, _ html: ArraySlice<UInt8>) {
        guard start > html.startIndex else { return }
        if start == html.endIndex {
            emptied[arena[id].parent, default: []].insert(id)
        } else {
            arena[id].text = arena[id].text[(start - html.startIndex)..<html.count]
        }
    }

    /// Comments that stand behind other raw HTML of the same block, where they are before no block.
    private mutating func reportComments(within html: ArraySlice<UInt8>, from start: Int, _ map: RawHTMLMap) {
        var place = start
        while place < html.endIndex {
            guard html[place] == .less, let comment = HTMLComment(html, at: place) else {
                place += 1
                continue
            }
            if OffComment(html[comment.content]) != nil {
                report(
                    "the comment stands inside raw HTML, where it switches nothing off",
                    "put it before the HTML, with nothing but its own line", map.range(comment.range))
            }
            place = comment.range.upperBound
        }
    }

    /// What comes next among the same blocks, past other comments. What is found for one comment holds for all those
    /// behind it, so that a row of comments is walked once.
    private mutating func follower(of id: Int32) -> Follower {
        var row: [Int32] = []
        var next = id
        var found: Follower?
        while found == nil {
            if let known = followers[next] {
                found = known
            } else {
                row.append(next)
                found = directFollower(of: next)
                next = arena[next].next
            }
        }
        for node in row { followers[node] = found }
        return found ?? .nothing
    }

    /// What stands directly behind a block; `nil` for a block of comments.
    private func directFollower(of node: Int32) -> Follower? {
        WorkCounter.add(1)
        let start = min(Int(arena[node].end), arena.bytes.count)
        let next = arena[node].next
        let end = next == Node.none ? Int(arena[arena[node].parent].end) : Int(arena[next].start)
        // The definition of a link is no block, and stands in nothing that is shown.
        if Self.hasDefinition(arena.bytes[start..<max(start, min(end, arena.bytes.count))]) {
            return .definition
        }
        guard next != Node.none else { return .nothing }
        return arena[next].kind == .htmlBlock && isComment(next) ? nil : .block(arena[next].range)
    }

    private static func hasDefinition(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.dropLast().contains { bytes[$0] == .rightBracket && bytes[$0 + 1] == .colon }
    }

    /// Whether a block of raw HTML holds comments alone.
    private func isComment(_ id: Int32) -> Bool {
        let html = arena.bytes(of: arena[id].text)
        var place = Self.skipBlanks(html, from: html.startIndex)
        while let comment = HTMLComment(html, at: place) {
            place = Self.skipBlanks(html, from: comment.range.upperBound)
        }
        return place == html.endIndex
    }

    private static func skipBlanks(_ html: ArraySlice<UInt8>, from start: Int) -> Int {
        var place = start
        while place < html.endIndex, html[place].isWhitespace { place += 1 }
        return place
    }

    private mutating func report(_ problem: OffComment.Problem, _ map: RawHTMLMap) {
        problems.append(
            OffComment.Problem(
                message: problem.message, help: problem.help, range: map.range(problem.range),
                replacement: problem.replacement))
    }

    private mutating func report(_ message: String, _ help: String, _ range: Range<Int>) {
        problems.append(OffComment.Problem(message: message, help: help, range: range))
    }
}

/// What a comment stands before.
private enum Follower {
    case block(Range<Int>)
    case definition
    case nothing
}

/// A comment in raw HTML.
private struct HTMLComment {
    /// With its marks.
    let range: Range<Int>
    /// What stands between them.
    let content: Range<Int>
    let isClosed: Bool

    init?(_ html: ArraySlice<UInt8>, at start: Int) {
        guard start + 4 <= html.endIndex, html[start..<start + 4].elementsEqual("<!--".utf8) else {
            return nil
        }
        var end = start + 4
        while end + 3 <= html.endIndex {
            if html[end] == .hyphen, html[end + 1] == .hyphen, html[end + 2] == .greater {
                range = start..<end + 3
                content = start + 4..<end
                isClosed = true
                return
            }
            end += 1
        }
        range = start..<html.endIndex
        content = start + 4..<html.endIndex
        isClosed = false
    }
}
