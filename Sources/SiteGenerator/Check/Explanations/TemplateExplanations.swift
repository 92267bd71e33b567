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
        Explanation(
            .templateDebug,
            """
            A template calls `debug()`, which prints what exists at its place: every name, and what its value has. That
            is for trying things out with `waymark serve`; readers of the site would see it.
            """),
        Explanation(.templateDepth, "A template nests its blocks or parentheses deeper than any real one."),
        Explanation(
            .templateLimit,
            "Rendering a template takes more steps, depth or output than any real page, so it was stopped."),
        Explanation(
            .templateBlock,
            """
            A template calls a block that it does not have, or `super()` where there is none. Or it extends another
            template and has a block that no template above it has, usually because its name is misspelt, or something
            outside its blocks: neither is shown.
            """),
        Explanation(.templateImport, "A template imports a name that the other template does not define."),
        Explanation(.missingTemplate, "A template extends, includes or imports one that does not exist."),
        Explanation(
            .duplicateTemplateBlock,
            "A template has two blocks with the same name, of which only one could be replaced."),
        Explanation(
            .unknownTemplateName,
            """
            A template of the site reads a name that nothing gives a value, or a member that the value does not have, as
            in `page.titel`, perhaps because it is misspelt. It would print nothing. Values are followed through loops,
            `set` and filters such as `sort`; what is below `extra` is the site's own and is not judged. Templates are given `page`, `site` and `navigation`; the feed and `sitemap.xml` get `pages`
            in the place of `page`, the navigation `items`, and a redirect `url`. Other names come from `set`, `for`,
            `with` and `import`. Where a name may be missing, `name|default` or `name is defined` says so.
            """
        ),
        Explanation(
            .unusedExtra,
            """
            A key below `extra`, in the front matter of a page or in `site.yaml`, is one that no template reads, perhaps
            because it is misspelt. It is only reported if the site has templates of its own that read keys below
            `extra` by their names; if one of them uses `extra` as a whole, or no template reads any of it, the keys
            may be meant for other programs, and nothing is reported.
            """),
        Explanation(
            .unusedTemplate,
            """
            The templates folder has a file that no page uses. A template is used if it has the name of a
            built-in one, if the front matter of a page names it, or if one that is used extends, includes or imports
            it. If a template computes the name of another one, every template may be used and none is reported.
            Files other than `.html`, `.xml`, `.css`, `.js` and `.svg` are not read. Style sheets, scripts and SVG pictures
            are used where a template names them with `asset`, or a style sheet with `url`.
            """),
        Explanation(
            .invalidWords,
            """
            A file of words in the folder `i18n` has a name that neither the theme nor a template of the site asks for, a
            value of another kind than the word has, a name in braces that nothing fills in, or a pattern for dates that
            cannot be followed. The word is then shown as the theme has it, in the same language or else in English. The file
            itself is called after the language, as `de.yaml` or `pt-BR.yaml`.
            """),
        Explanation(
            .unknownTemplateFilter,
            "A template uses a filter that does not exist. The finding names the nearest, or all of them."),
        Explanation(
            .unknownTemplateTest,
            "A template has an unknown test after `is`, such as `is defned` for `is defined`."
        ),
        Explanation(
            .unknownTemplateTag,
            "A template has a tag between `{%` and `%}` whose first word is unknown, such as `fro` for `for`."
        ),
        Explanation(
            .languageDefinition,
            """
            A definition of a highlighted language cannot be read at this place. What can be read of it is used.

            A definition is a file `content/_languages/NAME.lang`, a list of lines; `#` begins a comment. `language NAME` comes
            first, then as needed `names A B`, `files *.A`, `extends NAME`, `ignore-case`, `words CLASS A B`, and `state NAME`
            for each state, of which `root` is the first. Indented below a state are its rules: a class, such as `keyword`
            or `string`, and a pattern, then what the rule asks for and does: `before PATTERN`, `after SET`, `push STATE`,
            `go STATE`, `pop`, `embed LANGUAGE until PATTERN`. `include STATE` adds another state's rules. The longest
            match counts, and of equally long ones the first.
            """),
    ]
}
