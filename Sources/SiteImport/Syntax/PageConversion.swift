import Diagnostics
import Markdown
import Text

extension PageDraft {
    /// Writes what the kind of the site has in our dialect, from the outermost to the innermost.
    mutating func convert() {
        switch kind {
        case .mkdocs:
            IndentedBlocks.convert(&self)
            Includes.convert(&self)
            Abbreviations.convert(&self)
        case .mdbook: Includes.convert(&self)
        case .obsidian: break
        case .starlight, .docusaurus:
            Modules.convert(&self)
            Containers.convert(&self)
            Components.convert(&self)
        case .vitepress:
            takeOutScripts()
            Containers.convert(&self)
            Includes.convert(&self)
        case .hugo, .zola: Shortcodes.convert(&self)
        }
        convertCodeInfo()
        Inlines.convert(&self)
        convertLinks()
    }

    /// Takes `<script setup>` and `<style>` of Vue out.
    private mutating func takeOutScripts() {
        let lines = TextLines(text.bytes)
        var (edits, index): ([Edit], Int) = ([], 0)
        while index < lines.lines.count {
            let line = lines.lines[index]
            let head = lines.text(line.content)
            guard !line.isCode, let name = ["script", "style"].first(where: { head.hasPrefix("<\($0)") }),
                let last = lines.lines[index...].firstIndex(where: {
                    lines.text($0.content).contains("</\(name)>")
                })
            else {
                index += 1
                continue
            }
            edits.append(Edit(line.range.lowerBound..<lines.lines[last].next))
            note(.removed, .module, "`<\(name)>` is not run", at: line.range.lowerBound)
            index = last + 1
        }
        text.apply(edits)
    }

    /// What of other generators is still there, as a page of ours would have it as a finding.
    func leftovers(settings: SiteSettings) -> [ImportNote] {
        let options = MarkdownOptions(
            math: kind == .obsidian
                || settings.members.contains { $0.key == "markdown" && $0.value["math"] != nil })
        let known = Set(notes.filter { $0.outcome == .left }.map(\.offset))
        return Document(parsing: text.bytes, options: options).diagnostics.compactMap { finding in
            let place = text.origin(finding.location.range?.lowerBound ?? 0)
            guard finding.id.rawValue == "foreign-syntax", !known.contains(place) else { return nil }
            return ImportNote(.left, Construct(foreign: finding.message), finding.message, at: place)
        }
    }
}

extension Construct {
    /// The construct that a finding about syntax of other generators is about.
    fileprivate init(foreign message: String) {
        let words: [(String, Construct)] = [
            ("shortcode", .shortcode), ("component", .component), ("icon", .icon),
            ("attribute list", .attributeList),
            ("formula", .formula), ("admonition", .admonition), ("is a tab ", .tabs), ("snippet", .include),
            ("include", .include), ("line of MDX", .module), ("comment", .comment), ("container", .container),
        ]
        self = words.first { message.contains($0.0) }?.1 ?? .other
    }
}
