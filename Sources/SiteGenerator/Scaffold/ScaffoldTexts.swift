extension Scaffold {
    static let configuration = """
        title: My guides
        description: How to use what we build.
        sections:
          guides:
            title: Guides
            kind: guide
            weight: 1
            # A page is due for a review when the last one is older than this.
            review_every: 180d
          wiki:
            title: Wiki
            kind: wiki
            weight: 2
            review_every: 180d
        snippets:
          # Every block in one of these languages names its schema, or says why it has none.
          require: [json, jsonc, json5, yaml, toml, plist, reg]

        """

    static let home = """
        ---
        title: Welcome
        description: The home page of this site.
        ---

        Start with [Getting started](guides/getting-started.md), or look at the wiki's first node, [[example]].

        """

    static func guide(title: String, date: String) -> String {
        """
        ---
        title: \(quoted(title))
        description: What a reader can do after this guide.
        kind: guide
        date: \(date)
        reviewed: \(date)
        ---

        Say first what the guide does not cover, and what a reader needs.

        ## Configure it

        A config block names its schema, and the build fails when the block no longer holds:

        ```yaml schema=waymark-site
        title: My guides
        language: en
        ```

        ## Check that it works

        Say what a reader sees when all went well.

        """
    }

    static func wiki(title: String, date: String) -> String {
        """
        ---
        title: \(quoted(title))
        description: What is known of it, in one sentence.
        kind: wiki
        updated: \(date)
        reviewed: \(date)
        topics: [examples]
        ---

        What it is, in two or three sentences.

        ## Facts

        - Each fact with its source and date.

        """
    }

    static func article(title: String, date: String) -> String {
        """
        ---
        title: \(quoted(title))
        description: What happened, in one sentence.
        kind: article
        date: \(date)
        ---

        ## Summary

        What happened, and why it matters.

        ## Key points

        1. What it is, and what it applies to.

        """
    }

    static func plain(title: String, date: String) -> String {
        """
        ---
        title: \(quoted(title))
        updated: \(date)
        ---

        """
    }

    /// A title as a YAML scalar in double quotes (YAML 1.2, section 7.3.1).
    private static func quoted(_ title: String) -> String {
        var text = ""
        for scalar in title.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\" + String(scalar)
            case _ where scalar.value < 0x20: text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        return "\"\(text)\""
    }
}
