/// What becomes of one key of another generator's front matter.
enum KeyConversion {
    /// It is ours already, and so is its value.
    case kept
    /// These members stand for it.
    case members([Value.Member])
    /// It says what the page is about.
    case topics([String])
    /// It names old addresses, or other names of the page.
    case aliases([String])
    /// It says nothing that is not so here anyway.
    case nothing(String)
    /// It has no counterpart and goes under `extra`.
    case extra
}

extension KeyConversion {
    private static func member(_ key: String, _ value: Value) -> KeyConversion {
        .members([.init(key: key, value: value)])
    }

    /// What becomes of a key.
    static func of(_ key: String, _ value: Value, in kind: SiteKind) -> KeyConversion {
        if value.isEmpty { return .nothing("has no value") }
        switch key {
        case "title", "nav_title": return value.text == nil ? .extra : .kept
        case "description": return value.text == nil ? .extra : .kept
        case "reviewed": return .kept
        case "weight", "sidebar_position", "order", "nav_order":
            guard value.integer != nil else { return .extra }
            return key == "weight" ? .kept : member("weight", value)
        case "linkTitle", "linktitle", "sidebar_label", "navTitle", "nav_label", "short_title":
            return value.text.map { member("nav_title", .string($0)) } ?? .extra
        case "draft": return value.boolean == nil ? .extra : .kept
        case "publish", "published":
            guard let isPublished = value.boolean else { return .extra }
            return isPublished ? .nothing("is so anyway") : member("draft", .boolean(true))
        case "tags", "tag", "categories", "category", "topics":
            return .topics(value.texts.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 })
        case "taxonomies": return taxonomies(value)
        case "aliases", "alias", "Aliases": return .aliases(value.texts)
        case "redirect_from": return .aliases(value.texts)
        case "author", "authors": return authors(value)
        case "extra":
            return value.members.isEmpty
                ? .extra : .members(value.members.map { .init(key: "extra." + $0.key, value: $0.value) })
        default: return ofDates(key, value) ?? ofAddresses(key, value, in: kind) ?? ofVisibility(key, value)
        }
    }

    private static func taxonomies(_ value: Value) -> KeyConversion {
        .topics(value.members.filter { $0.key != "authors" }.flatMap(\.value.texts))
    }

    private static func authors(_ value: Value) -> KeyConversion {
        let names =
            value.elements.isEmpty
            ? [value["name"]?.text ?? value.text].compactMap(\.self)
            : value.elements.compactMap { $0["name"]?.text ?? $0.text }
        return names.isEmpty ? .extra : member("authors", .texts(names))
    }

    private static func ofDates(_ key: String, _ value: Value) -> KeyConversion? {
        let names = [
            "date": "date", "publishDate": "date", "pubDate": "date", "created": "date", "updated": "updated",
            "lastmod": "updated", "last_modified": "updated", "modified": "updated", "lastUpdated": "updated",
            "last_update": "updated",
        ]
        guard let name = names[key] else { return nil }
        if !value.members.isEmpty {
            let parts = [("date", value["created"]), ("updated", value["updated"] ?? value["date"])]
            let members = parts.compactMap { name, part -> Value.Member? in
                (part?.text).flatMap(DateText.ours).map { .init(key: name, value: .string($0)) }
            }
            return members.isEmpty ? .extra : .members(members)
        }
        guard let text = value.text, let date = DateText.ours(text) else { return .extra }
        return date == text && key == name ? .kept : member(name, .string(date))
    }

    private static func ofAddresses(_ key: String, _ value: Value, in kind: SiteKind) -> KeyConversion? {
        let names: [String: Set<SiteKind>] = [
            "slug": [.hugo, .zola, .starlight, .docusaurus], "url": [.hugo], "path": [.zola],
            "permalink": [.obsidian], "id": [.docusaurus],
        ]
        guard names[key]?.contains(kind) == true else { return nil }
        return .nothing("is the page's address, which still leads to it")
    }

    private static func ofVisibility(_ key: String, _ value: Value) -> KeyConversion {
        switch (key, value.boolean) {
        case ("hide_table_of_contents", true?), ("tableOfContents", false?), ("outline", false?),
            ("toc", false?):
            return key == "toc" ? .kept : member("toc", .boolean(false))
        case ("hide_table_of_contents", false?), ("tableOfContents", true?), ("toc", true?):
            return .nothing("is so anyway")
        case ("pagefind", false?), ("in_search_index", false?), ("searchable", false?), ("search", false?):
            return key == "search" ? .kept : member("search", .boolean(false))
        case ("pagefind", true?), ("in_search_index", true?): return .nothing("is so anyway")
        case ("unlisted", true?), ("noindex", true?):
            return key == "noindex" ? .kept : member("noindex", .boolean(true))
        case ("unlisted", false?): return .nothing("is so anyway")
        case ("hide", nil): return hidden(value)
        case ("sidebar", nil): return sidebar(value)
        case ("search", nil) where value["exclude"]?.boolean == true: return member("search", .boolean(false))
        default: return .extra
        }
    }

    /// `hide: [toc, navigation]` of Material.
    private static func hidden(_ value: Value) -> KeyConversion {
        let parts = value.texts
        let members =
            (parts.contains("toc") ? [Value.Member(key: "toc", value: .boolean(false))] : [])
        guard Set(parts).isSubset(of: ["toc"]), !members.isEmpty else {
            let rest = parts.filter { $0 != "toc" }
            return .members(members + [.init(key: "extra.hide", value: .texts(rest))])
        }
        return .members(members)
    }

    /// `sidebar: {label, order, hidden}` of Starlight.
    private static func sidebar(_ value: Value) -> KeyConversion {
        var members: [Value.Member] = []
        var rest: [Value.Member] = []
        for member in value.members {
            switch (member.key, member.value) {
            case ("label", .string(let text)): members.append(.init(key: "nav_title", value: .string(text)))
            case ("order", let order) where order.integer != nil:
                members.append(.init(key: "weight", value: order))
            case ("hidden", .boolean(true)): members.append(.init(key: "sidebar", value: .boolean(false)))
            case ("hidden", .boolean(false)): continue
            default: rest.append(member)
            }
        }
        if !rest.isEmpty { members.append(.init(key: "extra.sidebar", value: .object(rest))) }
        return members.isEmpty ? .extra : .members(members)
    }
}
