import Diagnostics
import SiteGenerator
import Text

/// What the panel of an open page is told: which page it should be, and what is found on it.
struct PageNews: Sendable, Equatable {
    /// What of a finding is shown.
    struct Finding: Sendable, Equatable {
        let isError: Bool
        /// `content/page.md:3:5`.
        let place: String
        /// The file's path, as findings show it.
        let path: String
        let line: Int
        let column: Int
        let message: String
        /// What the terminal shows, line under line; for errors only.
        let excerpt: String
    }

    /// What tells the page from all others but for the addresses of the theme's style; empty where there is no page.
    var tag: String
    /// The addresses of the theme's style sheets.
    var styles: [String] = []
    var findings: [Finding] = []

    /// The event, as it is sent.
    var event: [UInt8] {
        var json = Array("data: {\"tag\":".utf8)
        JSONString.append(tag, to: &json)
        json += Array(",\"styles\":".utf8)
        Self.append(styles, to: &json) { JSONString.append($0, to: &$1) }
        json += Array(",\"findings\":".utf8)
        Self.append(findings, to: &json) { $0.append(to: &$1) }
        return json + Array("}\n\n".utf8)
    }

    /// The event that says that a file which pages name has other bytes, by its address.
    static func event(changed address: String) -> [UInt8] {
        var json = Array("data: {\"asset\":".utf8)
        JSONString.append(address, to: &json)
        return json + Array("}\n\n".utf8)
    }

    /// The event by which a browser knows that the server is there.
    static let heartbeat = Array("data:\n\n".utf8)

    private static func append<Element>(
        _ list: [Element], to json: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void
    ) {
        json.append(UInt8(ascii: "["))
        for (index, element) in list.enumerated() {
            if index > 0 { json.append(UInt8(ascii: ",")) }
            append(element, &json)
        }
        json.append(UInt8(ascii: "]"))
    }
}

extension PageNews.Finding {
    /// A finding of a report as it is shown, with the place in its file.
    init(_ finding: Diagnostic, of report: Report) {
        let sources = report.sources
        let position = finding.location.range.flatMap { range in
            sources[finding.location.path].map { LineIndex($0.bytes).position(at: range.lowerBound) }
        }
        isError = finding.severity == .error
        path = finding.location.path
        line = position?.line ?? 1
        column = position?.column ?? 1
        place = sources.place(of: finding.location)
        message = finding.message
        excerpt = isError ? StyledText.findings(of: report.showing([finding])).plain : ""
    }

    fileprivate func append(to json: inout [UInt8]) {
        json += Array("{\"error\":\(isError),\"line\":\(line),\"column\":\(column)".utf8)
        for (name, text) in [("place", place), ("path", path), ("message", message), ("excerpt", excerpt)] {
            json += Array(",\"\(name)\":".utf8)
            JSONString.append(text, to: &json)
        }
        json.append(UInt8(ascii: "}"))
    }
}
