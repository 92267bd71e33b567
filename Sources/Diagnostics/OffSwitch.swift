/// An author's word that findings of one kind are meant, for one block of a text.
public struct OffSwitch: Sendable, Hashable {
    /// A part of a file that the block shows.
    public struct Part: Sendable, Hashable {
        /// The file and the range in it.
        public let location: Location
        /// The includes that put the part there, where it is one of a partial, from the innermost on.
        public let includes: [Location]

        /// Makes a part.
        public init(_ location: Location, includes: [Location] = []) {
            self.location = location
            self.includes = includes
        }
    }

    /// The kind of findings, or a part of it.
    public let name: FindingName
    /// Why it is switched off.
    public let reason: String
    /// The comment that says so.
    public let location: Location
    /// What it says it for.
    public let parts: [Part]

    /// Makes a switch.
    public init(_ name: FindingName, reason: String, at location: Location, parts: [Part]) {
        self.name = name
        self.reason = reason
        self.location = location
        self.parts = parts
    }
}

/// A finding that its author switched off.
public struct SwitchedOff: Sendable, Hashable {
    /// The finding.
    public let diagnostic: Diagnostic
    /// Why it is switched off.
    public let reason: String
    /// The comment that says so.
    public let comment: Location
}

extension Diagnostic {
    /// A comment without which nothing else would be found.
    static func unusedDirective(
        _ comment: OffSwitch, isOffEverywhere: Bool, isRepeated: Bool = false
    ) -> Diagnostic {
        if isRepeated {
            return Diagnostic(
                .unusedDirective, .warning,
                "a comment before this one switches `\(comment.name)` off already",
                at: comment.location, help: "remove one of the two")
        }
        return Diagnostic(
            .unusedDirective, .warning,
            "there is no `\(comment.name)` in what stands directly behind the comment, so it switches nothing off",
            at: comment.location,
            help: isOffEverywhere
                ? "`rules` in `site.yaml` switches it off for the whole site; remove the comment"
                : "remove the comment, or put it directly before the block that it is about")
    }
}
