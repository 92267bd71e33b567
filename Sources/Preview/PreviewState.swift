import SiteGenerator
import Text
import WebServer

/// All that a preview knows of the site at one moment.
struct PreviewState: Sendable {
    var files = Snapshot()
    /// The path that the site is published below, with `/` at both ends, as addresses write it.
    var address = "/" {
        didSet { base = Request.unescaped(address) ?? address }
    }
    /// The same without its escapes.
    private(set) var base = "/"
    /// Why pages are left out of the site when it is built without drafts, by the paths of their files.
    var absences: [PathKey: Session.Absence] = [:]
    /// What was found on the whole site.
    var findings = FindingsByPage()
    /// What was found since on pages that are open, by their paths.
    var looks: [String: [PageNews.Finding]] = [:]
    /// The paths of the site's files, as findings show them.
    var paths: Set<String> = []
    /// The paths of the theme's style sheets.
    private(set) var styles: [String] = []

    /// Notes which style sheets the theme has.
    mutating func readStyles() {
        styles = files.entries.keys.map(\.text).filter { $0.hasPrefix("assets/") && $0.hasSuffix(".css") }
            .sorted()
    }

    /// Takes over a file of the theme. A style sheet takes the place of the one that had its name.
    mutating func put(theme file: OutputFile) {
        files.put(file)
        guard file.path.hasSuffix(".css") else { return }
        styles.removeAll { Self.name(of: $0) == Self.name(of: file.path) }
        styles.append(file.path)
    }

    /// The path of a file of the theme without the digits of its bytes.
    private static func name(of path: String) -> [Substring] {
        path.split(separator: ".").dropLast(2)
    }

    // MARK: News

    /// What the panel of a page is told, by the path of the page's file.
    func news(of path: String) -> PageNews {
        // Until the whole site is made, what was found in files that are no page holds.
        let found = looks[path].map { $0 + findings.onEveryPage } ?? findings[path]
        return PageNews(tag: tag(of: path), styles: styles.map { address + $0 }, findings: found)
    }

    /// What tells a page from all others, but for the addresses of style sheets, which are swapped without a reload.
    private func tag(of path: String) -> String { files[path]?.tag ?? "" }

    // MARK: Answers

    /// The path of the file that a path of an address means; `nil` outside of the site.
    func file(at path: String) -> String? {
        switch Address.place(of: path, below: base, isThere: { files[$0] != nil }) {
        case .file(let file): file
        case .needsSlash: file(at: path + "/")
        case .outside, .root: nil
        }
    }

    /// What a browser is given for a path of the site.
    ///
    /// - Parameters:
    ///   - token: what a page needs to have a file opened.
    ///   - run: what tells this run of the program from others.
    func page(at request: Request, token: String?, run: String) -> Answer {
        switch Address.place(of: request.path, below: base, isThere: { files[$0] != nil }) {
        case .root: return .redirect(to: address)
        case .needsSlash:
            let query = request.query.isEmpty ? "" : "?" + request.query
            return .redirect(to: PercentEncoding.path(request.path, keeping: ":@+,=") + "/" + query)
        case .outside: return missing(token, run)
        case .file(let path):
            guard let entry = files[path] else { return missing(token, run) }
            switch entry.content {
            case .copy(let source): return Answer(200, type: MediaType.of(path), .file(source))
            case .bytes(let bytes) where MediaType.isPage(path):
                return page(200, bytes, entry.hash, tag: entry.tag, absences[PathKey(path)], token, run)
            case .bytes(let bytes):
                return Answer(200, type: MediaType.of(path), .bytes(bytes, etag: "\"\(entry.hash)\""))
            }
        }
    }

    /// The site's own page for addresses that lead nowhere.
    private func missing(_ token: String?, _ run: String) -> Answer {
        guard let entry = files["404.html"], case .bytes(let bytes) = entry.content else {
            return .says(404, "The site has no page there")
        }
        return page(404, bytes, entry.hash, tag: "", nil, token, run)
    }

    private func page(
        _ status: Int, _ bytes: [UInt8], _ hash: String, tag: String, _ absence: Session.Absence?,
        _ token: String?, _ run: String
    ) -> Answer {
        let mark: String? =
            switch absence {
            case .draft: "Draft"
            case .future(let day): "From \(day)"
            case nil: nil
            }
        let script = PanelTag(tag: tag, mark: mark, token: token)
        let etag =
            "\"\(hash)-\(run.prefix(8))\(mark.map { "-" + $0.utf8.map { String($0, radix: 16) }.joined() } ?? "")\""
        return Answer(status, type: MediaType.of(".html"), .bytes(script.put(into: bytes), etag: etag))
    }
}
