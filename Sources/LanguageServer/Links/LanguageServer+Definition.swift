import ConfigSchema
import Diagnostics
import LanguageProtocol
import Markdown
import SiteGenerator
import Text

/// Where what stands at a place is said, and where else it is.
extension LanguageServer {
    mutating func definition(at place: DocumentPlace) -> JSONValue {
        guard let asked = ask(place) else { return .null }
        let found = definitions(asked)
        guard !found.isEmpty else { return .null }
        guard client.definitionLinks else {
            return found.map { editorLocation($0.target, in: asked.project) }.json
        }
        return found.map { one in
            let location = editorLocation(one.target, in: asked.project)
            return EditorLink(
                origin: one.origin.map { asked.range($0, in: unit) }, target: location.uri,
                targetRange: location.range, selection: location.range)
        }.json
    }

    /// A place, and what of the text leads there.
    private struct Definition {
        let target: Location
        var origin: Range<Int>?
    }

    private func definitions(_ asked: AskedPlace) -> [Definition] {
        let project = projects[asked.project]
        if let found = keyDefinition(asked, project) { return [found] }
        guard let page = project.page(at: asked.path) else { return [] }
        if let note = Footnote(at: asked.offset, in: page), let place = note.definition {
            return [Definition(target: Location(path: asked.path, range: place), origin: note.range)]
        }
        guard let site = project.site(at: asked.path) else {
            return repositoryDefinition(asked, page).map { [Definition(target: $0, origin: $1)] } ?? []
        }
        if let link = site.link(in: asked.path, at: asked.offset) {
            let target = link.target.flatMap { site.location(of: $0) }
                .map { Definition(target: $0, origin: link.location.range) }
            let written = link.definition.map {
                Definition(
                    target: Location(path: asked.path, range: $0..<$0), origin: link.location.range)
            }
            return [target, written].compactMap(\.self)
        }
        if let topic = site.name(of: .topic, in: asked.path, at: asked.offset) {
            return site.page(ofTopic: topic.value).flatMap { site.location(of: $0) }
                .map { [Definition(target: $0, origin: topic.range)] } ?? []
        }
        if let name = site.name(of: .page, in: asked.path, at: asked.offset) {
            return site.target(ofWikiLink: name.value, from: asked.path).flatMap { site.location(of: $0) }
                .map { [Definition(target: $0, origin: name.range)] } ?? []
        }
        return fileDefinition(asked, page, site).map { [$0] } ?? []
    }

    /// The file that an include or the attribute of a block names.
    private func fileDefinition(_ asked: AskedPlace, _ page: EditedPage, _ site: EditedSite) -> Definition? {
        let includes = page.document.includes.compactMap(\.file)
        let blocks = page.document.codeBlocks.flatMap { block in
            ["file", "base"].compactMap { block.info[$0] }
        }
        guard let attribute = (includes + blocks).first(where: { $0.valueRange.touches(asked.offset) }),
            let name = attribute.value?.split(separator: "#").first,
            let path = site.file(named: String(name), from: asked.path)
        else { return nil }
        return Definition(target: Location(path: path, range: 0..<0), origin: attribute.valueRange)
    }

    private func keyDefinition(_ asked: AskedPlace, _ project: Project) -> Definition? {
        guard let config = project.config(in: asked.path, at: asked.offset), let schema = config.schema,
            let place = config.place(at: config.offset(ofFile: asked.offset)), place.isKey,
            let steps = schema.steps(along: place.path),
            let location = project.catalogue?.location(of: steps, in: schema.name)
        else { return nil }
        return Definition(target: location, origin: config.map.range(place.range))
    }

    // MARK: References

    mutating func references(at place: DocumentPlace, _ includesDeclaration: Bool) -> [EditorLocation] {
        guard let asked = ask(place) else { return [] }
        var seen = Set<EditorLocation>()
        return referenced(asked, includesDeclaration).map { editorLocation($0, in: asked.project) }
            .filter { seen.insert($0).inserted }
    }

    private func referenced(_ asked: AskedPlace, _ includesDeclaration: Bool) -> [Location] {
        let project = projects[asked.project]
        guard let page = project.page(at: asked.path) else { return [] }
        if let note = Footnote(at: asked.offset, in: page) {
            let places = note.references + (includesDeclaration ? [note.definition].compactMap(\.self) : [])
            return places.map { Location(path: asked.path, range: $0) }
        }
        guard let site = project.site(at: asked.path) else {
            return repositoryReferences(asked, page, includesDeclaration)
        }
        if let config = project.config(in: asked.path, at: asked.offset), config.kind == .block,
            let schema = config.schema, let place = config.place(at: config.offset(ofFile: asked.offset)),
            place.isKey, let steps = schema.steps(along: place.path)
        {
            let declaration =
                includesDeclaration ? project.catalogue?.location(of: steps, in: schema.name) : nil
            return [declaration].compactMap(\.self)
                + site.uses(of: steps, inSchema: schema.name).map(\.location)
        }
        if let topic = site.name(of: .topic, in: asked.path, at: asked.offset) {
            return site.places(ofTopic: topic.value)
        }
        if let alias = site.name(of: .alias, in: asked.path, at: asked.offset) {
            return site.links(byAlias: alias.value, of: asked.path).map(\.location)
        }
        guard let target = target(asked, page, site) else { return [] }
        let declaration = includesDeclaration ? site.location(of: target) : nil
        return [declaration].compactMap(\.self) + site.links(to: target).map(\.location)
    }

    /// What links lead to that is meant at a place: what a link there leads to, the heading there, or the
    /// page itself.
    private func target(_ asked: AskedPlace, _ page: EditedPage, _ site: EditedSite) -> EditedTarget? {
        if let link = site.link(in: asked.path, at: asked.offset) { return link.target }
        let heading = page.document.headings.first { $0.range.touches(asked.offset) }
        if let heading, heading.id != page.document.titleHeading?.id {
            return site.target(at: asked.path, fragment: heading.id)
        }
        let isAtTop = asked.offset <= (page.frontMatterRange?.upperBound ?? 0)
        return heading != nil || isAtTop ? site.target(at: asked.path) : nil
    }
}
