import Foundation
import Testing

/// The pages of the manual that the program writes are those that it would write today.
@Suite struct ReferenceTests {
    private static let manual = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "content/manual")

    @Test(arguments: ["commands", "rules"])
    func pageIsWhatTheProgramPrints(subject: String) throws {
        let page = try String(contentsOf: Self.manual.appending(path: subject + ".md"), encoding: .utf8)
        let run = try Program.run(["reference", subject])
        #expect(run.status == 0)
        #expect(run.output == page, "`make reference` writes content/manual/\(subject).md again")
    }

    @Test func helpDoesNotShowTheCommand() throws {
        #expect(try !Program.run(["--help"]).output.contains("reference"))
    }
}
