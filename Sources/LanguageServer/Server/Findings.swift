import Diagnostics
import LanguageProtocol
import SiteGenerator
import Text

/// The findings of a document as a client was told them.
struct FindingsReport: Sendable, Hashable {
    /// The number of this state.
    var number: Int
    var items: [EditorDiagnostic]
}

/// What was found, as editors show it.
extension LanguageServer {
    /// The findings of a file.
    func shown(_ findings: [Diagnostic], at path: String, in project: Int) -> [EditorDiagnostic] {
        guard !findings.isEmpty else { return [] }
        let lines = lines(of: path, in: project)
        return findings.map { shown($0, lines, in: project) }
    }

    /// A finding as an editor shows it: its message, with what to do and remarks that point nowhere below it.
    func shown(_ finding: Diagnostic, _ lines: LineIndex, in project: Int) -> EditorDiagnostic {
        let places = finding.notes.filter { $0.location != nil }
        let remarks =
            (finding.help.map { ["help: " + $0] } ?? [])
            + finding.notes.filter { $0.location == nil }.map { "note: " + $0.message }
        return EditorDiagnostic(
            range: lines.editorRange(of: finding.location.range ?? 0..<0, in: unit),
            severity: finding.severity == .error ? .error : .warning, code: finding.name.description,
            explanation: client.codeDescription
                ? settings.explanations.map { DocumentURI($0 + finding.id.rawValue) } : nil,
            source: "waymark", message: ([finding.message] + remarks).joined(separator: "\n"),
            tags: finding.id.tags,
            related: client.relatedInformation
                ? places.compactMap { note in note.location.map { related(note.message, $0, in: project) } }
                : [])
    }

    private func related(_ message: String, _ location: Location, in project: Int) -> EditorDiagnostic.Related
    {
        EditorDiagnostic.Related(location: editorLocation(location, in: project), message: message)
    }

    /// A location as an editor goes to it.
    func editorLocation(_ location: Location, in project: Int) -> EditorLocation {
        let range = lines(of: location.path, in: project).editorRange(of: location.range ?? 0..<0, in: unit)
        return EditorLocation(uri: uri(of: location.path, in: project), range: range)
    }

    // MARK: Clients that ask

    mutating func diagnostics(of uri: DocumentURI, previous: String?) -> DiagnosticReport {
        guard let (index, path) = place(of: uri) else { return .full(resultID: nil, []) }
        let found = projects[index].findings()[path] ?? []
        let report = note(shown(found, at: path, in: index), of: uri)
        let id = String(report.number)
        return previous == id ? .unchanged(resultID: id) : .full(resultID: id, report.items)
    }

    mutating func workspaceDiagnostics(previous: [DocumentURI: String]) -> WorkspaceDiagnosticReport {
        var items: [WorkspaceDiagnosticReport.Item] = []
        var seen = Set<DocumentURI>()
        for (uri, found) in foundEverywhere() {
            seen.insert(uri)
            let report = note(found, of: uri)
            let id = String(report.number)
            items.append(
                .init(
                    uri: uri, version: documents[uri]?.text.version,
                    report: previous[uri] == id ? .unchanged(resultID: id) : .full(resultID: id, found)))
        }
        for (uri, id) in previous.sorted(by: { $0.key.text < $1.key.text }) where !seen.contains(uri) {
            let report = note([], of: uri)
            let own = String(report.number)
            items.append(
                .init(
                    uri: uri, version: documents[uri]?.text.version,
                    report: id == own ? .unchanged(resultID: own) : .full(resultID: own, [])))
        }
        return WorkspaceDiagnosticReport(items)
    }

    /// Notes the findings of a document; the number stays where they are the same.
    private mutating func note(_ items: [EditorDiagnostic], of uri: DocumentURI) -> FindingsReport {
        if let known = reports[uri], known.items == items { return known }
        let report = FindingsReport(number: (reports[uri]?.number ?? 0) + 1, items: items)
        reports[uri] = report
        return report
    }

    /// The findings of all documents that have any.
    private mutating func foundEverywhere() -> [(DocumentURI, [EditorDiagnostic])] {
        var all: [(DocumentURI, [EditorDiagnostic])] = []
        var seen = Set<DocumentURI>()
        for index in projects.indices {
            for (path, found) in projects[index].findings().sorted(by: { $0.key < $1.key }) {
                let uri = uri(of: path, in: index)
                // What is in a site is not in the repository that the site is in.
                guard place(of: uri).map({ $0.project == index }) ?? true, seen.insert(uri).inserted else {
                    continue
                }
                all.append((uri, shown(found, at: path, in: index)))
            }
        }
        return all
    }

    // MARK: When nothing else is to be done

    /// Brings what the client was told up to date, where no call waits.
    package mutating func settle() -> [Effect] {
        guard isUnsettled else { return [] }
        for index in projects.indices {
            projects[index].refresh()
            let unread = projects[index].unread
            if !unread.isEmpty { return [.read(.shown(in: projects[index].root, unread))] }
        }
        isUnsettled = false
        guard client.pullsDiagnostics else { return publish() }
        defer { changedElsewhere = false }
        return changedElsewhere && client.refreshesDiagnostics ? [.ask(.refreshDiagnostics)] : []
    }

    /// Tells the client the findings of the documents where they are others than it was told.
    private mutating func publish() -> [Effect] {
        var effects: [Effect] = []
        var seen = Set<DocumentURI>()
        for (uri, items) in foundEverywhere() {
            seen.insert(uri)
            effects += told(items, of: uri)
        }
        // A document that is opened hears of its findings, also that it has none.
        let others = Set(reports.keys).union(documents.keys).subtracting(seen)
        for uri in others.sorted(by: { $0.text < $1.text }) { effects += told([], of: uri) }
        return effects
    }

    /// Tells the client the findings of a document, where it was told others.
    private mutating func told(_ items: [EditorDiagnostic], of uri: DocumentURI) -> [Effect] {
        let before = reports[uri]
        guard note(items, of: uri) != before else { return [] }
        return [.tell(.diagnostics(uri, version: documents[uri]?.text.version, items))]
    }
}

extension FindingID {
    /// How the text of a finding is drawn.
    fileprivate var tags: [EditorDiagnostic.Tag] {
        switch self {
        case .deprecatedProperty, .deprecatedValue: [.deprecated]
        case .unusedDefinition, .unusedDirective, .unusedExtra, .unusedTemplate: [.unnecessary]
        default: []
        }
    }
}
