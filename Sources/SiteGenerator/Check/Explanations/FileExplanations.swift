import Diagnostics

extension Explanation {
    /// Findings about files and their text as such.
    static let files: [Explanation] = [
        Explanation(
            .unreadableFile,
            """
            A file or folder of the site cannot be read, usually because of its permissions. A site is built only from all
            of its files.
            """),
        Explanation(
            .fileTooLarge,
            """
            A Markdown file is larger than a page can sensibly be. It is not read, so that a file that landed in the
            content folder by accident does not take all memory. Split it into several pages.
            """),
        Explanation(
            .linkOutOfSite,
            """
            A symbolic link leads to something outside the content folder. It is not followed: everything that a build
            publishes must be in the site. Copy the file into the content folder.
            """),
        Explanation(.danglingLink, "A symbolic link leads to something that does not exist."),
        Explanation(
            .directoryLoop,
            "A symbolic link leads back to a folder that contains it. That folder is not entered again."),
        Explanation(
            .specialFile,
            """
            A socket, a pipe or a device is in the content folder. It is left out. In a repository, an ignore file is no
            plain file, such as a link, which git reads as little, so nothing is left out by it.
            """),
        Explanation(
            .outputExists,
            """
            Where the site has a page or a file, the output folder has a file that no build wrote. Waymark never
            replaces what it did not write, so nothing was written. Move the file away, or choose another folder with
            `--output`.
            """),
        Explanation(
            .misplacedFrontMatter,
            """
            A page begins with something that is nearly front matter: after blank lines or a comment, indented, or
            between lines of other dashes or marks, such as `--`, `***` and `++++`, or with a language after them. Other
            programs, and readers of the source, see it as text. After the page's first heading, and between marks that are
            no fence anywhere, it counts only if there is nothing but settings between the lines. It is still read, so that
            a draft is not published by accident. Settings without a line above them, in a quote or between lines `;;;`, and
            a second front matter after the first, are text, and there is an error.
            Front matter begins with the first character of the file: YAML between two lines `---`, TOML between two lines `+++`, or a JSON object.
            """),
        Explanation(
            .invalidManifest,
            """
            The output folder has a list of the files that builds wrote, `.waymark-manifest`, and one of its lines is not
            such a file: it leads out of the folder, names a folder or a link, was changed by hand, or names a file that has
            changed since a build wrote it and that the site has no more. Only what the list names is ever replaced, and
            only what is as a build wrote it is removed, so such a line is ignored, and the next list is written without
            it.
            """),
        Explanation(
            .invalidUTF8,
            """
            The file has bytes that are not UTF-8, usually because it was saved in an older encoding. Readers would see
            replacement characters. Save it as UTF-8. Editors and shells on Windows can write UTF-16, in which nothing can
            be read; that is reported in a repository too.
            """),
        Explanation(
            .unclosedFrontMatter,
            """
            A page begins with front matter that never ends, so its whole text would be front matter. Close
            it with a line `---` or `+++`.
            """),
        Explanation(
            .invalidFrontMatter,
            """
            The front matter cannot be parsed, a known key has a value of the wrong type, or the template that it names
            does not exist. `waymark schema show waymark-front-matter` prints all keys and their types.
            """),
        Explanation(
            .unsafeLink,
            """
            A link has a scheme that can run code in the reader's browser, such as `javascript:`, that reads files of the
            reader's machine, or that is not known as harmless, such as `blob:`, `view-source:` and `intent:`. It is left
            out of the page. Known are those of the web, of mail, calls, chats and maps, such as `https:`, `mailto:`,
            `tel:`, `matrix:` and `geo:`, and those of some editors and programs, such as `vscode:`, `obsidian:` and
            `slack:`; for raw HTML they are the same. A site that trusts its authors with everything can set
            `markdown: {html: allow}`.

            The same applies to addresses outside Markdown: `edit_url` and `redirects` in `site.yaml`, `aliases` in front
            matter, and each `source` in a schema, which is left out of the published schema too. A redirect must not name
            another host with `//` or a backslash either; it leads to a path of the site or to a full address with `https:`.
            """),
        Explanation(
            .missingPartial,
            """
            An include names a file, a region or a heading that does not exist, so a part of the page would be missing.
            `:::include{file=_partials/keys.md}` is looked up from the folder of its own file, then from the content
            folder; `#name` after the file picks a region or the part under a heading.
            """),
        Explanation(
            .partialCycle,
            "Partials include each other in a circle. The last of them is left out; remove one of the includes."
        ),
        Explanation(
            .partialLimit,
            """
            A page takes in more than 4,096 partials or 64 MiB of them, as when each of some partials includes the next
            one twice. What follows is left out. A note names the include that was followed most often on the way,
            which is where they multiply. Remove includes, or split the page.

            Likewise a page shows at most 4,096 embeds and 16 MiB of them, those in embedded texts among them. The
            embeds that follow become links.
            """),
        Explanation(
            .unpublishedPage,
            """
            A page is written in a dialect that is not read, such as MDX, so it is neither published nor copied. Save it
            as Markdown: rename it to `.md`, remove `import` and `export`, and write components as callouts, tabs or
            plain Markdown. A file with another extension of Markdown, such as `.mkd` or `.qmd`, or in another language of
            pages, such as `.rst`, `.adoc`, `.org` or `.ipynb`, is copied as it is.
            """),
        Explanation(
            .invalidFileName,
            """
            A file's name is not UTF-8, so that no address can lead to it, and the file is not read. Give it another
            name. Nor can an address hold a control character, such as a tab or a line break, and a page with one in its
            name or in that of a folder around it is not published. A name of more than 255 bytes, or a path of more than
            3072, cannot be written.

            Names that mean something else on Windows, or that it cannot hold, in the content or in the finished site, are a
            warning: `con`, `prn`, `aux`, `nul`, `com1` and other devices, with any extension, names that end with a full
            stop or a blank, and those with `<`, `>`, `:`, `"`, `|`, `?`, `*` or `\\` in them.
            """),
        Explanation(
            .duplicateAnchor,
            """
            Two places of a page have the same id, so a link to it leads to the first of them only: headings, `{#id}`,
            blocks with `^id`, footnotes, `id` and `name` in raw HTML, and the old ids under `anchors`. Give one of
            them another id.
            """),
        Explanation(
            .foreignSyntax,
            """
            The text has another generator's syntax, which this one shows as it is written or leaves out. The finding
            names the generator and what to write here, once for each kind on a page. If readers should see the text, put a
            backslash before it or backticks around it.
            """),
        Explanation(
            .unreadTable,
            """
            Lines that were to be a table are text, or a table leaves cells out. Its second line is made of dashes, with one
            cell for each cell of the head: below `| Key | Value |` stands `|---|---|`. A row may have fewer cells than the
            head; those that it has more are shown nowhere. A `|` that is a part of a cell is written `\\|`, also between
            backticks.
            """),
        Explanation(
            .unreadHeading,
            """
            A line begins with `#` like a heading, but there is no blank after the marks, or only something that looks like a
            blank, as some keyboards type it. So it is text. Only lines that can hardly be anything else are reported:
            `##Heading`, and `#Heading` at the beginning of a page that has no title. `#tag` is left alone.
            """),
        Explanation(
            .swallowedMarkdown,
            """
            A code fence, a heading or a link comes right after raw HTML such as `<details>`, `<summary>` or `<td>`. Raw
            HTML that begins with such a line continues to the next blank line, and Markdown in it is text: readers
            see its marks, and a config block is not checked.

            To mend it, put a blank line between them; `check --fix` does so if that is enough.
            """),
        Explanation(
            .unsafeHTML,
            """
            Raw HTML has an element or an attribute that can run code or break the page around it. It is left out, and
            what is harmless stays, as on GitHub. `markdown.html` in `site.yaml` can be `allow`, which keeps all of it, or
            `escape`, which shows it as text.
            """),
        Explanation(
            .invalidDirective,
            """
            A comment for the program cannot be understood, so the finding that it should switch off is still there. Its
            form is `<!-- waymark: off ID reason -->`, on a line of its own directly before a block: a paragraph, a list, a
            heading, a table, a quote, a container, code or raw HTML. It switches off one kind of finding in that block,
            and the reason is for those who read it later. Findings that are about a file or the site, such as
            `duplicate-route`, and those that say that a page is incomplete, such as `missing-partial`, cannot be switched
            off there.
            """),
        Explanation(
            .unusedDirective,
            """
            A comment `<!-- waymark: off ID reason -->` switches off something that is not found in the block after it. Perhaps
            it has been mended since, or the comment is before another block, or one before it says the same. Remove it, so
            that it hides nothing later.
            """),
        Explanation(
            .invalidInfoString,
            """
            The info string on the fence of a code block cannot be read to its end: a quote is not closed, or marked
            lines are not numbers. It is a language and then attributes: `json title="a file" {1,3-5}`. Behind a fence of
            backticks there can be no other backtick, or the line is text and opens no block; a fence `~~~` may have some.
            """),
        Explanation(
            .unknownContainer,
            """
            `:::name` opens a container of an unknown kind, perhaps because it is misspelt. Its content is shown
            without a frame. The help names all kinds. A callout `> [!TYPE]` can have a type of your own; one that is
            nearly a known type is a warning.
            """),
        Explanation(
            .unclosedContainer,
            """
            A container that `:::name` opens is never closed, so it contains the rest of the text around it. Write a line
            with as many colons where it ends. Each such line closes the innermost open container with as many colons, so
            nested containers may have equally many; more colons outside are easier to read.
            """),
        Explanation(
            .unclosedFence,
            """
            A fence such as ```` ```sh ```` opens a code block and nothing closes it, so the rest of the page, list or
            quote becomes code. A fence closes a block with at least as many characters as opened it, of the same kind,
            alone on its line and indented like the block. It is reported if the block has a blank line, a heading or
            something like a fence in it; code that ends with the page is left alone. A closed block with the fence of
            another one in its text is reported too: it should have ended before, or needs a longer fence.
            """),
        Explanation(
            .undefinedReference,
            """
            `[text][label]` or a footnote's `[^label]` is in the text, and nothing defines the label, so readers see
            the brackets. Write the definition on a line of its own, `[label]: address` or `[^label]: the note`, or
            backslashes before brackets that readers should see.
            """),
        Explanation(
            .duplicateDefinition,
            """
            A footnote `[^label]: …` or a link's definition `[label]: address` has a label that another one above it has,
            in whatever case and with however many blanks. The first counts, and the other is shown nowhere.
            """),
        Explanation(
            .unusedDefinition,
            """
            Nothing that readers see refers to a footnote `[^label]: …` or to a link's definition `[label]: address`. The
            footnote is then left out of the page. Definitions in a partial are for all pages that include it, and are not
            reported; neither is `[//]: # (a comment)`.
            """),
        Explanation(
            .misusedContainer,
            """
            A container lacks what it is for: `tabs` contains `tab`s, a `tab` is in `tabs` and has a title, which readers
            click; `steps` contains a list, with an item for each step.
            """),
        Explanation(
            .unopenedContainer,
            """
            A line of colons closes a container, and none is open there. It is shown as text. Remove it, or look above
            for a container that ended too early.
            """),
    ]
}
