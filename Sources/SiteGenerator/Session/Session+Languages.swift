import Text

/// A site in several languages: a session for each.
extension Session {
    /// Takes over the files in the other languages, and tells each language of the pages in all of them.
    mutating func translate(_ trees: TranslatedTrees?) {
        let trees = trees?.others ?? []
        let originals = trees.isEmpty ? [:] : resolved.site.filesByPlace
        if others.map(\.options.translation?.language) != trees.map(\.translation.language) {
            others = trees.map { other in
                let options = options.translated(other.translation, originals)
                return Session(other.tree, with: resources, options: options, after: resolved)
            }
        } else {
            for (number, other) in trees.enumerated() { others[number].update(other, originals) }
        }
        guard !others.isEmpty || resolved.site.languageRoutes != nil else { return }
        show(LanguageRoutes([resolved.site] + others.map(\.resolved.site)))
        for number in others.indices { others[number].show(resolved.site.languageRoutes) }
    }

    private mutating func update(_ other: TranslatedTrees.Other, _ originals: [PathKey: ParsedPage]) {
        tree = other.tree
        let known = options.originals
        let others = Set(originals.filter { known[$0] !== $1 }.keys).union(
            known.keys.filter { originals[$0] == nil })
        options.originals = originals
        defer { if !others.isEmpty { compare(with: originals, at: others) } }
        guard other.translation == options.translation else {
            options.translation = other.translation
            return resolve(other.tree)
        }
        update(other.tree, of: other.tree)
    }

    /// Takes over the originals of some pages, of which their translations may be behind now.
    private mutating func compare(with originals: [PathKey: ParsedPage], at places: Set<PathKey>) {
        let before = resolved.site.freshness
        resolved = resolved.translating(originals)
        for page in resolved.site.pages where page.file.map({ places.contains(PathKey($0.place)) }) == true {
            (findings[page.id.index], rendered[page.id.index]) = (nil, nil)
        }
        if resolved.site.freshness != before { forgetTemplates() }
    }

    private mutating func show(_ routes: LanguageRoutes?) {
        let routes = routes?.editions.count == 1 ? nil : routes
        guard resolved.site.languageRoutes != routes else { return }
        resolved = resolved.showing(routes)
        forgetTemplates()
    }

    /// One page and what is found on it, by the place of its file; `nil` where the site has no such page.
    package mutating func page(at place: String) -> PageLook? {
        let names = TranslationNames(others.isEmpty ? [] : resolved.site.configuration.languages)
        guard let translation = names.translation(at: place) else { return ownPage(at: place) }
        for number in others.indices where others[number].options.translation?.language.tag == translation.tag
        {
            return others[number].ownPage(at: translation.original)
        }
        return ownPage(at: translation.original)
    }

    /// The same in the language that a file is in.
    package func edited(at path: String) -> EditedSite {
        let key = PathKey(path)
        return others.first { $0.options.translation?.paths.contains(key) == true }?.edited ?? edited
    }

    mutating func inEachLanguage<Value>(_ make: (inout Session) -> Value) -> [Value] {
        var values = [make(&self)]
        for number in others.indices { values.append(make(&others[number])) }
        return values
    }
}
