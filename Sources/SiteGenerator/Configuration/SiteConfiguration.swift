import ConfigSchema
import Diagnostics
import Markdown

/// What `site.yaml` says, with the defaults of everything that it does not say.
package struct SiteConfiguration: Sendable {
    /// The settings of one folder of the content.
    package struct Section: Sendable, Hashable {
        var title: String?
        var kind: PageKind?
        var weight: Int?
        var schema: String?
        var reviewEvery: ReviewPeriod?
    }

    /// An old path and where it leads now.
    struct Redirect: Sendable {
        let from: String
        let to: Located<String>
        /// Where the old path stands.
        let range: Range<Int>
    }

    /// An entry of the navigation, as it is written.
    indirect enum NavigationEntry: Sendable {
        case target(Located<String>, title: Located<String>?)
        case group(Located<String>, [NavigationEntry])
    }

    /// What a page can have drawn by scripts that its site brings.
    enum Drawing: String, CaseIterable {
        /// Diagrams, in blocks of the language `mermaid`.
        case mermaid
        /// Formulas, in the text and in blocks of the language `math`.
        case math
    }

    /// A link of the header to another site.
    struct Link: Sendable {
        let title: String
        let url: Located<String>
        let icon: String?
    }

    /// Whether and how readers can search the site.
    struct SearchSettings: Sendable, Hashable {
        var isOn = true
        /// Whether the key `/` leads to the field.
        var hasSlashKey = true
    }

    var title = "Documentation"
    var description = ""
    var baseURL = BaseURL.root
    var language = "en"
    /// The languages that the site is written in, its own among them; empty where it is in that one only.
    var languages: [SiteLanguage] = []
    var author = ""
    var sections: [String: Section] = [:]
    var markdown = MarkdownOptions()
    var requiredLanguages: Set<String> = ["json", "jsonc", "json5", "yaml", "toml", "plist", "reg"]
    /// Whether the site says which languages those are; if not, a block that nothing binds is no error.
    var demandsBindings = false
    var snippets = SnippetSettings()
    var unknownKeys = RuleLevel.warning
    var levels: RuleLevels = [:]
    var redirects: [Redirect] = []
    /// What the navigation shows; `nil` where it follows the content.
    var navigation: [NavigationEntry]?
    /// Where the configuration says it.
    var navigationRange: Range<Int>?
    var links: [Link] = []
    /// Whether the home page has cards of what the site has; `nil` where that depends on whether it has a
    /// text.
    var hasCards: Bool?
    /// The scripts that draw on the pages, in the order in which they run.
    var scripts: [Drawing: [Located<String>]] = [:]
    var feeds = FeedSettings()
    /// Whether each page has its Markdown beside it.
    var hasTwins = false
    /// Whether there is one text of all pages.
    var hasFullText = false
    /// The folder of a theme, from the site's root, whose files stand behind the site's own templates.
    var theme: Located<String>?
    /// The picture that other sites show beside links to pages that name none.
    var image: Located<String>?
    var search = SearchSettings()
    /// Whether every page says that it loads nothing but what the site has.
    var hasPolicy = false
    var editURL: Located<String>?
    var schemas: [Located<String>] = []
    var extra: ConfigNode?

    /// The file that says it; empty where there is none.
    var path = ""
    /// The parsed file and the text that it was parsed from, for its check against the schema.
    var source: ConfigDocument?
    /// Whether the file could be parsed; a site whose configuration cannot be read is not built by guesses.
    var isReadable: Bool { !isTooLarge && source?.problems.contains { $0.severity == .error } != true }
    /// The severities as they hold: what ends a run is told whatever the file says of it.
    var validLevels: RuleLevels {
        levels.filter { id in !id.endsTheRun && (id != .invalidConfiguration || isReadable) }
    }
    /// Whether the file was not read since it is too large.
    var isTooLarge = false

    /// Whether there are languages besides the site's own.
    var hasTranslations: Bool { languages.contains { $0.tag == language } && languages.count > 1 }

    /// The same configuration for the site in another language, which is led to no old addresses.
    func translated(_ translation: SiteTranslation?) -> SiteConfiguration {
        guard let language = translation?.language else { return self }
        var translated = self
        translated.language = language.tag
        translated.title = language.title ?? title
        translated.description = language.description ?? description
        translated.redirects = []
        return translated
    }

    /// What holds for a folder: its own settings, and for what it does not say those of the folders around it.
    func section(for folder: String) -> Section {
        var settings = sections[folder] ?? Section()
        var outer = folder
        while !outer.isEmpty {
            outer = parent(of: outer)
            guard let wider = sections[outer] else { continue }
            settings.kind = settings.kind ?? wider.kind
            settings.schema = settings.schema ?? wider.schema
            settings.reviewEvery = settings.reviewEvery ?? wider.reviewEvery
        }
        return settings
    }
}
