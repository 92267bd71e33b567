import Diagnostics
import Text

/// What a preview has to know of a site besides its session.
extension SourceTree {
    /// The path of the address that the site's configuration says it is published at, with `/` at both ends.
    package var publishedPath: String { SiteConfiguration.read(self).0.baseURL.path }

    /// The files that the site's own style and script become, and whatever else of its templates is published, where they
    /// are not as in another tree.
    package func publishedTemplates(changedFrom other: SourceTree) -> [OutputFile] {
        templates.filter { other.templates[$0.key] != $0.value }.compactMap {
            Theme.publishedFile($0.key, $0.value.bytes)
        }
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
