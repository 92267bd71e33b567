import Diagnostics

extension Explanation {
    /// Findings about the text of config blocks and other config files before any schema is asked.
    static let syntax: [Explanation] = [
        Explanation(
            .notStrictJSON,
            """
            The text is JSON but for comments or trailing commas, which the program that reads the file does not take.

            The schema says what its program takes, with `dialect` under `x-waymark`: then that counts, whatever stands
            behind the fence. Take out the commas. A comment in a block that is marked as `jsonc` or `json5` is a
            warning, since whoever pastes the block breaks the file: say it in the text beside the block. Where no
            schema says it, the fence counts: write `jsonc` behind it if the program takes comments.

            The comment at the beginning that names the file, as in `// .mcp.json`, is a label and none of these, and so
            is one that begins with `...` and stands for left-out parts.
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
            An object has one key twice. Most programs take the last value without a word, so one of the two is lost.
            """),
        Explanation(
            .duplicateTable,
            "A table of a TOML file is defined twice. The note says where it stands first; put both together."
        ),
        Explanation(.invalidNumber, "A number does not fit into the 64 bits that the language has for it."),
        Explanation(
            .missingHeader,
            "A file for the Windows registry begins with the line `Windows Registry Editor Version 5.00`."),
        Explanation(.invalidEncoding, "A config text has bytes that are no UTF-8. Save the file as UTF-8."),
        Explanation(
            .tooDeep,
            "Values, lists, quotes, containers or embeds lie in one another deeper than any real text has them; what is deeper is not read, or is plain text, or a link in place of an embed."
        ),
        Explanation(
            .complexKey,
            "A key in YAML is a list or an object. JSON, and with it every schema, knows only keys that are texts."
        ),
        Explanation(
            .unknownAnchor,
            """
            An alias of YAML such as `*base` names an anchor that does not stand above it, or that it lies in itself.
            Write `&base` at the value that is meant.
            """),
        Explanation(
            .invalidMerge,
            """
            `<<` in YAML takes in the keys of other objects, and here its value is neither an object nor a list of them.
            """),
        Explanation(.tooLarge, "A config text is larger than any real configuration; it is not read."),
        Explanation(
            .tooManyValues,
            """
            A config text has more values than any real configuration, perhaps by aliases that repeat each other. What
            is beyond the limit is not read.
            """),
    ]

    /// Findings about schemas and about what a block says of itself.
    static let snippets: [Explanation] = [
        Explanation(
            .invalidSchema,
            """
            A schema file cannot be parsed, has a keyword whose value means nothing or a key that is near to a keyword
            and is none, or says something of itself under `x-waymark` that cannot be used. Blocks that are bound to it
            are checked by what is left of it. A key that is meant begins with `x-`.
            """),
        Explanation(
            .olderSchema,
            """
            A text names with `$schema` an older version of a schema, by the day in its address, and the catalogue has the
            newest one. The text is checked by that, and what is found is a warning, since it was right when it was
            written.

            Where nothing else is found the text holds by the newest version too: write its address, which `--fix` does.
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
            the folder of the file that the block stands in, or from the content folder if it begins with `/`.
            """),
        Explanation(
            .missingRegion,
            """
            A code block shows a region of a file, with `file` and `region`, that the file does not have or that never
            ends. A region begins behind a line with `#region name` or `[START name]` in a comment, and ends before
            one with `#endregion name` or `[END name]`.
            """),
        Explanation(
            .unexpectedlyValid,
            """
            A block says with `expect=invalid` that it fails, and it passes, or fails in another way than it says. The
            schema may have changed, or the example is right by now.
            """),
        Explanation(
            .unknownExpectation,
            "`expect` can be `invalid`, or `invalid:` and the id of the finding that the block is to show."),
    ]
}
