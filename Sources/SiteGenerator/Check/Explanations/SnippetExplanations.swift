import Diagnostics

extension Explanation {
    /// Findings about the text of config blocks and other config files before any schema is asked.
    static let syntax: [Explanation] = [
        Explanation(
            .notStrictJSON,
            """
            The text is JSON except for comments or trailing commas, which the program that reads the file does not accept.

            If the schema says what its program accepts, with `dialect` under `x-waymark`, that counts, whatever the fence
            says. Remove the commas. A comment in a block that is marked as `jsonc` or `json5` is a
            warning, because it breaks the file of anyone who pastes the block: say it in the text next to the block. If no
            schema says it, the fence counts: write `jsonc` there if the program accepts comments.

            A comment at the beginning that names the file, as in `// .mcp.json`, is a label and does not count, and neither
            does one that begins with `...` and stands for left-out parts.
            """),
        Explanation(
            .missingBraces,
            """
            The block has only members, `"key": …`, without the braces around them. A reader who pastes it as a whole
            file is stuck. Put braces around it.
            """),
        Explanation(
            .duplicateKey,
            """
            An object has the same key twice. Most programs silently take the last value, so one of the two is lost.
            """),
        Explanation(
            .duplicateTable,
            "A table of a TOML file is defined twice. The note says where the first one is; merge them."
        ),
        Explanation(.invalidNumber, "A number does not fit into the 64 bits that the language has for it."),
        Explanation(
            .missingHeader,
            "A file for the Windows registry begins with the line `Windows Registry Editor Version 5.00`."),
        Explanation(.invalidEncoding, "A config text has bytes that are not UTF-8. Save the file as UTF-8."),
        Explanation(
            .tooDeep,
            """
            Values, lists, quotes, containers or embeds are nested deeper than in any real text; what is deeper is not
            read, or is plain text, or a link in place of an embed. More than 64 folders lie in one another; what is in
            the innermost is not read.
            """
        ),
        Explanation(
            .complexKey,
            "A key in YAML is a list or an object. JSON, and so every schema, knows only keys that are strings."
        ),
        Explanation(
            .unknownAnchor,
            """
            An alias in YAML such as `*base` names an anchor that is not above it, or that contains the alias.
            Write `&base` at the value that you mean.
            """),
        Explanation(
            .invalidMerge,
            """
            `<<` in YAML adds the keys of other objects, and here its value is neither an object nor a list of them.
            """),
        Explanation(.tooLarge, "A config text is larger than any real configuration; it is not read."),
        Explanation(
            .tooManyValues,
            """
            A config text has more values than any real configuration, perhaps because aliases repeat each other. What
            is beyond the limit is not read.
            """),
    ]

    /// Findings about schemas and about what a block says of itself.
    static let snippets: [Explanation] = [
        Explanation(
            .invalidSchema,
            """
            A schema file cannot be parsed, has a keyword with a meaningless value or a key that is close to a keyword
            but is not one, or says something about itself under `x-waymark` that cannot be used. Blocks that are bound to
            it are checked by what is left of it. Begin keys of your own with `x-`.
            """),
        Explanation(
            .olderSchema,
            """
            A text names with `$schema` an older version of a schema than the newest one of the catalogue. It is checked by the
            version that it names. Where the catalogue has only the newest one, or the author names that, the text
            is checked by it, and findings are warnings, because the text was right when it was written.

            The finding says whether the text is valid by the newest version too: then write its address, which `--fix` does.
            """),
        Explanation(
            .unknownDialect,
            """
            A schema names a dialect of JSON Schema with `$schema` that is not known. It is read as the nearest one.
            """),
        Explanation(
            .missingFile,
            """
            A code block names a file with `base` or `file` that the site does not have. The path is looked up from
            the folder of the file that contains the block, or from the content folder if it begins with `/`.
            """),
        Explanation(
            .missingRegion,
            """
            A code block shows a region of a file, with `file` and `region`, that the file does not have or that never
            ends. A region begins after a line with `#region name` or `[START name]` in a comment, and ends before
            one with `#endregion name` or `[END name]`.
            """),
        Explanation(
            .unexpectedlyValid,
            """
            A block says with `expect=invalid` that it fails, but it passes, or fails in another way than it says. The
            schema may have changed, or the example may be right by now.
            """),
        Explanation(
            .unknownExpectation,
            "`expect` can be `invalid`, or `invalid:` and the id of the finding that the block should have."),
    ]
}
