import ArgumentParser
import SiteGenerator

/// `waymark new`: scaffolds that build without a finding.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a site or a page. Nothing that is there is ever overwritten.",
        subcommands: [NewSite.self, NewGuide.self, NewWiki.self, NewArticle.self])
}

/// `waymark new site DIR`.
struct NewSite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "Make a site.",
        discussion: """
            Beside the first pages it has what builds, checks and publishes them on GitHub
            or GitLab, and what opens an issue when the world moved on. Remove what you do
            not need.

            EXAMPLE
              waymark new site docs
            """)

    @Argument(help: "The folder to make it in.")
    var dir: String

    func run() throws {
        let folder = SiteFolders.absolute(dir)
        let outer = Checkout.repository(around: folder).flatMap { Checkout.path(from: $0, to: folder) } ?? ""
        let place = outer.hasSuffix("/") ? String(outer.dropLast()) : outer
        try write(Scaffold.site(date: Machine.today, version: Waymark.version, place: place), to: dir)
        if !place.isEmpty {
            Terminal.say(
                "waymark: note: the repository's root is not \(dir), and GitHub and GitLab read `.github` and `.gitlab-ci.yml` only there; move them, or remove them"
            )
        }
        try Terminal.print("next: waymark build \(dir)")
    }
}

/// The arguments of the commands that make one page.
struct NewPageArguments: ParsableArguments {
    @Argument(help: "The page's path below the content folder, with or without `.md`.")
    var path: String

    @Option(help: ArgumentHelp("The folder that holds the content folder.", valueName: "dir"))
    var root = "."

    func make(_ kind: PageKind) throws {
        let site = try siteRoot()
        let path = try pathInContent(of: site)
        if let fault = Scaffold.fault(ofPath: path) { throw ValidationError(fault) }
        if let name = Scaffold.heldBackName(in: path) {
            throw ValidationError(
                "`\(name)` begins with `\(name.prefix(1))`, and the page would not be published")
        }
        guard let site else {
            Terminal.say("waymark: error: there is no site in \(root), so that a page has no place")
            Terminal.say(
                "  = help: give the folder that holds `content` with --root, or make a site with `waymark new site \(root)`"
            )
            throw ExitCode.couldNotRun
        }
        do {
            if let other = try Scaffold.page(withAddressOf: path, in: site) {
                throw ValidationError("`\(path)` would have the address of \(other); give it another name")
            }
        } catch let error as FileSystemError {
            throw failure(error)
        }
        guard let file = Scaffold.page(kind, at: path, date: Machine.today) else {
            throw ValidationError("`\(path)` leads out of the content folder")
        }
        try write([file], to: site)
    }
}

extension NewPageArguments {
    /// The root of the site, which the command may be called inside of; `nil` where there is none.
    private func siteRoot() throws -> String? {
        do {
            return try InputKind.site(of: root)
        } catch {
            throw failure(error)
        }
    }

    /// The path below the content folder, where it is written from somewhere else.
    private func pathInContent(of site: String?) throws -> String {
        do {
            return try Scaffold.pathInContent(path, of: site ?? root)
        } catch {
            // That there is no site is told of later.
            return path
        }
    }
}

/// `waymark new guide PATH`.
struct NewGuide: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guide", abstract: "Make a guide.",
        discussion: """
            EXAMPLE
              waymark new guide guides/web-search
            """)
    @OptionGroup var page: NewPageArguments

    func run() throws { try page.make(.guide) }
}

/// `waymark new wiki PATH`.
struct NewWiki: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wiki", abstract: "Make a node of a wiki.",
        discussion: """
            EXAMPLE
              waymark new wiki research/wiki/ollama
            """)
    @OptionGroup var page: NewPageArguments

    func run() throws { try page.make(.wiki) }
}

/// `waymark new article PATH`.
struct NewArticle: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "article", abstract: "Make an article.",
        discussion: """
            EXAMPLE
              waymark new article articles/what-changed
            """)
    @OptionGroup var page: NewPageArguments

    func run() throws { try page.make(.article) }
}

private func write(_ files: [OutputFile], to folder: String) throws {
    do {
        for path in try Scaffold.write(files, to: folder) { try Terminal.print("made \(path)") }
    } catch {
        throw failure(error)
    }
}
