import ConfigSchema
import Diagnostics
import LanguageProtocol
import SiteGenerator
import Text

/// What the word at a place means.
extension LanguageServer {
    mutating func hover(at place: DocumentPlace) -> Hover? {
        guard let asked = ask(place) else { return nil }
        let word = keyHover(asked) ?? linkHover(asked)
        let finding = findingHover(asked)
        guard let first = word ?? finding else { return nil }
        guard word != nil, let finding else { return first }
        return Hover(
            markup(first.contents.value + "\n\n---\n\n" + finding.contents.value), range: first.range)
    }

    // MARK: Keys

    private func keyHover(_ asked: AskedPlace) -> Hover? {
        let project = projects[asked.project]
        guard let config = project.config(in: asked.path, at: asked.offset), let schema = config.schema,
            let place = config.place(at: config.offset(ofFile: asked.offset)),
            let entry = schema.entry(at: place.path)
        else { return nil }
        let version =
            schema.version.isEmpty || schema.name.hasSuffix(schema.version) ? "" : " " + schema.version
        let source = schema.source.isEmpty ? "" : ", from \(schema.source)"
        let name = entry.step.path(after: "")
        var text = "**`\(name)`**\n\n"
        text += entry.outline.markdown(isRequired: entry.isRequired, schema.name + version + source)
        if place.isKey, config.kind == .block, let site = project.site(at: asked.path),
            let steps = schema.steps(along: place.path)
        {
            text += Self.pages(showing: site.uses(of: steps, inSchema: schema.name), besides: asked.path)
        }
        return Hover(markup(text), range: asked.range(config.map.range(place.range), in: unit))
    }

    /// The other pages that show a key, in a sentence.
    private static func pages(showing uses: [EditedUse], besides path: String) -> String {
        var seen = Set<String>()
        let titles = uses.filter { $0.location.path != path && seen.insert($0.location.path).inserted }.map(
            \.title)
        guard !titles.isEmpty else { return "" }
        let more = titles.count > 8 ? ", and \(titles.count - 8) more" : ""
        return "\n\nShown on: " + titles.prefix(8).joined(separator: ", ") + more
    }

    // MARK: Links

    private func linkHover(_ asked: AskedPlace) -> Hover? {
        guard let site = projects[asked.project].site(at: asked.path),
            let link = site.link(in: asked.path, at: asked.offset), let target = link.target,
            let range = link.location.range
        else { return nil }
        var text = "**\(target.title ?? target.path ?? "")**"
        if let path = target.path, target.title != nil { text += " `\(path)`" }
        if let beginning = site.beginning(of: target, lines: 8) { text += "\n\n" + beginning }
        return Hover(markup(text), range: asked.range(range, in: unit))
    }

    // MARK: Findings

    private mutating func findingHover(_ asked: AskedPlace) -> Hover? {
        let found = projects[asked.project].findings()[asked.path] ?? []
        let here = found.filter {
            $0.location.range?.touches(asked.offset) == true && !($0.location.range?.isEmpty ?? true)
        }
        guard
            let finding = here.min(by: { ($0.location.range?.count ?? 0) < ($1.location.range?.count ?? 0) }),
            let explanation = Explanation.of(finding.id)
        else { return nil }
        let range = asked.range(finding.location.range ?? 0..<0, in: unit)
        return Hover(markup("**\(finding.name)**\n\n" + explanation.text), range: range)
    }
}
