import ConfigSchema
import Diagnostics

/// A key that another generator reads, and what it is called here.
struct ForeignFrontMatterKey {
    /// How the values of the two keys go together.
    enum Meaning {
        /// They mean the same, so that the key can be renamed as it stands.
        case same
        case similar
        /// `true` means `false` here.
        case opposite
        /// It says more than the key does here, so that it is not to be renamed; the help says what there is.
        case elsewhere(help: String)
    }

    /// What the key is called here.
    let name: String
    let meaning: Meaning

    /// The foreign key of a name.
    init?(_ name: String) {
        guard let key = Self.all[name] else { return nil }
        self = key
    }

    private init(_ name: String, _ meaning: Meaning) {
        self.name = name
        self.meaning = meaning
    }

    private static func same(_ name: String) -> ForeignFrontMatterKey { Self(name, .same) }
    private static func similar(_ name: String) -> ForeignFrontMatterKey { Self(name, .similar) }

    /// A whole address, of which a page chooses the last part.
    private static let address = Self(
        "slug",
        .elsewhere(
            help: "a page's address is that of its folder, and its file's name or `slug` behind it; "
                + "`aliases` keeps old addresses alive, and so does `redirects` in `site.yaml`"))

    private static let all: [String: ForeignFrontMatterKey] = [
        "tags": same("topics"), "tag": same("topics"), "categories": similar("topics"),
        "category": similar("topics"), "keywords": similar("topics"), "author": same("authors"),
        "lastmod": same("updated"), "lastUpdated": same("updated"), "last_modified_at": same("updated"),
        "modified": same("updated"), "last_update": similar("updated"), "created": same("date"),
        "publishDate": same("date"), "pubDate": same("date"), "published": similar("date"),
        "summary": same("description"), "excerpt": same("description"), "subtitle": similar("description"),
        "sidebar_position": same("weight"), "nav_order": same("weight"), "order": same("weight"),
        "layout": similar("template"), "permalink": address, "url": address,
        "redirect_from": same("aliases"), "alias": same("aliases"),
        "hide_table_of_contents": Self("toc", .opposite), "robots": similar("noindex"),
        "type": similar("kind"),
    ]

    /// Whether its value can stand behind the key that is meant.
    var canBeRenamed: Bool {
        switch meaning {
        case .same, .similar: true
        case .opposite, .elsewhere: false
        }
    }

    /// What to write instead of a value that means the opposite here; `nil` for any other.
    func opposite(of value: ConfigNode?) -> String? {
        guard case .opposite = meaning, let value = value?.boolean else { return nil }
        return "write `\(name): \(value ? "false" : "true")`"
    }
}
