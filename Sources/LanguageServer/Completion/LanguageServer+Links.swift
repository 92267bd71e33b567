import ConfigSchema
import Cursor
import LanguageProtocol
import Markdown
import SiteGenerator
import Text

/// What may be written where a link, an embed or a partial leads.
extension LanguageServer {
    /// The most items of a list; a longer one is to be asked for again as more is typed.
    private static let mostItems = 400

    func linkItems(_ asked: AskedPlace, _ site: EditedSite) -> CompletionList {
        let (line, start) = asked.lineBefore
        if let open = line.firstIndexBehindLast("[["), !line[open...].contains("]]") {
            return wikiItems(asked, site, String(line[open...]))
        }
        if let open = line.firstIndexBehindLast(":::include{file=") {
            let word = line[open...]
            let range = start + line.utf8.distance(from: line.startIndex, to: open)..<asked.offset
            if !word.contains("}"), !word.contains(" ") {
                let quote = word.hasPrefix("\"") ? 1 : 0
                return bounded(site.partialPaths, word.dropFirst(quote)) {
                    item($0, .file, replacing: range.lowerBound + quote..<range.upperBound, in: asked)
                }
            }
        }
        if let open = line.firstIndexBehindLast("]("), !line[open...].contains(")"),
            !line[open...].contains(" ")
        {
            return pathItems(asked, site, String(line[open...]))
        }
        return CompletionList([])
    }

    func bounded(
        _ names: [String], _ written: Substring, _ make: (String) -> CompletionItem
    ) -> CompletionList {
        let word = written.lowercased()
        let fitting = names.filter { word.isEmpty || $0.lowercased().contains(word) }
        return CompletionList(
            fitting.prefix(Self.mostItems).map(make), isIncomplete: fitting.count > Self.mostItems)
    }

    // MARK: Wiki links

    private func wikiItems(_ asked: AskedPlace, _ site: EditedSite, _ written: String) -> CompletionList {
        if written.contains("|") { return CompletionList([]) }
        let closing = asked.lineAfter.hasPrefix("]]") ? "" : "]]"
        guard let hash = written.lastIndex(of: "#") else {
            let range = asked.offset - written.utf8.count..<asked.offset
            let names = site.wikiNames(from: asked.path)
            let word = written.lowercased()
            let fitting = names.filter { word.isEmpty || $0.name.lowercased().contains(word) }
            return CompletionList(
                fitting.prefix(Self.mostItems).map {
                    item(
                        $0.name, $0.isAlias ? .reference : .file, replacing: range, with: $0.name + closing,
                        detail: $0.detail, in: asked)
                }, isIncomplete: fitting.count > Self.mostItems)
        }
        let page = String(written[..<hash])
        let part = String(written[written.index(after: hash)...])
        let range = asked.offset - part.utf8.count..<asked.offset
        guard let target = site.target(ofWikiLink: page, from: asked.path) else { return CompletionList([]) }
        if part.hasPrefix("^") {
            return CompletionList(
                site.blockIDs(in: target).map {
                    item("^" + $0, .reference, replacing: range, with: "^" + $0 + closing, in: asked)
                })
        }
        let headings = site.headings(in: target).map {
            item($0.text, .reference, replacing: range, with: $0.text + closing, in: asked)
        }
        let blocks = part.isEmpty ? site.blockIDs(in: target) : []
        return CompletionList(
            headings
                + blocks.map {
                    item("^" + $0, .reference, replacing: range, with: "^" + $0 + closing, in: asked)
                })
    }

    // MARK: Links by path

    private func pathItems(_ asked: AskedPlace, _ site: EditedSite, _ written: String) -> CompletionList {
        guard let hash = written.lastIndex(of: "#") else {
            let range = asked.offset - written.utf8.count..<asked.offset
            let paths = site.linkPaths(from: asked.path, fromRoot: written.hasPrefix("/"))
            return bounded(paths, written[...]) { item($0, .file, replacing: range, in: asked) }
        }
        let part = String(written[written.index(after: hash)...])
        let range = asked.offset - part.utf8.count..<asked.offset
        let target = site.target(ofPath: String(written[..<hash]), from: asked.path)
        let anchors = target.map { site.anchors(in: $0) } ?? []
        return CompletionList(
            anchors.map { item($0.id, .reference, replacing: range, detail: $0.text, in: asked) })
    }

    // MARK: Front matter

    /// Values of front matter that are names of the site: topics, and pages that `applies_to` names.
    func frontMatterItems(
        _ asked: AskedPlace, _ config: EditedConfig, _ site: EditedSite
    ) -> [CompletionItem] {
        guard config.kind == .frontMatter,
            let reading = config.cursorReading(at: config.offset(ofFile: asked.offset))
        else { return [] }
        for place in reading.places where place.expected != .key {
            guard case .key(let key)? = place.path.first else { continue }
            let names: [String]
            switch key {
            case "topics": names = site.topicNames
            case "applies_to": names = site.wikiNames(from: asked.path).map(\.name)
            case "template": names = site.pageTemplates
            default: continue
            }
            return names.prefix(Self.mostItems).compactMap { name in
                guard let writing = reading.writing(text: name, at: place) else { return nil }
                let start =
                    writing.range.isEmpty
                    ? asked.offset : config.map.offset(writing.range.lowerBound)
                var item = item(
                    name, .reference, replacing: start..<max(start, asked.offset),
                    with: writing.lead + writing.tail, in: asked)
                item.filterText = writing.filterText
                return item
            }
        }
        return []
    }
}

extension String {
    /// The index behind the last occurrence of a mark.
    func firstIndexBehindLast(_ mark: String) -> String.Index? {
        var found: String.Index?
        var rest = self[...]
        while let range = rest.firstRange(of: mark) {
            found = range.upperBound
            rest = self[range.upperBound...]
        }
        return found
    }
}
