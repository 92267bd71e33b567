import Diagnostics
import Text

/// The scripts of a site that draw diagrams and formulas on its pages, with what is wrong with how its configuration
/// names them.
struct SiteScripts: Sendable {
    /// A script and where it is published.
    struct Script: Sendable, Hashable {
        let url: String
        /// Whether it is a module (HTML, section 4.12.1), which says by its name that it is one.
        var isModule: Bool { url.hasSuffix(".mjs") }
    }

    private var scripts: [(drawing: SiteConfiguration.Drawing, script: Script)] = []
    private(set) var findings: [Diagnostic] = []

    /// - Parameter files: the places of the files that are published as they are.
    init(_ configuration: SiteConfiguration, files: [String], base: BaseURL) {
        guard !configuration.scripts.isEmpty else { return }
        let places = Dictionary(
            files.map { (PathKey($0), $0) }, uniquingKeysWith: { first, _ in first })
        for drawing in SiteConfiguration.Drawing.allCases {
            for name in configuration.scripts[drawing] ?? [] {
                if let finding = Diagnostic.refusedScript(name, places, configuration.path) {
                    findings.append(finding)
                } else if let place = normalized(name.value).flatMap({ places[PathKey($0)] }) {
                    scripts.append((drawing, Script(url: base.sitePath + URLPath.encoded(place))))
                }
            }
        }
    }

    /// The scripts of what a page shows, each once.
    func needed(by html: [UInt8]) -> [Script] {
        guard !scripts.isEmpty else { return [] }
        let shown = Set(scripts.map(\.drawing)).filter { $0.isShown(in: html) }
        var seen: Set<Script> = []
        return scripts.filter { shown.contains($0.drawing) && seen.insert($0.script).inserted }.map(\.script)
    }
}

extension SiteConfiguration.Drawing {
    /// Whether a page has an element for the script to draw in. In the text of a page the quotes are escaped.
    fileprivate func isShown(in html: [UInt8]) -> Bool {
        let classes =
            switch self {
            case .mermaid: ["language-mermaid"]
            case .math: ["math", "language-math"]
            }
        return classes.contains { html.firstRange(of: "class=\"\($0)\"".utf8) != nil }
    }
}

// MARK: Messages

extension Diagnostic {
    /// What is wrong with a script that the configuration names; `nil` where the site has it.
    fileprivate static func refusedScript(
        _ name: Located<String>, _ places: [PathKey: String], _ path: String
    ) -> Diagnostic? {
        let location = Location(path: path, range: name.range)
        let advice = "save it in the content folder and name its path, such as `assets/draw.js`"
        guard !Address.leadsElsewhere(name.value) else {
            let shown = WebAddress.shown(name.value).shownPlainly
            return Diagnostic(
                .invalidConfiguration, .error,
                "`\(shown)` is left out of `scripts`: it is not on this site, and its pages ask no other",
                at: location, help: advice
            ).hidingText(of: name.value)
        }
        let shown = name.value.shownPlainly
        guard name.value.hasSuffix(".js") || name.value.hasSuffix(".mjs") else {
            return Diagnostic(
                .invalidConfiguration, .error, "`\(shown)` is left out of `scripts`: it is no script",
                at: location, help: "a script's name ends in `.js`, or in `.mjs` where it is a module")
        }
        let place = normalized(name.value)
        guard place.flatMap({ places[PathKey($0)] }) == nil else { return nil }
        let known = KnownNames(places.values.filter { $0.hasSuffix("js") })
        return Diagnostic(
            .invalidConfiguration, .error, "there is no file `\(shown)`", at: location,
            help: known.nearest(to: place ?? name.value).map { "did you mean `\($0)`?" } ?? advice)
    }
}
