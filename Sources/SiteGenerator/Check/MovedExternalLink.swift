import Diagnostics
import Text

extension Rule {
    /// No link to another site leads to an address that has another one for good.
    static let movedExternalLink = Rule(
        .movedExternalLink,
        explanation: """
            A link leads to an address whose server sends readers on to another one for good (301 or 308). It is found by
            `check --external` and `watch-sources` alone, which ask the web.

            Such an address works as long as somebody keeps sending readers on. A redirect for now (302, 303, 307) is no
            finding, nor what comes behind one.

            To mend it, link to the new address, as `--fix` does. Where all that is left is another site's home page, look
            first whether what the link was about is still there.
            """,
        scope: .page { page, site in
            guard let answers = site.options.webAnswers, let file = page.file else { return [] }
            return site.externalLinks(of: page).compactMap { link in
                guard let moved = answers.verdict(link.question)?.moved else { return nil }
                return .moved(link, to: moved, Location(path: file.path, range: link.range))
            }
        })
}

extension ExternalLink {
    /// The edit that puts another address here; `nil` where that could mean something else.
    fileprivate func edit(to target: String) -> Diagnostic.TextEdit? {
        guard let edit, target.utf8.allSatisfy(Self.isPlain), !WebAddress.isShownInPart(target) else {
            return nil
        }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        // The place that the author named stays.
        let hasFragment = fragment != nil || fragmentRange != nil
        return Diagnostic.TextEdit(range: edit, replacement: hasFragment ? String(parts[0]) : target)
    }

    /// Whether a byte of an address means itself in Markdown, HTML and YAML.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || "-._~:/?#@!$+,=%&".utf8.contains(byte)
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func moved(
        _ link: ExternalLink, to target: String, _ location: Location
    ) -> Diagnostic {
        let shown = AddressSecret.hidden(in: target).shownPlainly
        let message = "`\(link.address.shown.shownPlainly)` has moved for good to `\(shown)`"
        // Whoever gives up a page often sends its readers to the home page.
        let isHome = (try? WebAddress(target))?.path == "/" && link.address.path != "/"
        guard !isHome, let edit = link.edit(to: target) else {
            return Diagnostic(
                .movedExternalLink, .warning, message, at: location,
                help: isHome
                    ? "that is a home page; see whether what the link was about is still there"
                    : "link to the new address")
        }
        return Diagnostic(
            .movedExternalLink, .warning, message, at: location, help: "link to the new address",
            fixes: [Fix("link to `\(shown)`", edits: [edit])])
    }
}
