import ArgumentParser
import Diagnostics
import SiteGenerator
import Text

/// The arguments of the commands that ask the web about links.
struct ExternalArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file that keeps from run to run which links lead to something; those are asked about again after 7 days.",
            valueName: "file"))
    var externalCache: String?

    @Option(help: ArgumentHelp("How many seconds a link may take to answer.", valueName: "n"))
    var externalTimeout = 20

    @Flag(help: "Also ask links that lead to this machine or into a private network.")
    var externalPrivate = false

    func validate() throws {
        guard (1...600).contains(externalTimeout) else {
            throw ValidationError("--external-timeout takes a number from 1 to 600, not \(externalTimeout)")
        }
    }

    /// Whether any of them is given.
    var isAny: Bool { externalCache != nil || externalTimeout != 20 || externalPrivate }

    /// Asks about the links of a site, where only some files are meant of those; reads and writes the cache.
    func answers(
        about tree: SourceTree, _ options: SiteOptions, only paths: [String]? = nil
    ) throws -> WebAnswers {
        let questions = externalQuestions(
            of: tree, with: try Machine.resources(), options: options, only: paths)
        let known = try known()
        let visits = WebVisits(seconds: externalTimeout, allowsPrivate: externalPrivate)
        let answers = try visits.answers(
            to: questions, known: known, today: options.date ?? Machine.today)
        if let externalCache { try answers.write(to: externalCache) }
        return answers
    }

    /// What earlier runs learned. A file that is not there yet, or is empty, says nothing.
    private func known() throws -> WebAnswers {
        guard let externalCache, Machine.exists(externalCache) else { return WebAnswers() }
        let bytes = try Machine.text(externalCache).bytes
        guard !bytes.isEmpty else { return WebAnswers() }
        guard let known = WebAnswers(parsing: bytes) else { throw NoCache(path: externalCache) }
        return known
    }
}

/// A file that was given as a cache and holds something else.
private struct NoCache: Error, CustomStringConvertible {
    let path: String

    /// A sentence without its full stop.
    var description: String {
        "\(path) is none of the files that `--external-cache` writes; remove it, or give another name"
    }
}
