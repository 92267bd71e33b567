import Text

/// Findings as one JSON object, for programs. Lines and columns count from 1, columns and offsets in UTF-8 bytes.
enum JSONFormat {
    static func render(_ report: Report) -> StyledText {
        StyledText(json: report)
    }

    /// The names of all that can stand at the outermost level.
    static let members = Set(Output.CodingKeys.allCases.map(\.stringValue))

    fileprivate struct Output: Encodable {
        let diagnostics: [Finding]
        let freshness: [Report.Freshness]?
        let switchedOff: [Off]?
        /// How each config block was looked at; `nil` where files were.
        let blocks: [Block]?
        /// The fixes that were tried and not kept, where files were mended.
        let takenBack: [TakenBack]?
        let summary: Numbers

        enum CodingKeys: String, CodingKey, CaseIterable {
            case diagnostics, freshness, blocks, summary
            case switchedOff = "switched_off"
            case takenBack = "taken_back"
        }

        init(_ report: Report) {
            var locator = Locator(report.sources)
            diagnostics = zip(report.diagnostics, report.fingerprints).map { Finding($0, $1, &locator) }
            let off = report.switchedOff.map { Off($0, &locator) }
            switchedOff = off.isEmpty ? nil : off
            freshness = report.freshness.isEmpty ? nil : report.freshness
            blocks = report.summary.files == nil ? report.cases.map { Block($0, &locator) } : nil
            takenBack = report.mending?.takenBack.map { TakenBack($0, &locator) }
            summary = Numbers(report.summary, report.mending)
        }
    }

    fileprivate struct Block: Encodable {
        let path: String
        let line: Int?
        let language: String
        let schema, evidence, reason: String?

        init(_ block: CheckedCase, _ locator: inout Locator) {
            path = block.location.path
            line = locator.positions(of: block.location)?.start.line
            language = block.language ?? block.name
            evidence = block.evidence?.kind
            switch block.outcome {
            case .validated(let schema):
                (self.schema, reason) = (block.evidence?.schema ?? schema, block.evidence?.words)
            case .skipped(let reason): (schema, self.reason) = (nil, reason)
            case .parsedOnly, .unbound: (schema, reason) = (nil, nil)
            }
        }
    }

    fileprivate struct Finding: Encodable {
        let id, severity, message, path, fingerprint: String
        let part: String?
        let range: Span?
        let label, help: String?
        let notes: [Note]
        let fixes: [Fix]

        init(_ diagnostic: Diagnostic, _ fingerprint: String, _ locator: inout Locator) {
            self.fingerprint = fingerprint
            id = diagnostic.id.rawValue
            part = diagnostic.part
            severity = diagnostic.severity.rawValue
            message = diagnostic.message
            path = diagnostic.location.path
            range = Span(diagnostic.location, &locator)
            label = diagnostic.label
            help = diagnostic.help
            var places = locator
            notes = diagnostic.notes.map { note in
                Note(
                    message: note.message, path: note.location?.path,
                    range: note.location.flatMap { Span($0, &places) })
            }
            fixes = diagnostic.fixes.compactMap { Fix($0, in: diagnostic.location.path, &places) }
        }
    }

    fileprivate struct Off: Encodable {
        let id, severity, message, path, reason: String
        let part: String?
        let range: Span?
        let comment: Place

        init(_ off: SwitchedOff, _ locator: inout Locator) {
            id = off.diagnostic.id.rawValue
            part = off.diagnostic.part
            severity = off.diagnostic.severity.rawValue
            message = off.diagnostic.message
            path = off.diagnostic.location.path
            reason = off.reason
            range = Span(off.diagnostic.location, &locator)
            comment = Place(path: off.comment.path, range: Span(off.comment, &locator))
        }
    }

    fileprivate struct TakenBack: Encodable {
        let id, path, title, reason: String
        let range: Span?

        init(_ fix: MendingOutcome.TakenBack, _ locator: inout Locator) {
            id = fix.id.rawValue
            path = fix.location.path
            title = fix.title
            reason = fix.reason
            range = Span(fix.location, &locator)
        }
    }

    fileprivate struct Place: Encodable {
        let path: String
        let range: Span?
    }

    fileprivate struct Note: Encodable {
        let message: String
        let path: String?
        let range: Span?
    }

    fileprivate struct Fix: Encodable {
        let title: String
        let edits: [Edit]

        /// A fix of a finding in a file; `nil` where the place of an edit is not known, since part of a fix is none.
        init?(_ fix: Diagnostic.Fix, in path: String, _ locator: inout Locator) {
            title = fix.title
            edits = fix.edits.compactMap { edit in
                Span(Location(path: edit.path ?? path, range: edit.range), &locator)
                    .map { Edit(path: edit.path, range: $0, replacement: edit.replacement) }
            }
            guard edits.count == fix.edits.count else { return nil }
        }
    }

    fileprivate struct Edit: Encodable {
        /// Only where it is another file than the finding's.
        let path: String?
        let range: Span
        let replacement: String
    }

    fileprivate struct Span: Encodable {
        let start, end: Point

        init?(_ location: Location, _ locator: inout Locator) {
            guard let (start, end) = locator.positions(of: location) else { return nil }
            self.start = Point(start)
            self.end = Point(end)
        }
    }

    fileprivate struct Point: Encodable {
        let line, column, offset: Int

        init(_ position: Position) {
            line = position.line
            column = position.column
            offset = position.offset
        }
    }

    fileprivate struct Numbers: Encodable {
        let pages, errors, warnings, switchedOff, milliseconds: Int
        let snippets: Snippets
        let replaced, notPublished, beside, drafts, futurePages: [String]
        /// Only where findings were compared with those of an earlier run.
        let known, gone: Int?
        /// Only where files were mended.
        let fixesApplied, fixesTakenBack: Int?
        let repository: Repository?
        /// Only where the web was asked.
        let externalLinks: ExternalLinks?

        enum CodingKeys: String, CodingKey {
            case pages, errors, warnings, milliseconds, snippets, replaced, beside, drafts, repository, known
            case gone
            case futurePages = "future_pages"
            case notPublished = "not_published"
            case externalLinks = "external_links"
            case switchedOff = "switched_off"
            case fixesApplied = "fixes_applied"
            case fixesTakenBack = "fixes_taken_back"
        }

        init(_ summary: Summary, _ mending: MendingOutcome?) {
            fixesApplied = mending?.applied
            fixesTakenBack = mending?.takenBack.count
            pages = summary.repository?.pages ?? summary.pages
            errors = summary.errors
            warnings = summary.warnings
            switchedOff = summary.switchedOff
            known = summary.known
            gone = summary.gone
            milliseconds = summary.milliseconds
            replaced = summary.replaced
            beside = summary.beside
            notPublished = (summary.heldBack + summary.editorCopies).sorted()
            drafts = summary.drafts
            futurePages = summary.futurePages
            repository = summary.repository.map { Repository($0, summary.snippets) }
            externalLinks = summary.externalLinks.map {
                ExternalLinks(asked: $0.asked, unknown: $0.unknown)
            }
            snippets = Snippets(
                validated: summary.snippets.validated, named: summary.snippets.named,
                recognised: summary.snippets.recognised, parsedOnly: summary.snippets.parsedOnly,
                skipped: summary.snippets.skipped,
                skippedWithoutReason: summary.snippets.skippedWithoutReason, unbound: summary.snippets.unbound
            )
        }
    }

    fileprivate struct Repository: Encodable {
        let configFiles, named, recognised, skipped, unrecognised: Int
        let leftOut: LeftOut

        enum CodingKeys: String, CodingKey {
            case named, recognised, skipped, unrecognised
            case configFiles = "config_files"
            case leftOut = "left_out"
        }

        init(_ counts: Summary.Repository, _ snippets: Summary.Snippets) {
            configFiles = counts.configFiles
            named = snippets.named
            recognised = snippets.recognised
            skipped = snippets.skipped + snippets.skippedWithoutReason
            unrecognised = snippets.unrecognised
            let out = counts.leftOut
            leftOut = LeftOut(
                ignored: out.ignored, excluded: out.excluded, links: out.links, special: out.special)
        }
    }

    fileprivate struct ExternalLinks: Encodable {
        let asked: Int
        let unknown: [Summary.ExternalLinks.Unknown]
    }

    fileprivate struct LeftOut: Encodable {
        let ignored, excluded, links, special: [String]
    }

    fileprivate struct Snippets: Encodable {
        let validated, named, recognised, parsedOnly, skipped, skippedWithoutReason, unbound: Int

        enum CodingKeys: String, CodingKey {
            case validated, named, recognised
            case parsedOnly = "parsed_only"
            case skippedWithoutReason = "skipped_without_reason"
            case skipped, unbound
        }
    }
}

/// The findings of a report as `check --format json` writes them, without what else it says.
public struct FindingList: Encodable {
    private let report: Report

    /// The findings of a report.
    public init(_ report: Report) { self.report = report }

    /// Writes a list.
    public func encode(to encoder: any Encoder) throws {
        var locator = Locator(report.sources)
        let findings = zip(report.diagnostics, report.fingerprints).map {
            JSONFormat.Finding($0, $1, &locator)
        }
        var list = encoder.unkeyedContainer()
        for finding in findings { try list.encode(finding) }
    }
}

extension Report: Encodable {
    /// Writes the report as `check --format json` does.
    public func encode(to encoder: any Encoder) throws {
        try JSONFormat.Output(self).encode(to: encoder)
    }
}
