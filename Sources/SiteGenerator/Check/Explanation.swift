/// What a finding means, for `check --explain`.
public struct Explanation: Sendable {
    /// The finding's id.
    public let id: String
    /// What it means, why it matters and how to mend it, in Markdown.
    public let text: String

    /// An explanation for every id that a finding can have, in alphabetical order.
    public static let all: [Explanation] =
        (Rule.all.map { Explanation(id: $0.id, text: $0.explanation) } + reading + pages + snippets)
        .sorted { $0.id < $1.id }

    /// The explanation of an id.
    public static func of(_ id: String) -> Explanation? {
        all.first { $0.id == id }
    }

    private static let reading: [Explanation] = [
        Explanation(
            id: "unreadable-file",
            text: """
                The machine refuses to hand out a file or folder of the site, mostly because of its rights. The site cannot
                be built from less than all of its files.
                """),
        Explanation(
            id: "file-too-large",
            text: """
                A Markdown file is larger than a page can sensibly be. It is not read, so that a file that landed in the
                content folder by accident does not take all memory. Split it into several pages.
                """),
        Explanation(
            id: "link-out-of-site",
            text: """
                A symbolic link leads to something outside of the content folder. It is not followed: what a build publishes
                must lie in the site. Copy the file into the content folder.
                """),
        Explanation(id: "dangling-link", text: "A symbolic link leads to something that does not exist."),
        Explanation(
            id: "directory-loop",
            text: "A symbolic link leads back to a folder that it lies in. It is not entered again."),
        Explanation(
            id: "special-file",
            text: "A socket, a pipe or a device lies in the content folder. It is left out."),
        Explanation(
            id: "output-exists",
            text: """
                Where the site has a page or a file, the output folder has a file that no build wrote. Waymark never
                replaces what it did not write, so nothing was written. Move the file away, or choose another folder with
                `--output`.
                """),
    ]

    private static let pages: [Explanation] = [
        Explanation(
            id: "invalid-utf8",
            text: """
                The file has bytes that are no UTF-8, mostly because it was saved in an older encoding. Readers would see
                replacement characters. Save it as UTF-8.
                """),
        Explanation(
            id: "unclosed-front-matter",
            text: """
                A page begins with front matter that never ends, so its whole text would be taken for front matter. Close
                it with a line `---`.
                """),
        Explanation(
            id: "toml-front-matter",
            text:
                "Front matter between `+++` lines is TOML, which is not read yet. Write it as YAML between `---` lines."
        ),
        Explanation(
            id: "invalid-front-matter",
            text: """
                The front matter cannot be parsed, a known key has a value of the wrong type, or the template that it names
                does not exist. `waymark schema show waymark-front-matter` prints all keys and their types.
                """),
    ]

    private static let snippets: [Explanation] = [
        Explanation(
            id: "invalid-schema",
            text: """
                A schema file cannot be parsed, or has a keyword whose value means nothing. Blocks that are bound to it are
                checked by what is left of it.
                """),
        Explanation(
            id: "unexpectedly-valid",
            text: """
                A block says with `expect=invalid` that it fails, and it passes, or fails in another way than it says. The
                schema may have changed, or the example is right by now.
                """),
        Explanation(
            id: "unknown-expectation",
            text:
                "`expect` can be `invalid`, or `invalid:` and the id of the finding that the block is to show."
        ),
    ]
}
