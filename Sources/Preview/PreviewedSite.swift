import Diagnostics
package import SiteGenerator

/// A site that is previewed, as it is made: a session with the address that the preview has.
///
/// It is a value of one thread. What it makes is handed to a `Preview`, which other threads ask.
package struct PreviewedSite: Sendable {
    private let resources: ProgramResources
    private var options: SiteOptions
    private let origin: String
    private var session: Session

    /// The path that the site is published below, with `/` at both ends.
    package private(set) var base: String
    /// The site's files.
    package var tree: SourceTree { session.tree }

    /// Makes a site as `build --drafts --keep-going --base-url ORIGIN…` does.
    ///
    /// - Parameter origin: the scheme, the host and the port of the preview.
    package init(
        _ tree: SourceTree, with resources: ProgramResources, options: SiteOptions, at origin: String
    ) {
        self.resources = resources
        self.origin = origin
        base = tree.publishedPath
        self.options = Self.options(options, origin + base)
        session = Session(tree, with: resources, options: self.options)
    }

    private static func options(_ options: SiteOptions, _ address: String) -> SiteOptions {
        var options = options
        options.includesDrafts = true
        options.isLenientOnDates = true
        options.baseURL = address
        return options
    }

    /// Takes over the site's files as they are now, and the day that it is.
    package mutating func update(_ tree: SourceTree, on date: String?) {
        let path = tree.publishedPath
        guard path != base || date != options.date else { return session.update(tree) }
        options.date = date
        self = PreviewedSite(tree, with: resources, options: options, at: origin)
    }

    /// The files of the theme that are not as they were, where the site's files are those of a tree.
    package func themeFiles(of tree: SourceTree) -> [OutputFile] {
        tree.publishedTemplates(changedFrom: session.tree, resources.theme)
    }

    /// One page, by the path of its file in the finished site; `nil` where there is none.
    package mutating func page(publishedAt path: String) -> Session.PageLook? {
        session.page(publishedAt: path)
    }

    /// All of the site; `nil` where nobody wants it any more.
    package mutating func built(while isWanted: () -> Bool) -> BuildResult? { session.built(while: isWanted) }

    /// The site's pages.
    package var pages: [Session.PublishedPage] { session.publishedPages }
}
