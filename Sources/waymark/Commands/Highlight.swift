import ArgumentParser
import Diagnostics
import Highlighting
import SiteGenerator
import Text

/// `waymark highlight`: one source text to highlighted HTML.
struct Highlight: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Highlight one source text as HTML on standard output.",
        discussion: """
            EXAMPLES
              waymark highlight --language json settings.json
              cat notes.md | waymark highlight --language markdown -
            """)

    @Option(help: ArgumentHelp("The language; that of the file's name if not given.", valueName: "l"))
    var language: String?

    @Argument(help: "The file to read; `-` is standard input.")
    var file = "-"

    func run() throws {
        do {
            let languages = LanguageSet(
                try Machine.resources().languages.sorted { $0.key < $1.key }.map(\.value))
            guard let name = language ?? languages.name(ofFile: file) else {
                throw ValidationError("nothing says which language it is; give it with --language")
            }
            let source = try Machine.text(file)
            guard let html = languages.highlight(HTMLText.withoutForbidden(source.bytes), as: name) else {
                let known = languages.languages.flatMap { [$0.name] + $0.aliases }
                throw ValidationError(
                    "the language `\(name)` is not known"
                        + (Spelling.nearest(to: name, in: known).map { "; did you mean `\($0)`?" } ?? ""))
            }
            try Terminal.write(html, to: .output)
        } catch let error as ValidationError {
            throw error
        } catch {
            throw failure(error)
        }
    }
}
