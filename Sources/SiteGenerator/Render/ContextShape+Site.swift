import Templates

extension ContextShape {
    /// What templates are given: `page`, `navigation`, `site`, `data`, `asset`, `t` and `forms` for pages, `pages` for the feed and
    /// the list for search engines, `items` for the navigation, and `url` and `permalink` for redirects.
    ///
    /// The values themselves are made in `PageValues` and its neighbours; a test holds both together.
    static let site = ContextShape(
        names: [
            "page": .object("page"), "site": .object("site"), "navigation": .plain, "url": .plain,
            "permalink": .plain,
            "pages": .list(.object("listed page")), "items": .list(.object("entry")), "changed_at": .plain,
            "asset": .any, "data": .any, "t": .any, "forms": .any, "headed": .plain, "feed": .object("feed"),
            "changed_on": .plain,
        ],
        kinds: [
            "site": ofSite, "section": plain("title", "url", "current", "room"), "page": ofPage,
            "search": plain("url", "field", "results", "slash"),
            "script": plain("url", "module"),
            "header link": plain("title", "url", "icon"),
            "heading": plain("level", "id", "title").merging(["children": .list(.object("heading"))]) { $1 },
            "link": plain("title", "url"), "source": plain("title", "url", "date"),
            "summary": plain("title", "url", "description", "date", "kind", "minutes", "pages"),
            "backlink": plain(
                "title", "url", "description", "date", "kind", "minutes", "pages", "sentence"),
            "freshness": plain("title", "url", "kind", "state", "reviewed", "due", "period", "behind")
                .merging(
                    ["newer_sources": .list(.object("source"))]) { $1 },
            "schema": plain(
                "name", "version", "newest", "source", "read", "official", "id", "description", "closed",
                "file"
            ).merging([
                "places": .list(.object("place")), "warnings": .list(.object("warning")),
                "deprecated_values": .list(.object("deprecation")), "known_keys": .list(.plain),
            ]) { $1 },
            "place": ofPlace,
            "deprecation": plain("value", "use", "since", "removed_on", "removed", "where", "source"),
            "warning": plain("id", "message", "use", "source", "since", "until"),
            "note": plain("name", "text"),
            "listed page": plain(
                "title", "description", "permalink", "date", "changed", "published_at", "published_on",
                "changed_at", "noindex", "content"
            ).merging(["authors": .list(.plain)]) { $1 },
            "feed": plain("title", "description", "permalink", "url"),
            "language version": plain("title", "tag", "direction", "url", "permalink", "current"),
            "alternate": plain("url", "type"), "picture": plain("url", "width", "height"),
            "entry": plain("title", "url", "mark", "section").merging(
                ["children": .list(.object("entry"))]) { $1 },
        ])

    /// The names that a template is rendered with; `nil` for one that only other templates call.
    static func namesGiven(to template: String) -> Set<String>? {
        switch template {
        case "redirect.html": givenToAll.union(["url", "permalink", "asset"])
        case "_navigation.html": givenToAll.union(["items", "headed", "asset"])
        case "sitemap.xml": givenToAll.union(["pages"])
        case "feed.xml", "rss.xml": givenToAll.union(["feed", "pages", "changed_at", "changed_on"])
        default: template.hasPrefix("_") ? nil : givenToAll.union(["page", "navigation", "asset"])
        }
    }

    /// The names that every template is rendered with; `PageValues.given` and the site have their values.
    private static let givenToAll: Set<String> = ["site", "data", "t", "forms"]

    private static let ofSite: [String: Value] = plain(
        "title", "description", "language", "direction", "author", "home", "permalink", "generator", "style",
        "script",
        "icon", "feed", "freshness", "csp", "all_sections", "cards"
    ).merging([
        "extra": .own, "links": .list(.object("header link")), "sections": .list(.object("section")),
        "pages": .list(.object("summary")), "topics": .list(.object("summary")),
        "feeds": .list(.object("alternate")), "search": .object("search"),
    ]) { $1 }

    private static let ofPage: [String: Value] = plain(
        "title", "title_id", "description", "lead", "kind", "url", "permalink", "content", "date", "updated",
        "reviewed", "draft", "words", "minutes", "path", "edit_url", "noindex", "sidebar", "linked_data",
        "markdown", "language", "direction", "fallback"
    ).merging([
        "languages": .list(.object("language version")),
        "toc": .list(.object("heading")), "authors": .list(.plain), "topics": .list(.object("link")),
        "sources": .list(.object("source")), "applies_to": .list(.object("link")),
        "scripts": .list(.object("script")),
        "backlinks": .list(.object("backlink")), "breadcrumbs": .list(.object("link")),
        "previous": .object("summary"), "next": .object("summary"),
        "freshness": .objectOrList("freshness"), "schema": .object("schema"),
        "children": .list(.object("summary")), "image": .object("picture"), "extra": .own,
    ]) { $1 }

    private static let ofPlace: [String: Value] = plain(
        "path", "name", "depth", "fragment", "required", "closed", "cut_short", "description", "default",
        "same_as", "same_as_fragment", "values_as", "values_as_fragment"
    ).merging([
        "types": .list(.plain), "known_keys": .list(.plain), "accepted_values": .list(.plain),
        "examples": .list(.plain),
        "limits": .list(.plain), "deprecation": .object("deprecation"),
        "deprecated_values": .list(.object("deprecation")), "notes": .list(.object("note")),
        "warnings": .list(.object("warning")), "shown_on": .list(.object("link")),
    ]) { $1 }

    private static func plain(_ names: String...) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, .plain) })
    }
}
