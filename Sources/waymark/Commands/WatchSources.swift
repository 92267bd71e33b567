import ArgumentParser
import Diagnostics
import SiteGenerator
import Text

/// `waymark watch-sources`: what somebody has to do since the world moved on.
struct WatchSources: ParsableCommand {
    /// The forms in which the report is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, json
    }

    static let configuration = CommandConfiguration(
        commandName: "watch-sources",
        abstract: "Tell what newer schemas, other sites and the calendar ask for, as one report.",
        discussion: """
            For a job that runs once in a while. It reads the sources of the schemas that
            were taken, checks with what they say now and with today's date, asks whether
            the links of a site still lead to something, and looks 60 days ahead for
            values that go. Nothing in ROOT is written; fixes are in the report as a patch.
            Exit status 1 if anything is to be done.

            EXAMPLES
              waymark watch-sources docs > report.md
              waymark watch-sources --no-external --format json
            """)

    @Argument(help: "The folder of the site or repository.")
    var root = "."

    @Option(help: "How the report is written: markdown or json.")
    var format = Format.markdown

    @Flag(name: .customLong("no-external"), help: "Do not ask other sites about the links to them.")
    var noExternal = false

    @OptionGroup var web: ExternalArguments

    @Option(help: ArgumentHelp("Today's date; the clock's if not given.", valueName: "yyyy-mm-dd"))
    var date: String?

    func validate() throws {
        try checkDate(date)
        if noExternal, web.isAny {
            throw ValidationError("the options about external links mean nothing with --no-external")
        }
    }

    func run() throws {
        let today = date ?? Machine.today
        let found: WatchReport?
        do {
            let home = try SchemaHome(around: root)
            let watch = try SourceWatch(
                home, with: Machine.resources(), date: today, jobs: Machine.cores)
            let news = try news(in: home, today)
            let site = noExternal ? nil : watch.site
            let answers = try site.map { try web.answers(about: $0, watch.siteOptions) }
            found = watch.report(
                schemas: news, answers: answers, pathFromRepository: Checkout.path(to: home.root))
        } catch {
            throw failure(error)
        }
        guard let report = found else {
            Terminal.say("waymark: error: not all of \(root) can be read, or there is nothing to look at")
            Terminal.say("  = help: `waymark check` says why")
            throw ExitCode.couldNotRun
        }
        switch format {
        case .markdown: try Terminal.write(Array(TerminalText.lines(report.markdown).utf8), to: .output)
        case .json: try Terminal.write(report.json, to: .output)
        }
        if report.toDo > 0 { throw ExitCode.findings }
    }

    /// What the sources of all schemas that were taken say.
    private func news(in home: SchemaHome, _ today: String) throws -> [SchemaNews] {
        let store = try SchemaStore(home)
        return store.lock.entries.map { entry in
            let source = store.location(of: entry)
            do {
                let page =
                    try SchemaStore.isAddress(source)
                    ? Download.page(source) : Download.Page(bytes: SchemaStore.read(source), moved: nil)
                return SchemaNews(
                    entry, in: home, try state(of: entry, in: store, page.bytes, today), moved: page.moved)
            } catch let error as DownloadError {
                let isGone = error.status == 404 || error.status == 410
                return SchemaNews(entry, in: home, isGone ? .gone("\(error)") : .unread("\(error)"))
            } catch {
                return SchemaNews(entry, in: home, .gone("\(error)"))
            }
        }
    }

    private func state(
        of entry: SchemaLock.Entry, in store: SchemaStore, _ bytes: [UInt8], _ today: String
    ) throws -> SchemaNews.State {
        switch try store.state(of: entry, reading: bytes) {
        case .current: return .current
        case .edited: return .edited
        case .outdated(let comparison, let text):
            let parts = try SchemaSiteArguments.complete(store.parts(newIn: text, of: entry))
            return .outdated(
                comparison, files: try store.files(updating: entry, to: text, with: parts, date: today))
        }
    }
}
