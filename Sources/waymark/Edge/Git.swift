#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Asks the program `git` which files changed: the only place where Waymark runs it. No hook, monitor, pager,
/// content filter or program for showing differences that the settings name is run, and nothing is fetched.
enum Git {
    /// The most that is taken of an answer, in bytes.
    private static let largest = 64 << 20

    /// The absolute paths of the files that are not as they were in a commit: changed, new, renamed to, and those
    /// that git does not know yet and does not ignore.
    static func changes(since reference: String, in folder: String) throws(GitError) -> [String] {
        guard let top = try answer(["rev-parse", "--show-toplevel"], in: folder) else {
            throw GitError(reason: "\(folder) lies in no git repository")
        }
        let root = text(top)
        let name = ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(reference)^{commit}"]
        guard let commit = try answer(name, in: root) else {
            let isShallow =
                try answer(["rev-parse", "--is-shallow-repository"], in: root).map(text) == "true"
            let advice = isShallow ? "; the clone is shallow, so it may have to fetch more commits first" : ""
            throw GitError(reason: "git knows no commit `\(reference)`\(advice)")
        }
        let change = [
            "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
            "--ignore-submodules", text(commit), "--",
        ]
        let unknown = ["ls-files", "--others", "--exclude-standard", "-z"]
        var paths: [String] = []
        let difference = try withoutFilters(in: root) + change
        for arguments in [difference, unknown] {
            guard let names = try answer(arguments, in: root) else {
                throw GitError(reason: "git does not tell what changed since `\(reference)`")
            }
            paths += names.split(separator: 0).map { root + "/" + String(decoding: $0, as: UTF8.self) }
        }
        return paths
    }

    /// The options that switch off every content filter (gitattributes(5)), which git would run over changed files to
    /// compare them. A file that a filter changes may then be called changed where it is not.
    private static func withoutFilters(in root: String) throws(GitError) -> [String] {
        let filters = ["config", "--name-only", "-z", "--get-regexp", "^filter\\."]
        // Where nothing is found the status is 1.
        guard let keys = try answer(filters, in: root) else { return [] }
        var options: [String] = []
        for key in keys.split(separator: 0).map({ String(decoding: $0, as: UTF8.self) }) {
            // The command line cannot name it: `-c` ends the name at the first `=`.
            guard !key.contains("=") else {
                throw GitError(reason: "the settings name the filter `\(key)`, which cannot be switched off")
            }
            options += ["-c", key + (key.hasSuffix(".required") ? "=false" : "=")]
        }
        return options
    }

    private static func text(_ line: [UInt8]) -> String {
        String(decoding: line.last == 0x0A ? line.dropLast() : line[...], as: UTF8.self)
    }

    /// What git prints; nothing where it ends with another status than 0.
    private static func answer(_ arguments: [String], in folder: String) throws(GitError) -> [UInt8]? {
        let command = [
            "git", "--no-pager", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-C", folder,
        ]
        do {
            let run = try Child.run(
                command + arguments, limit: largest, for: "git", environment: environment)
            guard !run.wasCut else { throw GitError(reason: "git names more files than can be read") }
            return run.status == 0 ? run.output : nil
        } catch let error as GitError {
            throw error
        } catch {
            throw GitError(reason: (error as? DownloadError)?.reason ?? "\(error)")
        }
    }

    /// The program's environment without what a hook is told of the repository that it runs in.
    private static var environment: [String] {
        var variables: [String] = []
        var entry = environ
        while let value = entry.pointee {
            let text = String(cString: value)
            if !text.hasPrefix("GIT_") { variables.append(text) }
            entry += 1
        }
        return variables + ["GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1"]
    }
}

/// Why git could not be asked.
struct GitError: Error, CustomStringConvertible {
    let reason: String

    /// A sentence without its full stop.
    var description: String { "cannot tell what changed: \(reason)" }
}
