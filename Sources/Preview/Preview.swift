package import Diagnostics
package import SiteGenerator
import Synchronization
import Text
package import WebServer

/// What a preview shows at any moment: the server's thread asks it, and whoever makes the site hands in what is new.
///
/// What it holds of the site is what a build writes. All else that a page of a preview has is put in as it is sent.
package final class Preview: Sendable {
    /// The secret that a page of this preview knows, and no other site's.
    private let token: String
    /// Opens a place of a file; nothing where that is not wanted.
    private let opening: Opening?
    private let state = Mutex(PreviewState())

    /// Opens a file of the site, by the path that findings show, at a line and a column.
    package typealias Opening = @Sendable (_ path: String, _ line: Int, _ column: Int) -> Void

    /// The event by which browsers know that the server is there.
    package static let heartbeat = PageNews.heartbeat

    /// Makes a preview of nothing yet.
    package init(opening: Opening?) {
        self.opening = opening
        var random = SystemRandomNumberGenerator()
        token = [random.next(), random.next()].map { String($0, radix: 36) }.joined()
    }

    // MARK: What is new

    /// Takes over a page before the rest of the site is made, and gives what its panel is told.
    package func publish(_ look: Session.PageLook, of sources: @autoclosure () -> SourceTexts) -> [UInt8] {
        let report = Report(
            diagnostics: look.diagnostics, sources: look.diagnostics.isEmpty ? SourceTexts([]) : sources(),
            summary: Summary(), switchedOff: look.switchedOff)
        let findings = report.diagnostics.map { PageNews.Finding($0, of: report) }
        return state.withLock { state in
            state.files.put(look.file)
            state.absences[PathKey(look.file.path)] = look.absence
            state.looks[look.file.path] = findings
            return state.news(of: look.file.path).event
        }
    }

    /// Takes over style, script and pictures of the theme before the pages that name them are made, and gives what the pages
    /// are told of them.
    package func publish(theme files: [OutputFile]) -> [(topic: String?, event: [UInt8])] {
        state.withLock { state in
            for file in files { state.put(theme: file) }
            return files.filter { $0.path.hasSuffix(".css") }.map { file in
                (nil, PageNews.event(changed: state.address + file.path))
            }
        }
    }

    /// Tells the pages that a file which is published as it is has other bytes.
    package func publish(asset path: String) -> (topic: String?, event: [UInt8]) {
        let address = state.withLock(\.address) + PercentEncoding.path(path, keeping: ":@+,=")
        return (nil, PageNews.event(changed: address))
    }

    /// Takes over the whole site, and gives what the pages are told that somebody has open.
    ///
    /// - Parameters:
    ///   - base: the path that the site is published below, with `/` at both ends.
    ///   - open: the pages that somebody has open, by their paths.
    /// - Returns: the paths of the files that changed, and the news by page.
    package func publish(
        _ result: BuildResult, _ pages: [Session.PublishedPage], below base: String, open: Set<String>
    ) -> (changed: [String], events: [(topic: String?, event: [UInt8])]) {
        let findings = FindingsByPage(result.report, pages)
        return state.withLock { state in
            state.address = base
            state.paths = Set(result.lookedAt)
            state.looks = [:]
            state.findings = findings
            state.absences = Dictionary(
                pages.compactMap { page in page.absence.map { (PathKey(page.path), $0) } },
                uniquingKeysWith: { first, _ in first })
            let changed = result.couldRun ? state.files.replace(with: result.files) : []
            state.readStyles()
            return (changed, open.sorted().map { ($0, state.news(of: $0).event) })
        }
    }

    /// The files of the site, by path.
    var files: [OutputFile] {
        state.withLock { state in
            state.files.entries.map { OutputFile(path: $0.key.text, content: $0.value.content) }
                .sorted { PathKey($0.path) < PathKey($1.path) }
        }
    }

    // MARK: Answers

    /// What a browser is given.
    @Sendable package func answer(_ request: Request) -> Answer {
        if request.path.hasPrefix(Panel.folder) {
            return own(request, String(request.path.dropFirst(Panel.folder.count)))
        }
        guard request.method != .post else {
            return .says(405, "Nothing is taken here", fields: [("allow", "GET, HEAD")])
        }
        return state.withLock { $0.page(at: request, token: opening == nil ? nil : token, run: token) }
    }

    /// What is the preview's own.
    private func own(_ request: Request, _ name: String) -> Answer {
        switch (name, request.method) {
        case ("panel.js", .get), ("panel.js", .head):
            Self.fixed(Panel.script, "text/javascript; charset=utf-8")
        case ("panel.css", .get), ("panel.css", .head): Self.fixed(Panel.style, "text/css; charset=utf-8")
        case ("events", .get): events(request)
        case ("open", .post): open(request)
        default: .says(404, "The preview has nothing here")
        }
    }

    private static func fixed(_ text: String, _ type: String) -> Answer {
        let bytes = Array(text.utf8)
        return Answer(
            200, type: type, .bytes(bytes, etag: "\"\(String(StableHash.ofWords(bytes), radix: 16))\""))
    }

    private func events(_ request: Request) -> Answer {
        let path = request.parameter("page").flatMap(Request.unescaped) ?? "/"
        guard let topic = state.withLock({ $0.file(at: path) }) else {
            return .says(404, "The site has no page there")
        }
        return Answer(
            200, type: "text/event-stream",
            .events(topic: topic) { [self] in
                Array("retry: 500\n\n".utf8) + state.withLock { $0.news(of: topic).event }
            })
    }

    /// Opens a file in the editor, for a page of this very preview.
    private func open(_ request: Request) -> Answer {
        guard let opening else {
            return .says(403, "No editor was named with --editor, or others can reach this server")
        }
        let parts = String(decoding: request.body, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard let origin = request.field("origin"), let host = request.field("host"),
            origin == "http://\(host)", parts.count == 4, parts[0] == token
        else { return .says(403, "Only a page of this preview may do that") }
        let path = String(parts[1])
        guard let line = Int(parts[2]), let column = Int(parts[3]), line > 0, column > 0,
            state.withLock({ $0.paths.contains(path) })
        else { return .says(404, "The site has no such file") }
        opening(path, line, column)
        return .says(200, "Opened")
    }
}
