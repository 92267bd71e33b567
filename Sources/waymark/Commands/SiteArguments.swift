import ArgumentParser
import Diagnostics
import SiteGenerator

/// The arguments of every command that reads a site.
struct SiteArguments: ParsableArguments {
    @OptionGroup var place: SiteFolderArguments

    @Option(
        help: ArgumentHelp(
            "Where the site will be published, instead of what its configuration says.", valueName: "url"))
    var baseURL: String?

    @Flag(help: "Make the feed, which needs the address of --base-url, as `feeds: true` does.")
    var feeds = false

    @Flag(help: "Also take in drafts and pages dated in the future.")
    var drafts = false

    @Option(help: ArgumentHelp("How many workers to use; all cores if not given.", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Today's date; the clock's if not given.", valueName: "yyyy-mm-dd"))
    var date: String?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
        try checkDate(date)
        if let baseURL, let fault = BaseURL.fault(of: baseURL) {
            throw ValidationError(
                "--base-url takes a URL with http or https, and `\(baseURL)` is none: \(fault)")
        }
        if feeds, baseURL == nil {
            throw ValidationError(
                "--feeds needs --base-url; where the configuration knows the address, it says `feeds: true`")
        }
    }

    var root: String {
        get { place.root }
        set { place.root = newValue }
    }

    var content: String? { place.content }

    func foundRoot() throws -> String { try place.foundRoot() }

    var folders: SiteFolders { place.folders(in: root) }

    var options: SiteOptions {
        SiteOptions(
            date: date ?? Machine.today, includesDrafts: drafts, baseURL: baseURL, makesFeed: feeds,
            jobs: jobs ?? Machine.cores)
    }

    /// A site that was read, and what the web answered about its links.
    struct Asked {
        let tree: SourceTree
        let answers: WebAnswers
    }

    /// Reads the site, where it was not read yet, and mends what has one right answer; what cannot be done at all is
    /// printed and ends the program. Where some files are asked for, only those are mended.
    ///
    /// - Parameter known: findings that are left as they are.
    func mend(
        _ selection: PathSelection?, _ asked: Asked?, besides known: Baseline?
    ) throws -> MendResult {
        var options = options
        options.webAnswers = asked?.answers
        do {
            let tree = try asked?.tree ?? SourceTree.load(folders)
            return SiteGenerator.mend(
                tree, with: try Machine.resources(), options: options,
                only: selection.map { $0.files(of: tree, root: root) }, besides: known)
        } catch {
            throw failure(error)
        }
    }

    /// Reads the site, where it was not read yet, and looks at it; what cannot be done at all is printed and ends the
    /// program.
    ///
    /// - Parameter asked: the site and what the web answered about its links, where that was asked.
    func check(asked: Asked?, timing: inout Stopwatch) throws -> BuildResult {
        var options = options
        options.webAnswers = asked?.answers
        let (tree, resources) = try loaded(asked?.tree, timing: &timing)
        return SiteGenerator.check(tree, with: resources, options: options)
    }

    /// Reads the site, where it was not read yet; what cannot be done at all is printed and ends the program.
    func loaded(
        _ known: SourceTree? = nil, timing: inout Stopwatch
    ) throws -> (SourceTree, ProgramResources) {
        do {
            let resources = try Machine.resources()
            let tree = try known ?? SourceTree.load(folders)
            timing.lap("read")
            return (tree, resources)
        } catch {
            throw failure(error)
        }
    }
}

extension SiteArguments {
    /// Ends the program where there is no page: what was published before would be taken away, and a clean check would
    /// mean nothing.
    func refuseEmpty(_ result: BuildResult) throws {
        guard result.isEmpty, result.couldRun else { return }
        Terminal.say("waymark: error: there is no page in \(folders.content)")
        Terminal.say("  = help: write a first one, as `index.md`, or choose another folder with --content")
        throw ExitCode.couldNotRun
    }
}

/// Refuses a `--date` that is no day of the calendar.
func checkDate(_ date: String?) throws {
    guard let date, !SiteOptions.isDay(date) else { return }
    throw ValidationError("--date takes a day as 2026-11-22, not `\(date)`")
}

/// Prints what stopped a command and gives the status to exit with.
func failure(_ error: any Error) -> ExitCode {
    Terminal.say("waymark: error: \(error)")
    let refused = error as? FileSystemError
    if let help = refused?.help { Terminal.say("  = help: \(help)") }
    if refused?.operation == "find the folder" {
        Terminal.say(
            "  = help: give the folder that holds `content` as ROOT, or make a site with `waymark new site DIR`"
        )
    }
    return .couldNotRun
}
