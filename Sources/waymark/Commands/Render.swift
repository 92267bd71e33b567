public import ArgumentParser
import Diagnostics
import Markdown
import SiteGenerator
import Text

/// `waymark render`: one Markdown text to an HTML fragment.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Render one Markdown text to an HTML fragment on standard output.",
        discussion: """
            EXAMPLES
              waymark render notes.md
              echo '*hello*' | waymark render --profile commonmark -
              waymark render --html escape --math notes.md
            """)

    @Argument(help: "The file to read; `-` is standard input.")
    var file = "-"

    @Option(help: "The dialect: commonmark, gfm or waymark.")
    var profile = Profile.waymark

    @Option(help: "What becomes of raw HTML: sanitize, allow or escape; with the profile waymark only.")
    var html: RawHTML?

    @Flag(help: "Make curly quotes, dashes and ellipses of straight ones.")
    var smart = false

    @Flag(help: "Make emoji of names such as :tada:; not with the profile commonmark.")
    var emoji = false

    @Flag(help: "Take $…$ and $$…$$ for formulas; with the profile waymark only.")
    var math = false

    func validate() throws {
        if emoji, profile == .commonmark {
            throw ValidationError("--emoji says nothing under the profile commonmark")
        }
        guard profile != .waymark, html != nil || math else { return }
        let option = html != nil ? "--html" : "--math"
        throw ValidationError("\(option) says nothing under the profile \(profile.rawValue)")
    }

    func run() throws {
        let source = try text()
        let options = MarkdownOptions(
            profile: profile, html: html ?? .sanitize, smartPunctuation: smart, emoji: emoji, math: math)
        // Front matter is no part of the text, in Waymark's own dialect.
        let bytes = profile == .waymark ? source.bytesWithoutFrontMatter : source.bytes
        let document = Document(parsing: bytes, path: source.path, options: options)
        try Terminal.write(HTMLText.withoutForbidden(document.html()), to: .output)
        let diagnostics = document.diagnostics + document.repeatedAnchors
        let settled = diagnostics.settled(levels: [:], switches: switches(document))
        var summary = Summary(counting: settled.diagnostics)
        summary.switchedOff = settled.switchedOff.count
        let report = Report(
            diagnostics: settled.diagnostics, sources: SourceTexts([source]), summary: summary,
            switchedOff: settled.switchedOff)
        guard !report.diagnostics.isEmpty else { return }
        try Terminal.write(DiagnosticFormat.text.render(report, extent: .all), to: .errors)
        if report.summary.errors > 0 { throw ExitCode.findings }
    }

    /// What the text's comments switch off of what can be found here.
    private func switches(_ document: Document) -> [OffSwitch] {
        document.switches.filter { $0.name.id.reporters.contains(.render) }.map { one in
            OffSwitch(
                one.name, reason: one.reason, at: Location(path: document.path, range: one.range),
                parts: [OffSwitch.Part(Location(path: document.path, range: one.block))])
        }
    }

    private func text() throws -> SourceText {
        do {
            return try Machine.text(file)
        } catch {
            throw failure(error)
        }
    }
}

extension Profile: ExpressibleByArgument {}
extension RawHTML: ExpressibleByArgument {}
