import Text

/// Findings as a JUnit report: a suite for each file, in it a case for each snippet, and one for what is found in
/// the rest of the file.
///
/// Errors are failures, one element for a case as most readers want it; warnings are output of the case.
enum JUnitFormat {
    static func render(_ report: Report) -> StyledText {
        var locator = Locator(report.sources)
        let suites = suites(of: report, &locator)
        let seconds = report.summary.milliseconds
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<testsuites name=\"waymark\" \(counts(suites.flatMap(\.cases)))"
        xml += " time=\"\(seconds / 1000).\(String(1000 + seconds % 1000).dropFirst())\">\n"
        for suite in suites { xml += suite.xml }
        xml += "</testsuites>\n"
        var text = StyledText()
        text.append(xml)
        return text
    }

    // MARK: Gathering

    private struct Suite {
        let path: String
        var cases: [Case]

        var xml: String {
            let body = cases.map { $0.xml(in: path) }.joined()
            return
                "  <testsuite name=\"\(XMLText.escaped(path, in: .attribute))\" \(counts(cases))>\n\(body)  </testsuite>\n"
        }
    }

    private static func suites(of report: Report, _ locator: inout Locator) -> [Suite] {
        let findings = Dictionary(grouping: report.diagnostics, by: \.location.path)
        let cases = Dictionary(grouping: report.cases, by: \.location.path)
        let places = FindingPlaces(report.diagnostics)
        // What a snippet shows of another file is a finding there and belongs to the snippet's case.
        var claimed = Set<Diagnostic>()
        var suites: [Suite] = []
        for path in Set(findings.keys).union(cases.keys).sorted() {
            var suite = Suite(path: path, cases: [])
            for one in cases[path, default: []].sorted(by: precede) {
                let own = places.findings(of: one)
                claimed.formUnion(own)
                let line = locator.positions(of: one.location)?.start.line
                suite.cases.append(
                    Case(
                        name: line.map { "line \($0): \(one.name)" } ?? one.name, outcome: one.outcome,
                        findings: own.map { Finding($0, &locator) }))
            }
            suites.append(suite)
        }
        for index in suites.indices {
            let rest = findings[suites[index].path, default: []].filter { !claimed.contains($0) }
            guard !rest.isEmpty else { continue }
            let others = rest.map { Finding($0, &locator) }
            suites[index].cases.append(Case(name: "everything else", outcome: nil, findings: others))
        }
        return suites.filter { !$0.cases.isEmpty }
    }

    private static func precede(_ first: CheckedCase, _ second: CheckedCase) -> Bool {
        (first.location.range?.lowerBound ?? 0) < (second.location.range?.lowerBound ?? 0)
    }

    private static func counts(_ cases: [Case]) -> String {
        let failures = cases.count { !$0.errors.isEmpty }
        let skipped = cases.count { $0.skipReason != nil }
        return "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
    }

    // MARK: One case

    private struct Finding {
        let id, message, text: String
        let isError: Bool

        init(_ diagnostic: Diagnostic, _ locator: inout Locator) {
            let start = locator.positions(of: diagnostic.location)?.start
            let place = start.map { ":\($0.line):\($0.column)" } ?? ""
            id = diagnostic.name.description
            message = diagnostic.message
            isError = diagnostic.severity == .error
            let help = diagnostic.help.map { "\n  help: \($0)" } ?? ""
            let severity = diagnostic.severity.rawValue
            text = "\(diagnostic.location.path)\(place): \(severity)[\(id)]: \(message)\(help)\n"
        }
    }

    private struct Case {
        let name: String
        let outcome: CheckedCase.Outcome?
        let findings: [Finding]

        var errors: [Finding] { findings.filter(\.isError) }

        /// Why the case says nothing about the snippet; a case that fails is not skipped.
        var skipReason: String? {
            guard errors.isEmpty else { return nil }
            switch outcome {
            case .skipped(let reason): return reason
            case .parsedOnly: return "parsed only: bound to no schema"
            case .unbound: return "bound to no schema"
            case .validated, nil: return nil
            }
        }

        func xml(in path: String) -> String {
            let head =
                "    <testcase classname=\"\(XMLText.escaped(path, in: .attribute))\" name=\"\(XMLText.escaped(name, in: .attribute))\""
            var body = ""
            if let first = errors.first {
                let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
                let all = errors.map { XMLText.escaped($0.text, in: .text) }.joined()
                body +=
                    "      <failure type=\"\(first.id)\" message=\"\(XMLText.escaped(first.message + more, in: .attribute))\">"
                body += "\(all)</failure>\n"
            } else if let reason = skipReason {
                body += "      <skipped message=\"\(XMLText.escaped(reason, in: .attribute))\"/>\n"
            }
            let warnings = findings.filter { !$0.isError }
            if !warnings.isEmpty {
                let all = warnings.map { XMLText.escaped($0.text, in: .text) }.joined()
                body += "      <system-out>\(all)</system-out>\n"
            }
            return body.isEmpty ? head + "/>\n" : "\(head)>\n\(body)    </testcase>\n"
        }
    }
}
