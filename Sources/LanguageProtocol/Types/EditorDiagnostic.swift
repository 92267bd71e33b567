/// A finding as an editor shows it (`Diagnostic`).
package struct EditorDiagnostic: Sendable, Hashable, JSONWritable {
    /// How bad it is.
    package enum Severity: Int, Sendable, Hashable, JSONReadable, JSONWritable {
        case error = 1
        case warning, information, hint
    }

    /// How its text is drawn.
    package enum Tag: Int, Sendable, Hashable, JSONReadable, JSONWritable {
        /// Pale: nothing needs it.
        case unnecessary = 1
        /// Struck out.
        case deprecated
    }

    /// Another place that has to do with it.
    package struct Related: Sendable, Hashable, JSONWritable {
        /// The place.
        package var location: EditorLocation
        /// What it has to do with it.
        package var message: String

        /// A place.
        package init(location: EditorLocation, message: String) {
            self.location = location
            self.message = message
        }

        /// The place as JSON.
        package var json: JSONValue { .members(["location": location.json, "message": message.json]) }
    }

    /// Where it is.
    package var range: EditorRange
    /// How bad it is.
    package var severity: Severity
    /// Its stable id.
    package var code: String
    /// Where its explanation stands.
    package var explanation: DocumentURI?
    /// Who says it.
    package var source: String
    /// What is wrong.
    package var message: String
    /// How its text is drawn.
    package var tags: [Tag] = []
    /// Other places that have to do with it.
    package var related: [Related] = []
    /// What comes back with a request for code actions.
    package var data: JSONValue?

    /// A finding.
    package init(
        range: EditorRange, severity: Severity, code: String, explanation: DocumentURI? = nil, source: String,
        message: String, tags: [Tag] = [], related: [Related] = [], data: JSONValue? = nil
    ) {
        self.range = range
        self.severity = severity
        self.code = code
        self.explanation = explanation
        self.source = source
        self.message = message
        self.tags = tags
        self.related = related
        self.data = data
    }

    /// The finding as JSON.
    package var json: JSONValue {
        .members([
            "range": range.json, "severity": severity.json, "code": code.json,
            "codeDescription": explanation.map { .members(["href": $0.json]) }, "source": source.json,
            "message": message.json, "tags": tags.isEmpty ? nil : tags.json,
            "relatedInformation": related.isEmpty ? nil : related.json, "data": data,
        ])
    }
}

/// A finding that a client sends back with a request for code actions: as far as it tells which one it is.
package struct ShownDiagnostic: Sendable, Hashable, JSONReadable {
    /// Where it is.
    package let range: EditorRange
    /// Its id; empty where another server has none.
    package let code: String
    /// Who says it.
    package let source: String?
    /// What is wrong.
    package let message: String
    /// What the server gave along.
    package let data: JSONValue?

    /// Takes a `Diagnostic`.
    package init(_ json: JSONValue) throws(ResponseError) {
        range = try json.required("range")
        message = try json.required("message")
        source = try json.optional("source")
        code = json["code"].flatMap { try? String($0) } ?? ""
        data = json["data"]
    }
}

/// The findings of a document, for a client that asks (`DocumentDiagnosticReport`).
package enum DiagnosticReport: Sendable, Hashable, JSONWritable {
    /// All of them, with the id of this result.
    case full(resultID: String?, [EditorDiagnostic])
    /// The same as in the result with this id.
    case unchanged(resultID: String)

    private var members: [JSONMember] {
        switch self {
        case .full(let id, let items):
            [JSONMember("kind", .string("full"))] + (id.map { [JSONMember("resultId", $0.json)] } ?? [])
                + [JSONMember("items", items.json)]
        case .unchanged(let id):
            [JSONMember("kind", .string("unchanged")), JSONMember("resultId", id.json)]
        }
    }

    /// The report as JSON.
    package var json: JSONValue { .object(members) }

    /// The report of one document among those of a workspace.
    package func json(of uri: DocumentURI, version: Int?) -> JSONValue {
        .object(
            members + [JSONMember("uri", uri.json), JSONMember("version", version.map { $0.json } ?? .null)])
    }
}

/// The findings of all documents, for a client that asks (`WorkspaceDiagnosticReport`).
package struct WorkspaceDiagnosticReport: Sendable, Hashable, JSONWritable {
    /// The report of one document.
    package struct Item: Sendable, Hashable, JSONWritable {
        /// The document.
        package var uri: DocumentURI
        /// Its state, where it is open.
        package var version: Int?
        /// Its findings.
        package var report: DiagnosticReport

        /// A report.
        package init(uri: DocumentURI, version: Int?, report: DiagnosticReport) {
            self.uri = uri
            self.version = version
            self.report = report
        }

        /// The report as JSON.
        package var json: JSONValue { report.json(of: uri, version: version) }
    }

    /// The reports.
    package var items: [Item]

    /// Reports.
    package init(_ items: [Item]) { self.items = items }

    /// The reports as JSON.
    package var json: JSONValue { .members(["items": items.json]) }
}
