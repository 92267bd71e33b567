import ArgumentParser
import Diagnostics
import SiteGenerator
import Text

/// What `check` does with files and folders that are no site, and with the question why a block is checked as it is.
extension Check {
    /// Checks files and folders that are no site.
    func checkRepository(
        _ inputs: [RepositoryInput], root: String, _ stopwatch: Stopwatch
    ) throws {
        let (tree, catalogue, published) = try repository(inputs)
        guard !tree.isEmpty else { throw try nothingToLookAt(tree, catalogue, stopwatch) }
        let selection = try selection([], in: root)
        let known = try baseline.map(readBaseline)
        let result =
            try fix
            ? mended(
                tree, catalogue, only: selection?.paths(among: tree.paths, root: root), besides: known)
            : SiteGenerator.check(tree, with: catalogue, options: site.options)
        sayMissed(of: selection, among: tree.paths, result.report, root: root)
        if kind == nil { try saySites(in: tree, root) }
        let isWhole = inputs.count == 1 && inputs[0].shown.isEmpty
        var report = try compared(result.report, with: known, isWhole: isWhole)
        report.pathFromRepository = Checkout.path(to: root)
        if listUnrecognised { report.listing = lines(of: result.unrecognised, in: report, published) }
        try end(
            with: selection.map { $0.report(report, root: root) } ?? report, after: stopwatch,
            couldRun: result.couldRun)
    }

    /// Says what of a repository could be taken for a site, since much less is looked at here.
    private func saySites(in tree: RepositoryTree, _ root: String) throws {
        if let other = try InputKind.otherGenerator(besideContentOf: root) {
            Terminal.say(
                "waymark: note: checked as a repository, since `\(other)` beside `content` is another generator's; `--as site` checks it as a site"
            )
        }
        guard let first = tree.sites.first else { return }
        let others = tree.sites.count > 1 ? ", as \(tree.sites.count - 1) more are" : ""
        let place = root == "." ? first : "\(root)/\(first)"
        Terminal.say(
            "waymark: note: `\(place)` is a site\(others), of which only config is looked at here; `waymark check \(place)` checks all of it"
        )
    }

    /// Says that there is nothing to look at, after what is found about the settings, which may be why.
    ///
    /// What looked at nothing may not look like what found nothing.
    private func nothingToLookAt(
        _ tree: RepositoryTree, _ catalogue: SchemaCatalogue, _ stopwatch: Stopwatch
    ) throws -> ExitCode {
        var report = SiteGenerator.check(tree, with: catalogue, options: site.options).report
        report.summary.milliseconds = stopwatch.milliseconds
        if !report.diagnostics.isEmpty {
            try Terminal.write(format.render(report, extent: all ? .all : .readable), to: .output)
        }
        if verbose { for line in tree.leftOut.details { Terminal.say(line) } }
        let out = tree.leftOut.count > 0 ? "; \(tree.leftOut.words)" : ""
        Terminal.say("waymark: error: no Markdown and no known config file is here to look at\(out)")
        return .couldNotRun
    }

    /// A line for each block that nothing recognised, with the command that would bring a schema for it.
    private func lines(
        of blocks: [UnrecognisedBlock], in report: Report, _ published: Deferred<PublishedSchemas>
    ) -> [String] {
        guard !blocks.isEmpty else { return [] }
        let published = published.value
        // Names come again and again, and the patterns are many.
        var commands: [[String]: String] = [:]
        return zip(report.sources.places(of: blocks.map(\.location)), blocks).map { place, block in
            let keys = block.keys.isEmpty ? "" : ": " + block.keys.joined(separator: ", ")
            let command = commands[block.fileNames] ?? published.command(forFiles: block.fileNames) ?? ""
            commands[block.fileNames] = command
            return "\(place): \(block.language)\(keys)\(command.isEmpty ? "" : "  (`\(command)`)")"
        }
    }

    private func repository(_ inputs: [RepositoryInput]) throws -> (
        RepositoryTree, SchemaCatalogue, Deferred<PublishedSchemas>
    ) {
        do {
            let configuration = try RepositoryConfiguration.find(for: inputs)
            let resources = try Machine.resources()
            let catalogue = configuration.catalogue(resources)
            let tree = try RepositoryTree.load(inputs, with: catalogue, configuration)
            return (tree, catalogue, resources.published)
        } catch {
            throw failure(error)
        }
    }

    /// Says why the block at a place is checked as it is, in a site or a repository.
    func explain(_ place: String) throws {
        guard let (file, line) = Self.fileAndLine(place) else {
            throw ValidationError("--explain-binding takes a file and a line, such as README.md:12")
        }
        let answer: BindingExplanation?
        switch try input(for: file) {
        case .site(let root, let only):
            answer = try explanation(of: only, line, root)
        case .repository(_, let inputs):
            let (tree, catalogue, _) = try repository(inputs.suffix(1))
            answer = tree.paths.last.flatMap {
                SiteGenerator.explainBinding(of: $0, line: line, in: tree, with: catalogue)
            }
        }
        switch answer ?? .noBlock(nearest: []) {
        case .words(let words): try Terminal.print(words)
        case .noBlock(let nearest):
            Terminal.say("waymark: error: no config block stands at line \(line) of \(file)")
            let places = nearest.map { "\($0.lowerBound) to \($0.upperBound)" }
            let verb = places.count == 1 ? "one stands" : "ones stand"
            Terminal.say(
                places.isEmpty
                    ? "  = help: the file has no config block"
                    : "  = help: the nearest \(verb) at the lines " + places.joined(separator: " and "))
            throw ExitCode.couldNotRun
        }
    }

    private func explanation(of only: [String], _ line: Int, _ root: String) throws -> BindingExplanation? {
        var site = site
        site.root = root
        let tree = try SourceTree.load(site.folders)
        guard let path = PathSelection(only).files(of: tree, root: root).first else { return nil }
        return SiteGenerator.explainBinding(
            of: path, line: line, in: tree, with: try Machine.resources(), options: site.options)
    }

    /// What a file is part of: of what is checked, or else of what lies around it.
    private func input(for file: String) throws -> CheckInput {
        do {
            return try CheckInput([site.root, file], as: kind, content: site.content)
        } catch InputFault.mixed {
            // A site inside a repository is explained as the check of the repository sees it.
            let (root, place) = (SiteFolders.absolute(site.root), SiteFolders.absolute(file))
            let isInside = Checkout.path(from: root, to: place) != nil
            return try isInside ? CheckInput([site.root, file], as: .repository) : CheckInput([file])
        }
    }

    private static func fileAndLine(_ place: String) -> (file: String, line: Int)? {
        let parts = place.split(separator: ":", omittingEmptySubsequences: false)
        // A column may stand behind the line, as in what is printed.
        for count in [2, 1] where parts.count > count {
            let numbers = parts.suffix(count).compactMap { Int($0) }.filter { $0 > 0 }
            let file = parts.dropLast(count).joined(separator: ":")
            if numbers.count == count, !file.isEmpty { return (file, numbers[0]) }
        }
        return nil
    }
}
