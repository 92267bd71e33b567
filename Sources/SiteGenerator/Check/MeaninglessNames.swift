import Diagnostics
import Text

extension ParsedPage {
    /// Values whose type is right and that mean nothing in an address.
    var meaninglessNames: [Diagnostic] {
        var findings: [Diagnostic] = []
        let matter = frontMatter
        if let slug = matter.slug, !slug.unicodeScalars.contains(where: Slug.isForbidden),
            let fault = OutputPath.fault(ofSlug: slug)
        {
            findings.append(
                Diagnostic(
                    .invalidFrontMatter, .error,
                    "the slug `\(slug.shownPlainly)` \(fault.words)",
                    at: Location(path: path, range: matter.slugRange),
                    help: "a slug is one name, such as `first-steps`"))
        }
        if matter.slug != nil, Route.isFolderPage(place) {
            findings.append(
                Diagnostic(
                    .invalidFrontMatter, .warning,
                    "`slug` is not used: this page has the address of its folder",
                    at: Location(path: path, range: matter.slugRange),
                    help: place.contains("/") ? "leave it out, or rename the folder" : "leave it out"))
        }
        for topic in matter.topics {
            guard let fault = OutputPath.fault(ofTopic: topic.value) else { continue }
            findings.append(
                Diagnostic(
                    .invalidFrontMatter, .error, "the topic `\(topic.value.shownPlainly)` \(fault.words)",
                    at: Location(path: path, range: topic.range), help: fault.help))
        }
        for alias in matter.aliases where alias.value.contains("\\") && !alias.value.hasPrefix("/") {
            // One that begins with `/` is an address, and told of among those.
            let right = withSlashes(alias.value)
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
}
