import Diagnostics
import Markdown
import Text

/// A site of another generator as one of ours: the files of it, and what was done to them.
///
/// It is a function of the source's files: the same files give the same bytes.
public struct SiteImport: Sendable {
    /// The kind of the site that it was.
    public let kind: SiteKind
    /// The files of the new site, by their paths below its folder, without the report.
    public let files: [ImportedFile]
    /// What was done.
    public let report: ImportReport

    /// Takes a site over.
    ///
    /// - Parameter only: a folder of the source; nothing else is taken over then.
    public init(_ source: SourceFolder, kind: SiteKind, only: String? = nil) {
        var making = SiteMaking(KindReading(kind, source).plan(), only: only.flatMap(Path.normalized))
        making.make()
        self.kind = kind
        files = making.files.sorted { PathKey($0.path) < PathKey($1.path) }
        report = making.report
    }
}

/// A file of the new site.
public struct ImportedFile: Sendable, Hashable {
    /// Where its bytes come from.
    public enum Content: Sendable, Hashable {
        case bytes([UInt8])
        /// A file of the source, by its path there, with a mark of its bytes.
        case copy(of: String, mark: String)

        /// A mark of the bytes, as `SourceFolder` has one of its files.
        public var mark: String {
            switch self {
            case .bytes(let bytes): SourceFolder.Content.text(bytes).mark
            case .copy(_, let mark): mark
            }
        }
    }

    /// The path below the new site's folder.
    public let path: String
    /// Its bytes.
    public let content: Content
}

/// Makes the files of a new site one by one.
private struct SiteMaking {
    private let plan: SitePlan
    private let chosen: [PagePlan]
    private let only: String?
    private var navigation: Navigation
    private var addresses: SiteAddresses
    private(set) var files: [ImportedFile] = []
    private(set) var report: ImportReport
    private var parts: [String: PageDraft.Part] = [:]
    private var taken: Set<PathKey> = []

    init(_ plan: SitePlan, only: String?) {
        self.plan = plan
        self.only = only
        chosen = plan.pages.filter { page in only.map { Path.below($0, page.source) != nil } ?? true }
        addresses = SiteAddresses(plan)
        navigation = Navigation(plan.settings.nav, pages: chosen, moved: plan.moved)
        // The menu of Hugo is often no more than the header.
        let leavesOut = chosen.contains { [navigation] page in !page.isPart && navigation.leavesOut(page) }
        if plan.kind == .hugo, leavesOut { navigation = Navigation([], pages: chosen) }
        report = ImportReport(kind: plan.kind, settings: plan.settings.left)
    }

    mutating func make() {
        for page in chosen { make(page) }
        for (place, part) in parts.sorted(by: { PathKey($0.key) < PathKey($1.key) }) {
            add(place, .bytes(Path.isMarkdown(place) ? converted(part, at: place) : part.bytes))
        }
        for asset in plan.assets where only.map({ Path.below($0, asset.source) != nil }) ?? true {
            guard let content = plan.source[asset.source] else { continue }
            add(asset.place, .copy(of: asset.source, mark: content.mark))
        }
        files.append(ImportedFile(path: "content/site.yaml", content: .bytes(settings())))
        files.append(ImportedFile(path: "public/.gitignore", content: .bytes(Array("*\n!.gitignore\n".utf8))))
        report.count()
    }

    /// Adds a file, unless another one is at its place.
    private mutating func add(_ place: String, _ content: ImportedFile.Content) {
        let path = "content/" + place
        guard taken.insert(PathKey(path)).inserted else { return }
        files.append(ImportedFile(path: path, content: content))
    }

    private mutating func make(_ page: PagePlan) {
        guard let bytes = plan.source.text(page.source) else { return }
        let matter = FrontMatter(bytes)
        var draft = PageDraft(
            text: TrackedText(bytes, in: matter.bodyStart..<bytes.count), page: page, site: plan)
        draft.convert()
        var writing = MatterWriting(bytes, matter)
        writing.convert(plan.kind, folder: Address.parent(page.address ?? ""))
        complete(&writing, page, matter, draft)
        let head = page.isPart ? [] : writing.text()
        parts.merge(draft.parts) { first, _ in first }
        add(page.place, .bytes(head + draft.text.bytes))
        report.add(
            page, bytes,
            (page.isPart ? [] : writing.notes) + draft.notes + draft.leftovers(settings: plan.settings))
    }

    /// What the page has that stands in its path, its text and the settings.
    private mutating func complete(
        _ writing: inout MatterWriting, _ page: PagePlan, _ matter: FrontMatter, _ draft: PageDraft
    ) {
        for member in draft.members { writing.set(member.key, member.value) }
        let name = Path.name(page.source)
        if plan.kind == .docusaurus {
            if let number = Numbered.parts(Substring(Path.stem(name)))?.number, !writing.hasWeight,
                !page.source.hasPrefix("blog/")
            {
                writing.set("weight", .number("\(number)"))
            }
            if page.source.hasPrefix("blog/"), CalendarDay(String(name.prefix(10))) != nil {
                writing.set("date", .string(String(name.prefix(10))))
            }
        }
        if plan.kind == .zola, CalendarDay(String(name.prefix(10))) != nil {
            writing.set("date", .string(String(name.prefix(10))))
        }
        let found = addresses.keeping(page, matter)
        if let slug = found.slug { writing.set("slug", .string(slug)) }
        writing.add(aliases: found.aliases)
        report.addresses += found.kept
        if plan.kind == .obsidian, Path.stem(page.place) != Path.stem(page.source) {
            let stem = Path.stem(page.source)
            writing.add(aliases: [stem])
            if matter["title"] == nil, !draft.text.bytes.starts(with: "# ".utf8) {
                writing.set("title", .string(stem))
            }
        }
        if !page.isPart, navigation.leavesOut(page) { writing.set("sidebar", .boolean(false)) }
    }

    /// A text that pages include, in our dialect.
    private func converted(_ part: PageDraft.Part, at place: String) -> [UInt8] {
        let page = PagePlan(source: part.source, place: place, address: nil)
        var draft = PageDraft(text: TrackedText(part.bytes, in: 0..<part.bytes.count), page: page, site: plan)
        draft.convert()
        return draft.text.bytes
    }

    private mutating func settings() -> [UInt8] {
        var members = plan.settings.members
        let entries = navigation.entries
        if plan.kind == .obsidian {
            members.append(
                .init(key: "markdown", value: .object([.init(key: "math", value: .boolean(true))])))
        }
        if !plan.settings.sections.isEmpty {
            let sections = plan.settings.sections.map {
                Value.Member(key: $0.place, value: .object($0.members))
            }
            members.append(.init(key: "sections", value: .object(sections)))
        }
        if !entries.isEmpty { members.append(.init(key: "nav", value: .list(entries.map(\.value)))) }
        let redirects = addresses.redirects(plan.settings.redirects)
        report.addresses += redirects.kept
        report.settings += redirects.left
        if !redirects.members.isEmpty {
            members.append(.init(key: "redirects", value: .object(redirects.members)))
        }
        return Array((members.isEmpty ? "{}\n" : YAMLText.text(members)).utf8)
    }
}
