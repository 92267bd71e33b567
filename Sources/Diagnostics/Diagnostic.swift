import Text

/// How bad a finding is. An error makes a build fail, a warning does not unless warnings count.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    case warning, error

    /// A warning is less than an error.
    public static func < (left: Severity, right: Severity) -> Bool {
        left == .warning && right == .error
    }
}

/// Where a finding is: a file and, where it is about the file's text, a range of UTF-8 bytes.
public struct Location: Sendable, Hashable {
    /// The path relative to the site's root, with `/`.
    public let path: String
    /// The smallest range of the file's bytes that is wrong; `nil` for a finding about the file as a whole.
    public let range: Range<Int>?

    /// Makes a location; without a range it means the file as a whole.
    public init(path: String, range: Range<Int>? = nil) {
        self.path = path
        self.range = range
    }

    /// Paths are compared by their bytes.
    public static func == (left: Location, right: Location) -> Bool {
        left.range == right.range && PathKey(left.path) == PathKey(right.path)
    }

    /// Hashes the bytes of the path, and the range.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(PathKey(path))
        hasher.combine(range)
    }
}

/// One finding: what is wrong, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
    /// A remark that belongs to a finding and may point elsewhere.
    public struct Note: Sendable, Hashable {
        /// What brings a finding's text onto a page, in words.
        public enum Way: String, Sendable, Hashable {
            /// A page includes the partial that the text is of.
            case included = "included here"
            /// A block shows lines of the file that the text is of.
            case shown = "shown here"
        }

        /// A sentence.
        public let message: String
        /// The place that the sentence speaks of.
        public let location: Location?
        /// Set where the place is what brings the text onto a page.
        public let way: Way?

        /// Makes a note.
        public init(_ message: String, at location: Location? = nil) {
            self.message = message
            self.location = location
            way = nil
        }

        /// Makes a note of the place that brings the text onto a page.
        public init(_ way: Way, at location: Location) {
            message = way.rawValue
            self.location = location
            self.way = way
        }
    }

    /// A replacement of one range of bytes by another text.
    public struct TextEdit: Sendable, Hashable {
        /// The file that is edited, relative to the site's root; `nil` for the finding's own.
        public let path: String?
        /// The bytes to replace.
        public let range: Range<Int>
        /// What stands there afterwards.
        public let replacement: String

        /// Makes an edit.
        public init(range: Range<Int>, replacement: String, in path: String? = nil) {
            self.path = path
            self.range = range
            self.replacement = replacement
        }
    }

    /// A way to mend the finding by edits that are all applied or none.
    public struct Fix: Sendable, Hashable {
        /// What the edits do, as a short order: "rename the key to `command`".
        public let title: String
        /// The edits; those of one file do not overlap.
        public var edits: [TextEdit]
        /// Whether it is right also where what it mends is no error, and may be meant as it is.
        public let isCertain: Bool

        /// Makes a fix.
        public init(_ title: String, edits: [TextEdit], isCertain: Bool = true) {
            self.title = title
            self.edits = edits
            self.isCertain = isCertain
        }

        /// Whether it edits files besides the finding's own.
        public var editsOtherFiles: Bool { edits.contains { $0.path != nil } }

        /// The same fix with its edits elsewhere in the finding's own file.
        public func moved(_ move: (Range<Int>) -> Range<Int>) -> Fix {
            var fix = self
            fix.edits = edits.map {
                $0.path == nil ? TextEdit(range: move($0.range), replacement: $0.replacement) : $0
            }
            return fix
        }
    }

    /// Which kind of finding it is.
    public let id: FindingID
    /// Which one of its kind, where the kind has parts.
    public var part: String?
    /// How bad it is.
    public var severity: Severity
    /// One sentence that names the thing that is wrong.
    public let message: String
    /// Where it is.
    public var location: Location
    /// A few words that stand beside the carets, such as the path inside a snippet.
    public var label: String?
    /// What to do about it.
    public var help: String?
    /// Remarks, which may point elsewhere.
    public var notes: [Note]
    /// Edits that mend it.
    public var fixes: [Fix]
    /// What this finding says too, since both have one cause; it stands by itself where this one is not wanted.
    public var implied: Implied?

    /// A finding at the place of another one.
    public struct Implied: Sendable, Hashable {
        /// Which kind of finding it is.
        public let id: FindingID
        /// One sentence that names the thing that is wrong.
        public let message: String

        /// Makes one.
        public init(_ id: FindingID, _ message: String) {
            self.id = id
            self.message = message
        }
    }

    /// What this finding says too, as one by itself.
    var impliedAlone: Diagnostic? {
        guard let implied else { return nil }
        var alone = Diagnostic(
            implied.id, severity, implied.message, at: location, label: label, notes: notes)
        alone.hidesText = hidesText
        return alone
    }

    /// Two findings at one place that are of one kind are seldom two.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(location)
        hasher.combine(id)
    }

    /// Whether its first fix can be applied without asking. One that edits other files too is never applied in part,
    /// and whether it is right for them is for a person to say.
    public var isMendable: Bool {
        guard let fix = fixes.first, !fix.edits.isEmpty, !fix.editsOtherFiles else { return false }
        return severity == .error || fix.isCertain
    }

    /// Whether the text at its place holds a secret, and is shown nowhere.
    public var hidesText = false

    /// Its kind, with the part of it.
    public var name: FindingName { FindingName(id, part: part) }
    /// The same with the kind of what it says too.
    public var names: [FindingName] { [name] + (implied.map { [FindingName($0.id)] } ?? []) }

    /// Makes a finding.
    public init(
        _ id: FindingID, _ severity: Severity, _ message: String, at location: Location,
        label: String? = nil, help: String? = nil, notes: [Note] = [], fixes: [Fix] = []
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.location = location
        self.label = label
        self.help = help
        self.notes = notes
        self.fixes = fixes
    }
}
