extension Explanation {
    /// Findings about files and their text as such.
    static let files: [Explanation] = [
        Explanation(
            "unreadable-file",
            """
            The machine refuses to hand out a file or folder of the site, mostly because of its rights. The site cannot
            be built from less than all of its files.
            """),
        Explanation(
            "file-too-large",
            """
            A Markdown file is larger than a page can sensibly be. It is not read, so that a file that landed in the
            content folder by accident does not take all memory. Split it into several pages.
            """),
        Explanation(
            "link-out-of-site",
            """
            A symbolic link leads to something outside of the content folder. It is not followed: what a build publishes
            must lie in the site. Copy the file into the content folder.
            """),
        Explanation("dangling-link", "A symbolic link leads to something that does not exist."),
        Explanation(
            "directory-loop",
            "A symbolic link leads back to a folder that it lies in. That folder is not entered again."),
        Explanation(
            "special-file", "A socket, a pipe or a device lies in the content folder. It is left out."),
        Explanation(
            "output-exists",
            """
            Where the site has a page or a file, the output folder has a file that no build wrote. Waymark never
            replaces what it did not write, so nothing was written. Move the file away, or choose another folder with
            `--output`.
            """),
        Explanation(
            "invalid-utf8",
            """
            The file has bytes that are no UTF-8, mostly because it was saved in an older encoding. Readers would see
            replacement characters. Save it as UTF-8.
            """),
        Explanation(
            "unclosed-front-matter",
            """
            A page begins with front matter that never ends, so its whole text would be taken for front matter. Close
            it with a line `---` or `+++`.
            """),
        Explanation(
            "invalid-front-matter",
            """
            The front matter cannot be parsed, a known key has a value of the wrong type, or the template that it names
            does not exist. `waymark schema show waymark-front-matter` prints all keys and their types.
            """),
        Explanation(
            "unsafe-link",
            """
            A link has a scheme that can run code in the reader's browser, such as `javascript:`, or that reads files of
            the reader's machine. It is left out of the page. A site that trusts its authors with everything can set
            `markdown: {html: allow}`.
            """),
        Explanation(
            "missing-partial",
            """
            An include names a file, a region or a heading that does not exist, so a part of the page would be missing.
            `:::include{file=_partials/keys.md}` is looked up from the folder of its own file, then from the content
            folder; `#name` behind the file picks a region or what stands under a heading.
            """),
        Explanation(
            "partial-cycle",
            "Partials include each other in a circle. The last of them is left out; take one of the includes away."
        ),
        Explanation(
            "duplicate-anchor",
            """
            Two headings or blocks of a page set the same id, so a link to it leads to the first of them only. Give one of
            them another id.
            """),
        Explanation(
            "unsafe-html",
            """
            Raw HTML has an element or an attribute that can run code or break the page around it. It is left out, and
            what is harmless stays, as on GitHub. `markdown.html` in `site.yaml` can be `allow`, which keeps all of it, or
            `escape`, which shows it as text.
            """),
        Explanation(
            "invalid-info-string",
            """
            The info string behind the fence of a code block cannot be read to its end: a quote is not closed, or marked
            lines are no numbers. It is a language and then attributes: `json title="a file" {1,3-5}`.
            """),
    ]
}
