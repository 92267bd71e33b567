import ConfigSchema
package import Diagnostics
package import Templates
package import Text

/// One template that is rendered by itself, with values from a file and the templates beside it: what
/// `template render` prints.
package struct LoneTemplate: Sendable {
    /// The template that was asked for.
    private let source: SourceText
    /// All that may be called, by their names.
    private let templates: [String: SourceText]
    private let data: SourceText?

    /// Makes one of texts.
    ///
    /// - Parameters:
    ///   - source: the template; others call it by the name of its file.
    ///   - others: the templates that it may extend, include and import, by their names.
    ///   - data: an object in JSON, YAML or TOML, as the file's name says; its members are what the template knows.
    package init(_ source: SourceText, among others: [SourceText] = [], data: SourceText? = nil) {
        self.source = source
        templates = Dictionary(
            (others + [source]).map { (fileName(of: $0.path), $0) }, uniquingKeysWith: { $1 })
        self.data = data
    }

    /// What it renders to, and what is wrong with it, with the templates that it calls, and with its data. Nothing is
    /// rendered with data that cannot be read.
    ///
    /// - Parameter undefined: what becomes of a value that does not exist.
    package func render(undefined: UndefinedUse) -> (output: [UInt8], report: Report) {
        let (context, problems) = context()
        guard problems.allSatisfy({ $0.severity != .error }) else { return ([], report(problems)) }
        let set = TemplateSet(templates: templates)
        let name = fileName(of: source.path)
        let used = set.used(from: [name]) ?? Set(templates.keys)
        let paths = Set(used.compactMap { templates[$0]?.path })
        let written = set.diagnostics.filter { paths.contains($0.location.path) }
        let (output, found) = set.render(name, context, undefined: undefined)
        return (HTMLText.withoutForbidden(output), report(problems + written + found))
    }

    private func context() -> (TemplateObject, [Diagnostic]) {
        guard let data else { return (TemplateObject(), []) }
        let document = ConfigDocument(
            parsing: data.bytes, as: ConfigLanguage(fileName: data.path) ?? .json)
        let problems = document.problems.map { $0.diagnostic(path: data.path, map: data.map) }
        guard case .object(let context) = TemplateValue(document.root) else {
            return (TemplateObject(), problems.isEmpty ? [.dataWithoutNames(data.path)] : problems)
        }
        return (context, problems)
    }

    private func report(_ findings: [Diagnostic]) -> Report {
        let settled = findings.settled()
        return Report(
            diagnostics: settled, sources: SourceTexts(templates.values + [data].compactMap(\.self)),
            summary: Summary(counting: settled), explanations: Explanation.texts)
    }
}

extension Diagnostic {
    fileprivate static func dataWithoutNames(_ path: String) -> Diagnostic {
        Diagnostic(
            .invalidSnippet, .error, "the data is no object, so it has no names for the template",
            at: Location(path: path), help: "write an object, such as `{\"page\": {\"title\": \"A\"}}`")
    }
}
