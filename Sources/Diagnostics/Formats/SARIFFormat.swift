import Text

/// Findings as SARIF 2.1.0 (OASIS), the form that code scanning services read. Columns count in UTF-16 code units.
enum SARIFFormat {
    static func render(_ report: Report) -> StyledText {
        var locator = Locator(report.sources, in: report.pathFromRepository)
        let off = report.switchedOff
        let ids = Set(report.diagnostics.map(\.id)).union(off.map(\.diagnostic.id))
        let rules = ids.sorted().map { Rule($0, report.explanations[$0]) }
        // Where any result has suppressions, those that have none say so (section 3.27.23).
        let none: [Suppression]? = off.isEmpty ? nil : []
        var results = report.diagnostics.map { Finding($0, none, &locator) }
        for one in off { results.append(Finding(one.diagnostic, [Suppression(one, &locator)], &locator)) }
        let run = Run(tool: Tool(driver: Driver(name: "waymark", rules: rules)), results: results)
        return StyledText(json: Log(runs: [run]))
    }

    private struct Log: Encodable {
        let schema = "https://json.schemastore.org/sarif-2.1.0.json"
        let version = "2.1.0"
        let runs: [Run]

        enum CodingKeys: String, CodingKey {
            case schema = "$schema"
            case version, runs
        }
    }

    private struct Run: Encodable {
        let tool: Tool
        let columnKind = "utf16CodeUnits"
        let results: [Finding]
    }

    private struct Tool: Encodable {
        let driver: Driver
    }

    private struct Driver: Encodable {
        let name: String
        let rules: [Rule]
    }

    /// What a kind of finding means (section 3.49, reportingDescriptor).
    private struct Rule: Encodable {
        let id: String
        let shortDescription, fullDescription: Message?
        let help: Help?
        let defaultConfiguration: Level

        init(_ id: FindingID, _ explanation: String?) {
            self.id = id.rawValue
            let paragraphs = explanation?.split(separator: "\n\n", maxSplits: 1).map(String.init) ?? []
            let first = paragraphs.first?.split(separator: "\n").joined(separator: " ")
            shortDescription = first.map { Message(text: Self.sentence($0)) }
            fullDescription = first.map(Message.init)
            help = explanation.map { Help(text: $0, markdown: $0) }
            defaultConfiguration = Level(level: id.severity.rawValue)
        }

        /// A text's first sentence, up to a full stop with a blank or the end behind it.
        private static func sentence(_ text: String) -> String {
            let words = text.split(separator: " ")
            let last = words.firstIndex { $0.hasSuffix(".") } ?? words.endIndex - 1
            return words.prefix(last + 1).joined(separator: " ")
        }
    }

    private struct Help: Encodable {
        let text, markdown: String
    }

    private struct Level: Encodable {
        let level: String
    }

    private struct Message: Encodable {
        let text: String
    }

    private struct Finding: Encodable {
        let ruleId, level: String
        let message: Message
        let locations: [Place]
        let relatedLocations: [Place]?
        let fixes: [Fix]?
        let suppressions: [Suppression]?

        init(_ diagnostic: Diagnostic, _ suppressions: [Suppression]?, _ locator: inout Locator) {
            self.suppressions = suppressions
            ruleId = diagnostic.name.description
            level = diagnostic.severity.rawValue
            message = Message(
                text: [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: "\n"))
            locations = [Place(diagnostic.location, nil, &locator)]
            var places = locator
            let related = diagnostic.notes.compactMap { note in
                note.location.map { Place($0, note.message, &places) }
            }
            relatedLocations = related.isEmpty ? nil : related
            let fixes = diagnostic.fixes.compactMap { Fix($0, in: diagnostic.location.path, &places) }
            self.fixes = fixes.isEmpty ? nil : fixes
        }
    }

    /// The author's comment that the finding is meant (section 3.35).
    private struct Suppression: Encodable {
        let kind = "inSource"
        let justification: String
        let location: Place

        init(_ off: SwitchedOff, _ locator: inout Locator) {
            justification = off.reason
            location = Place(off.comment, nil, &locator)
        }
    }

    /// A proposal to mend the finding (section 3.55): all of its replacements, or none.
    private struct Fix: Encodable {
        let description: Message
        let artifactChanges: [Change]

        init?(_ fix: Diagnostic.Fix, in path: String, _ locator: inout Locator) {
            var changes: [Change] = []
            for edit in fix.edits {
                let file = edit.path ?? path
                guard let region = Region(Location(path: file, range: edit.range), &locator) else {
                    return nil
                }
                let replacement = Replacement(
                    deletedRegion: region, insertedContent: Message(text: edit.replacement))
                if let known = changes.firstIndex(where: { PathKey($0.path) == PathKey(file) }) {
                    changes[known].replacements.append(replacement)
                } else {
                    changes.append(
                        Change(
                            path: file, artifactLocation: Artifact(file, locator), replacements: [replacement]
                        ))
                }
            }
            guard !changes.isEmpty else { return nil }
            description = Message(text: fix.title)
            artifactChanges = changes
        }
    }

    /// The replacements in one file.
    private struct Change: Encodable {
        let path: String
        let artifactLocation: Artifact
        var replacements: [Replacement]

        enum CodingKeys: CodingKey {
            case artifactLocation, replacements
        }
    }

    private struct Replacement: Encodable {
        let deletedRegion: Region
        let insertedContent: Message
    }

    private struct Place: Encodable {
        let physicalLocation: Physical
        let message: Message?

        init(_ location: Location, _ text: String?, _ locator: inout Locator) {
            physicalLocation = Physical(
                artifactLocation: Artifact(location.path, locator),
                region: Region(location, &locator))
            message = text.map(Message.init)
        }
    }

    private struct Physical: Encodable {
        let artifactLocation: Artifact
        let region: Region?
    }

    private struct Artifact: Encodable {
        let uri: String

        init(_ path: String, _ locator: Locator) {
            uri = PercentEncoding.path(locator.path(path))
        }
    }

    private struct Region: Encodable {
        let startLine, startColumn, endLine, endColumn, byteOffset, byteLength: Int

        init?(_ location: Location, _ locator: inout Locator) {
            guard let (start, end) = locator.positions(of: location) else { return nil }
            startLine = start.line
            startColumn = locator.utf16Column(of: start, in: location.path)
            endLine = end.line
            endColumn = locator.utf16Column(of: end, in: location.path)
            byteOffset = start.offset
            byteLength = end.offset - start.offset
        }
    }
}
