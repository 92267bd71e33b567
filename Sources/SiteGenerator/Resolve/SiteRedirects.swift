import Diagnostics
import Markdown

/// An address that the site had, as an author wrote it, with the file that answers it.
struct OldAddress: Sendable {
    /// Where it leads now.
    enum Target: Sendable {
        /// To the page that has it among its aliases.
        case page(Page.ID)
        /// To what the configuration says, at this place.
        case written(Located<String>)
    }

    /// The address as it is written.
    let from: String
    /// The file that sends readers on.
    let outputPath: String
    let target: Target
    /// Who says so.
    let location: Location

    /// The redirects of the configuration, then the old addresses in the pages' front matter; and what is wrong with
    /// those that are no addresses of this site.
    static func all(_ configuration: SiteConfiguration, _ pages: [Page]) -> ([OldAddress], [Diagnostic]) {
        var addresses: [OldAddress] = []
        var findings: [Diagnostic] = []
        func add(_ from: String, _ target: Target, _ location: Location, id: FindingID) {
            do {
                let file = try OutputPath.file(forAddress: from)
                addresses.append(OldAddress(from: from, outputPath: file, target: target, location: location))
            } catch {
                findings.append(.badAddress(from, error, id: id, location))
            }
        }
        // The configuration's schema reports what does not begin with `/` or leads nowhere.
        for redirect in configuration.redirects
        where redirect.from.hasPrefix("/") && !redirect.to.value.isEmpty {
            add(
                redirect.from, .written(redirect.to),
                Location(path: configuration.path, range: redirect.range), id: .invalidConfiguration)
        }
        for page in pages where ListAsText(.aliases, page.frontMatter) == nil {
            for alias in page.frontMatter.aliases where alias.value.hasPrefix("/") || isAddress(alias.value) {
                let location = Location(path: page.file?.path ?? "", range: alias.range)
                add(alias.value, .page(page.id), location, id: .invalidFrontMatter)
            }
        }
        return (addresses, findings)
    }

    /// Whether an alias without `/` before it is meant as an address; else it is a name for wiki links.
    private static func isAddress(_ alias: String) -> Bool {
        WebAddress.isOne(alias) || SafeURL.runsScript(alias)
    }
}

/// A page that sends readers on from an old address.
struct SiteRedirect: Sendable {
    /// The file that does so.
    let outputPath: String
    /// The URL that it leads to, ready for a link.
    let url: String
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func badAddress(
        _ address: String, _ fault: PathFault, id: FindingID, _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            id, .error, "the old address `\(WebAddress.shown(address).shownPlainly)` \(fault.words)",
            at: location, help: fault.help
        ).hidingText(of: address)
    }
}

extension String {
    /// The text as findings quote it: in a sensible length and without control characters.
    var shownPlainly: String {
        let head = unicodeScalars.prefix(120).map {
            $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
        }
        return String(String.UnicodeScalarView(head)) + (unicodeScalars.count > 120 ? "…" : "")
    }
}
