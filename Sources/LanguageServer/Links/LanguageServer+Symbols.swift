import Diagnostics
import LanguageProtocol
import Markdown
import SiteGenerator
import Text

/// The parts of documents.
extension LanguageServer {
    // MARK: Symbols

    mutating func documentSymbols(of uri: DocumentURI) -> JSONValue {
        guard let asked = ask(uri), let page = projects[asked.project].page(at: asked.path) else {
            return .null
        }
        let parts = Self.parts(of: page)
        if client.nestedSymbols { return nested(parts[...], asked).json }
        return parts.map { part in
            WorkspaceSymbol(
                part.name, kind: part.kind,
                location: EditorLocation(uri: uri, range: asked.range(part.range, in: unit)))
        }.json
    }

    /// A heading with all below it, or a code block with a name.
    private struct Part {
        let name: String
        let kind: SymbolKind
        /// The level of a heading; that of a block is larger than all of them.
        let level: Int
        let range, selection: Range<Int>
    }

    private static func parts(of page: EditedPage) -> [Part] {
        let headings = page.document.headings.map { heading in
            Part(
                name: heading.text.isEmpty ? heading.id : heading.text, kind: .string, level: heading.level,
                range: page.document.range(of: .section(heading.node)), selection: heading.range)
        }
        let blocks = page.document.codeBlocks.compactMap { block -> Part? in
            guard block.isFenced, let title = block.info.title, !title.isEmpty else { return nil }
            return Part(name: title, kind: .object, level: 9, range: block.range, selection: block.infoRange)
        }
        return (headings + blocks).filter { !$0.name.isEmpty }
            .sorted { ($0.range.lowerBound, $0.level) < ($1.range.lowerBound, $1.level) }
    }

    private func nested(_ parts: ArraySlice<Part>, _ asked: AskedPlace) -> [DocumentSymbol] {
        var symbols: [DocumentSymbol] = []
        var index = parts.startIndex
        while index < parts.endIndex {
            let part = parts[index]
            let end = parts[(index + 1)...].firstIndex { $0.level <= part.level } ?? parts.endIndex
            symbols.append(
                DocumentSymbol(
                    part.name, kind: part.kind, range: asked.range(part.range, in: unit),
                    selection: asked.range(part.selection, in: unit),
                    children: nested(parts[(index + 1)..<end], asked)))
            index = end
        }
        return symbols
    }

    /// The most symbols of a list.
    private static let mostSymbols = 500

    mutating func workspaceSymbols(_ query: String) -> [WorkspaceSymbol] {
        let word = query.lowercased()
        var symbols: [WorkspaceSymbol] = []
        func fits(_ name: String) -> Bool { word.isEmpty || name.lowercased().contains(word) }
        for index in projects.indices {
            projects[index].refresh()
            guard let site = projects[index].site else { continue }
            for page in site.outline {
                if fits(page.title) {
                    symbols.append(
                        WorkspaceSymbol(
                            page.title, kind: .file,
                            location: editorLocation(Location(path: page.path, range: 0..<0), in: index)))
                }
                for heading in page.headings
                where fits(heading.text) && heading.text != page.title && !word.isEmpty {
                    symbols.append(
                        WorkspaceSymbol(
                            heading.text, kind: .string,
                            location: editorLocation(heading.location, in: index),
                            container: page.title))
                    if symbols.count >= Self.mostSymbols { return symbols }
                }
                if symbols.count >= Self.mostSymbols { return symbols }
            }
        }
        return symbols
    }

    // MARK: Folding

    mutating func foldingRanges(of uri: DocumentURI) -> [FoldingRange] {
        guard let asked = ask(uri), let page = projects[asked.project].page(at: asked.path) else { return [] }
        func line(_ offset: Int) -> Int { asked.lines.position(at: offset).line - 1 }
        var folds: [FoldingRange] = []
        func fold(_ start: Int, _ end: Int, _ kind: FoldingRange.Kind? = nil) {
            if end > start { folds.append(FoldingRange(startLine: start, endLine: end, kind: kind)) }
        }
        if let range = page.frontMatterRange { fold(0, line(range.upperBound), .region) }
        for block in page.document.codeBlocks where block.isFenced {
            fold(line(block.range.lowerBound), line(max(block.range.lowerBound, block.range.upperBound - 1)))
        }
        for heading in page.document.headings {
            let section = page.document.range(of: .section(heading.node))
            // Blank lines before the next heading are shown.
            let last = page.bytes[section].lastIndex { $0 > 0x20 } ?? section.lowerBound
            fold(line(heading.range.lowerBound), line(last))
        }
        return folds
    }

    // MARK: Links

    mutating func documentLinks(of uri: DocumentURI) -> [DocumentLink] {
        guard let asked = ask(uri) else { return [] }
        guard let site = projects[asked.project].site(at: asked.path) else {
            return projects[asked.project].page(at: asked.path).map { repositoryDocumentLinks(asked, $0) }
                ?? []
        }
        return site.links(in: asked.path).compactMap { link in
            guard let range = link.location.range else { return nil }
            let shown = asked.range(range, in: unit)
            if let path = link.target?.path {
                return DocumentLink(
                    range: shown, target: self.uri(of: path, in: asked.project),
                    tooltip: link.target?.title ?? path)
            }
            let address = link.link.destination + (link.link.fragment.map { "#" + $0 } ?? "")
            let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
            return isWeb && !link.isWiki ? DocumentLink(range: shown, target: DocumentURI(address)) : nil
        }
    }

    // MARK: Hints

    mutating func inlayHints(of uri: DocumentURI, _ range: EditorRange) -> [InlayHint] {
        guard settings.inlayHints, let asked = ask(uri) else { return [] }
        var seen = Set<Int>()
        return projects[asked.project].configs(in: asked.path).compactMap { config in
            guard let schema = config.schema else { return nil }
            // The line before the text is the fence's.
            let line = asked.lines.position(at: config.range.lowerBound).line - 1
            guard line >= 1, range.start.line...max(range.start.line, range.end.line) ~= line - 1,
                seen.insert(line).inserted
            else { return nil }
            let end = asked.lines.range(ofLine: line).upperBound
            let version =
                schema.version.isEmpty || schema.name.hasSuffix(schema.version) ? "" : " " + schema.version
            return InlayHint(
                at: asked.lines.editorPosition(at: end, in: unit), schema.name + version,
                tooltip: schema.source.isEmpty ? nil : markup(schema.source))
        }
    }
}
