import Diagnostics

extension Explanation {
    /// Findings about templates and about definitions of languages. Their language is that of Jinja.
    static let templates: [Explanation] = [
        Explanation(
            .templateSyntax, "A template cannot be read at this place. The finding says what was expected."),
        Explanation(
            .templateUnclosed, "A tag, a text or a block of a template is opened and never closed."),
        Explanation(
            .templateStrayEnd,
            "A template closes a block that is not open, such as `endfor` without `for`."),
        Explanation(
            .templateArguments,
            "A filter, test or function of a template is unknown, or gets arguments that it does not take."),
        Explanation(
            .templateNumber, "A calculation in a template has no result, such as a division by zero."),
        Explanation(.templateType, "A template does something with a value that its type does not allow."),
        Explanation(.templateCycle, "Templates extend or include each other in a circle."),
        Explanation(.templateDepth, "A template nests its blocks or parentheses deeper than any real one."),
        Explanation(
            .templateLimit,
            "Rendering a template takes more steps, depth or output than any real page, so it was stopped."),
        Explanation(
            .templateBlock,
            "A template calls a block that it does not have, or `super()` where there is none."),
        Explanation(.templateImport, "A template imports a name that the other template does not define."),
        Explanation(.missingTemplate, "A template extends, includes or imports one that does not exist."),
        Explanation(
            .duplicateTemplateBlock,
            "A template has two blocks of one name, of which only one could be replaced."),
        Explanation(
            .unknownTemplateName,
            """
            A template of the site reads a name that nothing gives a value, perhaps because it is misspelt. It would
            print nothing. Templates are given `page`, `site` and `navigation`; the feed and `sitemap.xml` get `pages`
            in the place of `page`, the navigation `items`, and a redirect `url`. Other names come from `set`, `for`,
            `with` and `import`. Where a name may be missing, `name|default` or `name is defined` says so.
            """
        ),
        Explanation(
            .unknownTemplateFilter,
            "A template uses a filter that does not exist. The finding names the nearest, or all of them."),
        Explanation(
            .unknownTemplateTest,
            "A template asks behind `is` for something that cannot be asked, such as `is defned` for `is defined`."
        ),
        Explanation(
            .unknownTemplateTag,
            "A template has a tag between `{%` and `%}` whose first word begins none, such as `fro` for `for`."
        ),
        Explanation(
            .languageDefinition,
            """
            A definition of a highlighted language cannot be read at this place. What can be read of it is used.

            A definition is a file `content/_languages/NAME.lang`, a list of lines; `#` begins a comment. `language NAME` comes
            first, then as needed `names A B`, `files *.A`, `extends NAME`, `ignore-case`, `words CLASS A B`, and `state NAME`
            for each state, of which `root` is the first. Indented below a state stand its rules: a class, such as `keyword`
            or `string`, and a pattern, then what the rule asks for and does: `before PATTERN`, `after SET`, `push STATE`,
            `go STATE`, `pop`, `embed LANGUAGE until PATTERN`. `include STATE` takes in another state's rules. The longest
            match counts, and of equally long ones the first.
            """),
    ]
}
