import Templates

/// What templates of the site can name.
extension EditedSite {
    /// The names of the filters.
    package var templateFilters: [String] { TemplateNames.filters }

    /// The names that a template is given, or all where others call it.
    package func templateNames(in path: String) -> [String] {
        let name = String(path.dropFirst("templates/".count))
        return (ContextShape.namesGiven(to: name) ?? Set(ContextShape.site.names.keys)).sorted()
    }

    /// The members of the value that names lead to.
    package func templateMembers(of path: [String]) -> [String] { ContextShape.site.members(of: path) }

    /// The names of the templates that pages can choose.
    package var pageTemplates: [String] {
        tree.templates.keys.filter { $0.hasSuffix(".html") && !fileName(of: $0).hasPrefix("_") }.sorted()
    }
}
