import ArgumentParser

/// The exit statuses of every command. Wrong usage is 64, which the argument parser returns by itself.
extension ExitCode {
    /// Findings of severity error, or with `--strict` of any severity.
    static let findings = ExitCode(1)
    /// The command could not do its work: a missing folder, an unreadable file, a configuration that stops everything.
    static let couldNotRun = ExitCode(2)
}
