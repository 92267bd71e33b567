import ArgumentParser
import SiteGenerator

/// The arguments that say where a site is.
struct SiteFolderArguments: ParsableArguments {
    @Argument(help: "The folder that holds the content folder.")
    var root = "."

    @Option(help: ArgumentHelp("The content folder; ROOT/content if not given.", valueName: "dir"))
    var content: String?

    @Option(
        help: ArgumentHelp(
            "The folder with the site's own templates; ROOT/templates if not given.", valueName: "dir"))
    var templates: String?

    func validate() throws {
        for (name, folder) in [("ROOT", root), ("--content", content), ("--templates", templates)]
        where folder == "" {
            throw ValidationError("\(name) takes a folder, and what is given is empty")
        }
    }

    /// The root of the site, which a command may be called inside of.
    func foundRoot() throws -> String {
        do {
            return try InputKind.root(of: root, namesContent: content != nil)
        } catch {
            throw failure(error)
        }
    }

    func folders(in root: String) -> SiteFolders {
        SiteFolders(root: root, content: content, templates: templates)
    }
}
