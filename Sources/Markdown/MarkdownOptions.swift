/// Which dialect a text is written in.
public enum Profile: String, Sendable, Hashable, CaseIterable {
    /// CommonMark 0.30, and nothing else.
    case commonmark
    /// GitHub Flavored Markdown: CommonMark with tables, task lists, strikethrough, autolinks and footnotes.
    case gfm
    /// Everything that guides and wikis are written with.
    case waymark
}

/// What becomes of raw HTML.
public enum RawHTML: String, Sendable, Hashable, CaseIterable {
    /// Harmless elements and attributes are kept, everything else is left out with a warning.
    case sanitize
    /// All of it is kept as it is.
    case allow
    /// It is shown as text.
    case escape
}

/// How a text is read.
///
/// Raw HTML is treated as `html` says under the profile `waymark` only; the other two profiles do what their
/// specifications say.
public struct MarkdownOptions: Sendable, Hashable {
    /// The dialect.
    public var profile: Profile
    /// What becomes of raw HTML.
    public var html: RawHTML
    /// Whether straight quotes, `--`, `---` and `...` become typographic characters.
    public var smartPunctuation: Bool
    /// Whether names such as `:tada:` become emoji; never under the profile `commonmark`.
    public var emoji: Bool
    /// Whether `$…$` and `$$…$$` are formulas; under the profile `waymark` only.
    public var math: Bool
    /// Whether blocks of the language `mermaid` are drawn by whoever shows the HTML, so that they are no syntax of others.
    public var drawsDiagrams = false

    /// Makes options; without arguments they are those of a site without configuration.
    public init(
        profile: Profile = .waymark, html: RawHTML = .sanitize, smartPunctuation: Bool = false,
        emoji: Bool = false, math: Bool = false
    ) {
        self.profile = profile
        self.html = html
        self.smartPunctuation = smartPunctuation
        self.emoji = emoji
        self.math = math
    }

    /// Whether raw HTML goes into the output byte for byte.
    var keepsRawHTML: Bool { profile != .waymark || html == .allow }
}
