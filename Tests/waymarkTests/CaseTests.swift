import Foundation
import Testing

/// The cases of the shared folder, on each of which the program was wrong once.
@Suite("Cases")
struct CaseTests {
    private static let here = URL(filePath: #filePath).deletingLastPathComponent()
    private static let list = here.appending(path: "Cases/cases.txt").path(percentEncoded: false)
    private static let cases = here.appending(path: "../../../shared/cases").standardizedFileURL
        .path(percentEncoded: false)
    private static let isHere = FileManager.default.fileExists(atPath: cases)

    /// What a command said and made.
    private struct Outcome {
        let findings: [String]
        let output: String
        let folder: String

        func text(_ file: String) -> String {
            file == "output"
                ? output : (try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? ""
        }
    }

    @Test(.enabled(if: isHere, "the shared test data is not here"))
    func theProgramSaysOfEachCaseWhatIsRight() throws {
        let steps = CaseList(try String(contentsOfFile: Self.list, encoding: .utf8)).steps
        let folder = try Folder()
        let copy = folder.path + "/cases"
        try FileManager.default.copyItem(atPath: Self.cases, toPath: copy)
        for step in steps {
            let place = "cases.txt:\(step.line), \(step.name)"
            let outcome = try run(step, in: copy)
            let wrong = step.texts.filter { outcome.text($0.file).contains($0.text) != $0.stands }
            if let missing = step.missing {
                let differs = outcome.findings != step.findings || !wrong.isEmpty
                #expect(differs, "\(place): this is right now, so the line about it goes: \(missing)")
            } else {
                #expect(outcome.findings == step.findings, "\(place)")
                #expect(wrong.isEmpty, "\(place)")
            }
        }
    }

    @Test(.enabled(if: isHere, "the shared test data is not here"))
    func everyCaseIsInTheList() throws {
        let text = try String(contentsOfFile: Self.list, encoding: .utf8)
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.cases) where name != "README.md"
        {
            #expect(text.contains("\n## \(name)\n") || text.contains("\n## \(name)/"), "\(name)")
        }
    }

    private func run(_ step: CaseList.Step, in folder: String) throws -> Outcome {
        let output = folder + "/output-\(step.line)"
        guard step.command[0] != "build" else {
            let said = try Program.run(step.command + ["--output", output], in: folder)
            return Outcome(findings: step.findings, output: said.output + said.errors, folder: output)
        }
        guard step.command[0] != "render" else {
            return Outcome(
                findings: [], output: try Program.run(step.command, in: folder).output, folder: output)
        }
        let said = try Program.run(step.command + ["--format", "json"], in: folder)
        let report = try JSONDecoder().decode(Report.self, from: Data(said.output.utf8))
        return Outcome(findings: report.diagnostics.map(\.line), output: said.output, folder: output)
    }

    private struct Report: Decodable {
        let diagnostics: [Finding]
    }

    private struct Finding: Decodable {
        struct Range: Decodable {
            struct Place: Decodable {
                let line: Int
                let column: Int
            }
            let start: Place
        }
        let path: String
        let severity: String
        let id: String
        let range: Range?

        var line: String {
            let place = range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
            return "\(path)\(place) \(severity) \(id)"
        }
    }
}
