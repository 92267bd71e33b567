import ConfigSchema
import Cursor
import LanguageProtocol
import SiteGenerator
import Text

/// What may be written at a place.
extension LanguageServer {
    mutating func completion(at place: DocumentPlace) -> CompletionList {
        guard let asked = ask(place) else { return CompletionList([]) }
        let project = projects[asked.project]
        if let site = project.site(at: asked.path), asked.path.hasPrefix("templates/") {
            return CompletionList(templateItems(asked, site))
        }
        if let page = project.page(at: asked.path), let fence = page.fence(at: asked.offset) {
            return CompletionList(fenceItems(asked, fence, project))
        }
        if let config = project.config(in: asked.path, at: asked.offset) {
            let own = project.site(at: asked.path).map { frontMatterItems(asked, config, $0) } ?? []
            return CompletionList(own + configItems(asked, config))
        }
        if let site = project.site(at: asked.path), project.page(at: asked.path) != nil {
            return linkItems(asked, site)
        }
        return project.page(at: asked.path) == nil ? CompletionList([]) : repositoryLinkItems(asked)
    }

    // MARK: Config texts

    private func configItems(_ asked: AskedPlace, _ config: EditedConfig) -> [CompletionItem] {
        let offset = config.offset(ofFile: asked.offset)
        guard let completion = ConfigCompletion(config, at: offset) else { return [] }
        return completion.proposals.compactMap { item($0, asked, config, at: offset) }
    }

    private func item(
        _ proposal: Proposal, _ asked: AskedPlace, _ config: EditedConfig, at offset: Int
    ) -> CompletionItem? {
        let writing = proposal.writing
        func place(_ range: Range<Int>) -> Range<Int> {
            // A text without a byte, and the end of one, have no place but the cursor's.
            if range == offset..<offset { return asked.offset..<asked.offset }
            if range.upperBound == offset, !range.isEmpty {
                return config.map.offset(range.lowerBound)..<asked.offset
            }
            guard range.isEmpty else { return config.map.range(range) }
            // Behind a byte that stands in the file, not before the next one.
            let behind =
                range.lowerBound > 0 ? config.map.offset(range.lowerBound - 1) + 1 : config.map.offset(0)
            return behind..<behind
        }
        let range = asked.range(place(writing.range), in: unit)
        guard range.start.line == range.end.line else { return nil }
        var item = CompletionItem(proposal.label, kind: proposal.kind, detail: proposal.detail)
        item.documentation = proposal.documentation.map(markup)
        item.isDeprecated = proposal.isDeprecated
        item.isPreselected = proposal.isPreselected
        item.sortText = proposal.order
        item.filterText = writing.filterText
        let prefix = linePrefix(asked, config, at: offset)
        func laidOut(_ text: String) -> String {
            prefix.isEmpty
                ? text
                : text.split(separator: "\n", omittingEmptySubsequences: false).joined(
                    separator: "\n" + prefix)
        }
        if client.snippets, let value = proposal.value {
            item.format = .snippet
            let text =
                SnippetText.escaped(writing.lead).withoutBlank(before: value) + value
                + SnippetText.escaped(writing.tail)
            item.edit = TextEdit(range: range, newText: laidOut(text))
        } else {
            let text = proposal.value == nil ? writing.lead + writing.tail : writing.lead
            item.edit = TextEdit(range: range, newText: laidOut(text))
        }
        item.additionalEdits = writing.others.map {
            TextEdit(range: asked.range(place($0.range), in: unit), newText: $0.text)
        }
        return item
    }

    /// What stands before each line of a block that stands in a list or quote, and is no part of its text.
    private func linePrefix(_ asked: AskedPlace, _ config: EditedConfig, at offset: Int) -> String {
        guard config.kind == .block else { return "" }
        let text = config.document.bytes
        let start = text[..<min(offset, text.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        guard start < text.count else { return "" }
        let origin = config.map.offset(start)
        let line = asked.lines.range(ofLine: asked.lines.position(at: origin).line)
        guard line.lowerBound < origin, origin <= asked.bytes.count else { return "" }
        let prefix = asked.bytes[line.lowerBound..<origin]
        return prefix.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
            ? String(decoding: prefix, as: UTF8.self) : ""
    }

    // MARK: Simple items

    /// An item that replaces a range of the file.
    func item(
        _ label: String, _ kind: CompletionItem.Kind, replacing range: Range<Int>, with text: String? = nil,
        detail: String? = nil, in asked: AskedPlace
    ) -> CompletionItem {
        var item = CompletionItem(label, kind: kind, detail: detail)
        item.edit = TextEdit(range: asked.range(range, in: unit), newText: text ?? label)
        if text != nil { item.filterText = label }
        return item
    }
}

extension String {
    /// The text without the blank at its end where what follows begins a new line.
    fileprivate func withoutBlank(before next: String) -> String {
        next.hasPrefix("\n") && hasSuffix(" ") ? String(dropLast()) : self
    }
}
