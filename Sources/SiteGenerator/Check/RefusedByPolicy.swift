import Diagnostics
import Markdown
import Text

extension Rule {
    /// A page whose policy is strict shows nothing that the policy refuses.
    static let refusedByPolicy = Rule(
        .refusedByPolicy,
        explanation: """
            With `csp: true` every page says that browsers are to load nothing for it but files of its own site, and to run no
            script and follow no style that stands in the page. A page shows something all the same that they will refuse: a
            picture, a film or a frame of another host, a `data:` address, or in raw HTML a style sheet, a script,
            `style=` or `onclick=`. Readers see a gap there.

            To mend it, save the file in the content folder and name it by its path, and say what a page looks like in a style
            sheet of the site. Or take `csp: true` out and have your host send a policy that allows what you need.
            """,
        scope: .page { page, site in
            guard site.configuration.hasPolicy, let file = page.file else { return [] }
            return file.document.loads.filter { site.refuses($0) }.map { .refused($0, file.path) }
        })
}

extension Site {
    /// Whether the policy of the pages refuses what one of them loads.
    fileprivate func refuses(_ load: Document.Load) -> Bool {
        switch load.kind {
        case .inlineScript, .inlineStyle: true
        case .picture, .medium, .frame, .script, .style, .form:
            Address.leadsElsewhere(load.address) && !isOwn(load.address)
        }
    }

    /// Whether a full address is one of the host that the site is published at.
    private func isOwn(_ address: String) -> Bool {
        let own = base.origin.lowercased().drop { $0 != "/" }
        let other = address.lowercased().drop { $0 != "/" }
        return !own.isEmpty && (other == own || other.hasPrefix(own + "/"))
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func refused(_ load: Document.Load, _ path: String) -> Diagnostic {
        let location = Location(path: path, range: load.range)
        guard let things = load.kind.things else {
            let what = load.kind == .inlineStyle ? "a style" : "a script"
            return Diagnostic(
                .refusedByPolicy, .warning,
                "`\(load.address.shownPlainly)` does nothing: `csp: true` refuses \(what) that stands in a page",
                at: location, help: "put it into a file of the site's theme")
        }
        let shown = WebAddress.shown(load.address).shownPlainly
        let start = shown.prefix(60)
        return Diagnostic(
            .refusedByPolicy, .warning,
            "`\(start)\(start.count < shown.count ? "…" : "")` is refused: `csp: true` allows \(things) of this site only",
            at: location,
            help: load.kind == .form
                ? "take the form out, or `csp: true`"
                : "save the file in the content folder and name its path"
        ).hidingText(of: load.address)
    }
}

extension Document.Load.Kind {
    /// What there is of its kind; `nil` for what stands in a page.
    fileprivate var things: String? {
        switch self {
        case .picture: "pictures"
        case .medium: "sounds and films"
        case .frame: "frames"
        case .script: "scripts"
        case .style: "style sheets"
        case .form: "forms"
        case .inlineScript, .inlineStyle: nil
        }
    }
}
