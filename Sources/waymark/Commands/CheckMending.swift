import ArgumentParser
import Diagnostics
import SiteGenerator
import Text

/// What `check --fix` writes and says.
extension Check {
    /// Mends the site and writes its files; the result is what is found in them now.
    ///
    /// - Parameter known: findings that are left as they are.
    func mended(
        _ site: SiteArguments, _ selection: PathSelection?, _ asked: SiteArguments.Asked?,
        besides known: Baseline?
    ) throws -> BuildResult {
        let mended = try site.mend(selection, asked, besides: known)
        try write(mended.files, mended.outcome, mended.build.report, in: .site(site.folders))
        return mended.build
    }

    /// Mends the files of a repository and writes them.
    ///
    /// - Parameter known: findings that are left as they are.
    func mended(
        _ tree: RepositoryTree, _ catalogue: SchemaCatalogue, only paths: [String]?, besides known: Baseline?
    ) throws -> RepositoryResult {
        let mended = SiteGenerator.mend(
            tree, with: catalogue, options: site.options, only: paths, besides: known)
        try write(mended.files, mended.outcome, mended.result.report, in: .repository)
        return mended.result
    }

    private func write(
        _ files: [MendedFile], _ outcome: MendingOutcome, _ report: Report, in target: MendingTarget
    ) throws {
        // Other formats have the output to themselves.
        let stream: Terminal.Stream = format == .text ? .output : .errors
        var written: [MendedFile] = []
        var left: [(file: MendedFile, reason: any Error)] = []
        for file in files {
            do {
                try target.write(file)
                written.append(file)
                try Terminal.write(file.difference, to: stream)
            } catch let error as UnwritableOutput {
                throw error
            } catch {
                left.append((file, error))
            }
        }
        // A link to a file that was mended under its own name is mended with it.
        left.removeAll { target.has($0.file) }
        let words = Self.takenBack(outcome, report) + Self.conclusion(outcome, written, left: left.count)
        try Terminal.write(Array(words.utf8), to: stream)
        for (_, error) in left { _ = failure(error) }
        if !left.isEmpty { throw ExitCode.couldNotRun }
    }

    /// A line for each fix that was not kept.
    private static func takenBack(_ outcome: MendingOutcome, _ report: Report) -> String {
        let places = report.sources.places(of: outcome.takenBack.map(\.location))
        return zip(places, outcome.takenBack).map { place, fix in
            "taken back: \(place): \(fix.id): \(fix.title): \(fix.reason)\n"
        }.joined()
    }

    /// What was done, in words: "3 fixes applied in 2 files, 1 taken back, 1 file not written".
    private static func conclusion(
        _ outcome: MendingOutcome, _ written: [MendedFile], left: Int
    ) -> String {
        let (count, files) = (written.reduce(0) { $0 + $1.fixes }, written.count)
        let fixes = count.counted("fix", "fixes") + " applied"
        let place = files == 0 ? "" : " in " + files.counted("file")
        let takenBack = outcome.takenBack.isEmpty ? "" : ", \(outcome.takenBack.count) taken back"
        let unwritten = left == 0 ? "" : ", " + left.counted("file") + " not written"
        return "\(fixes)\(place)\(takenBack)\(unwritten)\n\n"
    }
}

/// Where mended files are written.
private enum MendingTarget {
    case site(SiteFolders)
    case repository

    func write(_ file: MendedFile) throws {
        switch self {
        case .site(let folders): try file.write(in: folders)
        case .repository: try file.write()
        }
    }

    /// Whether a file on the disk has all its fixes.
    func has(_ file: MendedFile) -> Bool {
        switch self {
        case .site(let folders): file.isWritten(in: folders)
        case .repository: file.isWritten()
        }
    }
}
