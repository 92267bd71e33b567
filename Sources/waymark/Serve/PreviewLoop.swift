import Diagnostics
import Preview
import SiteGenerator
import Text
import Watching
import WebServer

/// Follows the files of a site, and hands to its preview what comes of them: what is open first, then all.
struct PreviewLoop {
    let folders: SiteFolders
    let options: SiteOptions
    let output: OutputDirectory?
    let preview: Preview
    let server: WebServer
    let pending: PendingChanges
    private var site: PreviewedSite
    /// What was found when all of it was last looked at.
    private var findings: [Diagnostic] = []
    /// When the oldest change came that is not told as a whole yet.
    private var start: Int?
    /// Why the files could not be read the last time.
    private var refusal: String?

    init(
        _ tree: SourceTree, _ resources: ProgramResources, _ options: SiteOptions, in folders: SiteFolders,
        at origin: String, output: OutputDirectory?, preview: Preview, server: WebServer,
        pending: PendingChanges
    ) {
        self.folders = folders
        self.options = options
        self.output = output
        self.preview = preview
        self.server = server
        self.pending = pending
        site = PreviewedSite(tree, with: resources, options: options, at: origin)
    }

    /// The path that the site is published below.
    var base: String { site.base }

    // MARK: The first time

    /// Makes the site, and prints what is found as a build does.
    mutating func begin(_ stopwatch: Stopwatch) throws {
        guard let result = site.built(while: { true }) else { return }
        let (report, _) = publish(result)
        findings = report.diagnostics
        var said = StyledText.findings(of: report)
        said.append(.conclusion(report.summary.line, milliseconds: stopwatch.milliseconds))
        try Terminal.write(said, to: .errors)
    }

    // MARK: Afterwards

    /// Follows the files until nobody tells of changes any more.
    mutating func run() throws {
        while let changes = pending.next() {
            start = start ?? Stopwatch.nanoseconds()
            guard let read = read(changes) else { continue }
            for path in read.assets { send([preview.publish(asset: path)]) }
            send(preview.publish(theme: site.themeFiles(of: read.tree)))
            site.update(read.tree, on: Machine.today)
            showOpenPages()
            // What has come meanwhile makes this look old.
            guard let result = site.built(while: { [pending] in !pending.isWaiting }) else { continue }
            try tell(result, besides: read.assets.count)
        }
    }

    /// The site's files as they are now; `nil` where they cannot be read, which is said once.
    private mutating func read(_ changes: Changes) -> SourceTree.Reread? {
        if case .paths(let paths) = changes, let read = site.tree.rereading(paths, in: folders) {
            return read
        }
        do {
            let tree = try SourceTree.load(folders)
            refusal = nil
            return SourceTree.Reread(tree, at: changes.paths)
        } catch {
            if refusal != "\(error)" { Terminal.say("waymark: error: \(error)") }
            refusal = "\(error)"
            return nil
        }
    }

    private mutating func showOpenPages() {
        for path in server.topics.sorted() {
            guard let look = site.page(publishedAt: path) else { continue }
            server.send(preview.publish(look, of: SourceTexts(site.tree.texts)), to: path)
        }
    }

    private func send(_ events: [(topic: String?, event: [UInt8])]) {
        for (topic, event) in events { server.send(event, to: topic) }
    }

    /// Hands in the whole site, and prints which findings are new, which are mended, and how long it took.
    private mutating func tell(_ result: BuildResult, besides assets: Int) throws {
        let (report, pages) = publish(result)
        let changed = pages + assets
        let changes = FindingChanges(from: findings, to: report.diagnostics)
        findings = report.diagnostics
        let spent = (Stopwatch.nanoseconds() - (start ?? 0)) / 1_000_000
        start = nil
        guard changed > 0 || !changes.appeared.isEmpty || !changes.mended.isEmpty else { return }
        var said = StyledText()
        for finding in changes.mended { said.append(.mended(finding)) }
        said.append(.findings(of: report.showing(changes.appeared)))
        let counts = [(report.summary.errors, "error"), (report.summary.warnings, "warning")]
        let words = [(changed, "file")] + counts
        let line = words.map { $0.counted($1) }.joined(separator: ", ")
        said.append("rebuilt in \(spent) ms", .message)
        said.append(": \(line)\n")
        try Terminal.write(said, to: .errors)
    }

    /// Hands in the whole site and keeps the output folder up to date, where there is one.
    ///
    /// - Returns: all that was found, and how many files of the site changed.
    private mutating func publish(_ result: BuildResult) -> (Report, changed: Int) {
        let (changed, events) = preview.publish(
            result, site.pages, below: site.base, open: server.topics)
        send(events)
        let outcome = written(result)
        let diagnostics = result.diagnostics(with: outcome?.diagnostics ?? [])
        let report = Report(
            diagnostics: diagnostics, sources: result.report.sources.adding(outcome?.sources ?? []),
            summary: result.report.summary.counting(diagnostics), switchedOff: result.report.switchedOff)
        return (report, changed.count)
    }

    private func written(_ result: BuildResult) -> OutputDirectory.Outcome? {
        guard let output, result.couldRun, !result.isEmpty else { return nil }
        do {
            return try output.take(waiting: true)?.write(result.files, jobs: options.jobs, keepGoing: true)
        } catch {
            _ = failure(error)
            return nil
        }
    }
}

extension Changes {
    /// The paths that are named; none where anything may have changed.
    fileprivate var paths: Set<String> {
        switch self {
        case .paths(let paths): paths
        case .everything: []
        }
    }
}

extension StyledText {
    /// A finding that is no more.
    fileprivate static func mended(_ finding: Diagnostic) -> StyledText {
        var text = StyledText()
        text.append(TerminalText.line(finding.location.path), .path)
        text.append(": ")
        text.append("mended", .help)
        text.append(": \(TerminalText.line(String(finding.message.prefix(400)))) [\(finding.name)]\n")
        return text
    }
}
