import Diagnostics

/// What is said of files and folders that are not read, in a site and in a repository.
extension Diagnostic {
    /// - Parameter input: what the file is part of.
    static func unreadable(
        _ error: FileSystemError, at location: Location, in input: InputKind = .site
    ) -> Diagnostic {
        let what = error.operation == "list" ? "folder" : "file"
        let help =
            switch input {
            case .site:
                "give the account that builds the site the right to read it, or move it out of the content folder"
            case .repository:
                "give the account that runs the check the right to read it, or leave it out with `exclude` in "
                    + "`\(RepositoryConfiguration.fileName)`"
            }
        return Diagnostic(
            .unreadableFile, .error, "the \(what) cannot be read: \(error.reason)", at: location, help: help)
    }

    /// A file that says how to read or check others, which cannot be read itself.
    static func unreadableSettings(
        _ error: FileSystemError, at location: Location, in input: InputKind = .site
    ) -> Diagnostic {
        let whose = input == .site ? "builds the site" : "runs the check"
        return Diagnostic(
            .unreadableFile, .error,
            "the file cannot be read: \(error.reason)",
            at: location, help: error.help ?? "give the account that \(whose) the right to read it")
    }

    static func tooLarge(
        size: Int, limit: Int, at location: Location, in input: InputKind = .site
    ) -> Diagnostic {
        let (what, help) =
            switch input {
            case .site:
                ("page", "split it into several pages; a folder with an `index.md` keeps them together")
            case .repository:
                ("file", "leave it out with `exclude` in `\(RepositoryConfiguration.fileName)`")
            }
        return Diagnostic(
            .fileTooLarge, .error, "the \(what) has \(size) bytes, and at most \(limit) are read",
            at: location, help: help)
    }
}
