import Diagnostics

extension ParsedPage {
    /// Values whose type is right and that mean nothing in an address.
    var meaninglessNames: [Diagnostic] {
        var findings: [Diagnostic] = []
        let matter = frontMatter
        if let slug = matter.slug, !slug.unicodeScalars.contains(where: Self.isForbiddenInSlugs),
            let fault = OutputPath.fault(ofSlug: slug)
        {
            findings.append(
                Diagnostic(
                    .invalidFrontMatter, .error,
                    "the slug `\(slug.shownPlainly)` \(fault.words)",
                    at: Location(path: path, range: matter.slugRange),
                    help: "a slug is one name, such as `first-steps`"))
        }
        for alias in matter.aliases where alias.value.contains("\\") && !alias.value.hasPrefix("/") {
            // One that begins with `/` is an address, and told of among those.
            let right = alias.value.replacing("\\", with: "/")
            findings.append(
                Diagnostic(
                    .invalidFrontMatter, .error,
                    "the alias `\(alias.value.shownPlainly)` \(PathFault.backslash.words)",
                    at: Location(path: path, range: alias.range), help: "write `\(right.shownPlainly)`"))
        }
        let names = [("topic", matter.topics), ("alias", matter.aliases)]
        for (kind, values) in names {
            for value in values where !value.value.isEmpty && value.value.allSatisfy(\.isWhitespace) {
                findings.append(
                    Diagnostic(
                        .invalidFrontMatter, .error, "the \(kind) is blank",
                        at: Location(path: path, range: value.range), help: "leave it out"))
            }
        }
        return findings
    }

    /// Whether the schema of front matter reports a slug with such a character in it.
    private static func isForbiddenInSlugs(_ scalar: Unicode.Scalar) -> Bool {
        "/?#%".unicodeScalars.contains(scalar)
            || scalar.properties.isWhitespace && scalar != "\u{85}" || scalar == "\u{FEFF}"
    }
}
