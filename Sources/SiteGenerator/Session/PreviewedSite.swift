import Diagnostics
import Text

/// What a preview has to know of a site besides its session.
extension SourceTree {
    /// The path of the address that the site's configuration says it is published at, with `/` at both ends.
    package var publishedPath: String { SiteConfiguration.read(self).0.baseURL.path }

    /// The files of the theme that are not as they are in another tree.
    ///
    /// - Parameter theme: the program's files of the theme.
    package func publishedTemplates(
        changedFrom other: SourceTree, _ theme: [String: SourceText]
    ) -> [OutputFile] {
        guard templates != other.templates else { return [] }
        let before = ThemeFiles(builtIn: theme, site: other.templates).published
        return ThemeFiles(builtIn: theme, site: templates).published.values.sorted { $0.path < $1.path }
            .filter { file in !before.contains { $0.value.path == file.path } }
            .map { OutputFile(path: $0.path, content: .bytes($0.bytes)) }
    }
}

extension Session {
    /// A page of the finished site.
    package struct PublishedPage: Sendable {
        /// The path of its file.
        package let path: String
        /// The path of the file that it is made of, as findings show it; `nil` for a page that is made of none.
        package let source: String?
        /// Why a build without drafts leaves it out.
        package let absence: Absence?
    }
}

extension Page {
    /// Why a build without drafts leaves the page out on a day.
    func absence(on today: String?) -> Session.Absence? {
        guard !frontMatter.isDraft else { return .draft }
        guard let today, let date = frontMatter.date?.day.description, date > today else { return nil }
        return .future(date)
    }
}
