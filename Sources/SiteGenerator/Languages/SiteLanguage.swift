import ConfigSchema
import Text

/// A language that a site is written in, as its configuration lists it.
struct SiteLanguage: Sendable, Hashable {
    /// Its tag (BCP 47).
    let tag: String
    /// What readers call it, in itself: "Deutsch".
    let name: String
    /// The title of the site in it, and what it is about, where they are other ones.
    var title: String?
    var description: String?
    /// Where the configuration has its tag.
    let range: Range<Int>

    /// The folder of the finished site that its pages lie in.
    var folder: String { tag.lowercased() }
}

extension [SiteLanguage] {
    /// Reads `languages`: the languages by their tags, each with its name or with more.
    init(_ node: ConfigNode?) {
        self = node.settings.compactMap { key, value in
            guard let tag = key.string, LanguageTag.fault(of: tag) == nil else { return nil }
            let name = FrontMatter.text(value) ?? FrontMatter.text(value["name"]) ?? tag
            return SiteLanguage(
                tag: tag, name: name, title: FrontMatter.text(value["title"]),
                description: FrontMatter.text(value["description"]), range: key.range)
        }
    }
}
