import ArgumentParser
import SiteGenerator

/// `waymark translated PAGE …`.
struct Translated: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say that translations are up to date.",
        discussion: """
            Writes into the front matter of each page, as `translated_from`, marks of the
            text that its original has now. `check` tells when that becomes another one.

            EXAMPLE
              waymark translated content/guides/setup.de.md
            """)

    @Argument(help: "The translations' files.")
    var pages: [String]

    @Option(help: ArgumentHelp("The folder that holds the content folder.", valueName: "dir"))
    var root = "."

    func run() throws {
        do {
            let root = try InputKind.root(of: root, namesContent: false)
            let folders = SiteFolders(root: root, content: nil, templates: nil)
            let paths = pages.map { Self.path($0, in: root) }
            let noted = NotedTranslations(
                paths, of: try SourceTree.load(folders), with: try Machine.resources(),
                options: SiteOptions(date: Machine.today, jobs: Machine.cores))
            for file in noted.files {
                try file.write(in: folders)
                try Terminal.print("\(file.path): the original is noted as it is now")
            }
            for path in noted.unchanged {
                try Terminal.print("\(path): the original is the one that is noted already")
            }
            for (path, refusal) in noted.refused { Self.tell(path, refusal) }
            guard noted.refused.isEmpty else { throw ExitCode.couldNotRun }
        } catch let code as ExitCode {
            throw code
        } catch {
            throw failure(error)
        }
    }

    /// The path of a file from the root of the site, as findings show it.
    private static func path(_ page: String, in root: String) -> String {
        let (file, folder) = (SiteFolders.absolute(page), SiteFolders.absolute(root))
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : page
    }

    private static func tell(_ path: String, _ refusal: NotedTranslations.Refusal) {
        switch refusal {
        case .missing:
            Terminal.say("waymark: error: the site has no page \(path)")
            Terminal.say(
                "  = help: give the path of a Markdown file below the content folder, or the site with --root"
            )
        case .noTranslation:
            Terminal.say("waymark: error: \(path) is no translation")
            Terminal.say(
                "  = help: a translation is called `x.de.md` or lies in a folder `de`, and `languages` in `site.yaml` lists its language"
            )
        case .noOriginal(let place):
            Terminal.say(
                "waymark: error: \(path) is a translation of content/\(place), which is not there"
            )
        case .unreadable:
            Terminal.say(
                "waymark: error: the front matter of \(path) cannot be read, so nothing is written into it")
        }
    }
}
