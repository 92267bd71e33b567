import Markdown
import Text

/// The text of a page as Markdown that can be read away from its site: with its partials and the files that it shows, and
/// with whole addresses in the place of links within the site.
struct MarkdownTwin {
    private let site: Site
    private let page: Page
    private let file: ParsedPage
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    /// - Returns: `nil` for a page that is made of no file.
    init?(of page: Page, in site: Site) {
        guard let file = page.file else { return nil }
        (self.site, self.page, self.file) = (site, page, file)
        for code in file.codes where code.file != nil { show(code) }
        for link in site.links[page.id.index] { rewrite(link) }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The text, which begins with the page's title.
    var bytes: [UInt8] {
        var text: [UInt8] = []
        var end = file.text.bytes.firstIndex { $0 > 0x20 } ?? file.text.bytes.count
        for edit in edits where edit.range.lowerBound >= end {
            text += file.text.bytes[end..<edit.range.lowerBound]
            text += edit.text
            end = edit.range.upperBound
        }
        text += file.text.bytes[end...]
        while let last = text.last, last <= 0x20 { text.removeLast() }
        let title = page.shownTitle == nil ? Array("# \(page.title.inOneLine)\n\n".utf8) : []
        return title + text + [0x0A]
    }

    // MARK: Shown files

    /// Writes the lines of a file between fences that are longer than what stands in them.
    private mutating func show(_ code: CodeText) {
        let range = code.block.range
        guard range.upperBound <= file.text.bytes.count else { return }
        let marks = code.text.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: max(3, marks + 1))
        let start = file.text.bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // What stands before the first line, such as the mark of a list, is not there again before the others.
        let margin = file.text.bytes[start..<range.lowerBound].map {
            $0 == UInt8(ascii: ">") || $0 == 0x09 ? $0 : 0x20
        }
        var lines = code.text.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var text = fence + code.language.utf8
        for line in lines { text += [0x0A] + (line.isEmpty ? [] : margin) + line }
        edits.append((range, text + [0x0A] + margin + fence))
    }

    // MARK: Links

    private mutating func rewrite(_ resolved: PageLink) {
        let link = file.document.links[resolved.index]
        guard let target = resolved.target.link(in: site, from: page, query: resolved.query) else { return }
        let address = target.isBroken ? nil : address(resolved.target, target.url)
        let end = max(link.range.upperBound, link.fragmentRange?.upperBound ?? 0)
        guard link.range.lowerBound <= end, end <= file.text.bytes.count else { return }
        switch link.kind {
        case .wikiLink, .embed:
            let label = link.label ?? target.label ?? link.destination
            replaceWiki(link.range.lowerBound..<end, with: label, address, isEmbed: link.kind == .embed)
        case .link, .image:
            guard let address, !link.range.isEmpty else { return }
            if let tail = tail(ofReference: link.range) {
                edits.append((tail, Array("(\(address))".utf8)))
            } else {
                edits.append((link.range.lowerBound..<end, Array(address.utf8)))
            }
        case .html:
            guard let address, !link.range.isEmpty else { return }
            edits.append((link.range.lowerBound..<end, Array(address.utf8)))
        }
    }

    /// The whole address of what a link leads to: the Markdown of a page that has one.
    private func address(_ target: LinkTarget, _ url: String) -> String {
        guard let id = target.page, site.outputs.granted.contains(.machine(.twin(id))) else {
            return site.base.origin + url
        }
        let path = site[id].route.url(site.base)
        return site.base.origin + path + "index.md" + url.dropFirst(path.count)
    }

    /// A wiki link is a link with the name that readers see; one that leads nowhere is its name.
    private mutating func replaceWiki(
        _ inner: Range<Int>, with label: String, _ address: String?, isEmbed: Bool
    ) {
        let bytes = file.text.bytes
        guard let opening = bytes[..<inner.lowerBound].lastIndex(of: UInt8(ascii: "[")), opening > 0,
            let closing = bytes[inner.upperBound...].firstIndex(of: UInt8(ascii: "]")),
            bytes[opening - 1] == UInt8(ascii: "["), closing + 1 < bytes.count,
            bytes[closing + 1] == UInt8(ascii: "]")
        else { return }
        let hasMark = isEmbed && opening > 1 && bytes[opening - 2] == UInt8(ascii: "!")
        let isPicture = hasMark && address.map { PictureName.isOne($0) } == true
        let text = label.inLinkText
        let written = address.map { "\(isPicture ? "!" : "")[\(text)](\($0))" } ?? text
        edits.append((opening - (hasMark ? 2 : 1)..<closing + 2, Array(written.utf8)))
    }

    /// Of a link by reference, what stands behind its text; `nil` for another link.
    ///
    /// - Parameter range: the link as a whole, or the name of what it refers to.
    private func tail(ofReference range: Range<Int>) -> Range<Int>? {
        let bytes = file.text.bytes
        let (before, behind) = (range.lowerBound - 1, range.upperBound)
        if before >= 0, bytes[before] == UInt8(ascii: "["), behind < bytes.count,
            bytes[behind] == UInt8(ascii: "]")
        {
            if before > 0, bytes[before - 1] == UInt8(ascii: "]") { return before..<behind + 1 }
            let isCollapsed = bytes[(behind + 1)...].starts(with: "[]".utf8)
            return behind + 1..<behind + (isCollapsed ? 3 : 1)
        }
        var index = range.lowerBound
        if bytes[index] == UInt8(ascii: "!") { index += 1 }
        guard index < range.upperBound, bytes[index] == UInt8(ascii: "["),
            bytes[range.upperBound - 1] == UInt8(ascii: "]")
        else { return nil }
        var depth = 0
        while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { return index..<range.upperBound }
        }
        return nil
    }
}

/// The names of pictures that browsers show.
private enum PictureName {
    static func isOne(_ address: String) -> Bool {
        ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"].contains(pathExtension(of: address).lowercased())
    }
}

extension String {
    /// The text with a blank for every line break.
    var inOneLine: String {
        // Hardly any text has one, and bytes are looked at faster than characters.
        let mayBreak = utf8.contains { (0x0A...0x0D).contains($0) || $0 == 0xC2 || $0 == 0xE2 }
        return mayBreak ? String(map { $0.isNewline ? " " : $0 }) : self
    }

    /// The text as that of a link.
    var inLinkText: String {
        let line = inOneLine
        guard line.utf8.contains(where: "\\[]".utf8.contains) else { return line }
        return line.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
    }
}
