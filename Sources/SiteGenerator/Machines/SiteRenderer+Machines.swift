import Diagnostics
import Templates
import Text

extension SiteRenderer {
    /// The files that programs read, but for the Markdown of single pages.
    func machineFiles() -> [Rendered] {
        let files = site.machineFiles.files.filter { site.outputs.granted.contains(.machine($0.file)) }
        let feeds = Dictionary(grouping: files) { file -> String? in
            if case .feed(_, let folder) = file.file { folder } else { nil }
        }
        var rendered: [Rendered] = []
        for (folder, files) in feeds.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
            guard let folder else { continue }
            let contents = site.feed(of: folder) { page in self.html(of: page) }
            rendered += files.compactMap { self.feed($0.file, at: $0.path, contents) }
        }
        let blocks = Deferred { [site, faults] in
            Verification(blocks: site.verifiedBlocks(faults.counted(on: site)))
        }
        return rendered
            + files.compactMap { file, path in
                bytes(of: file, blocks).map {
                    Rendered(file: OutputFile(path: path, content: .bytes($0)), findings: [])
                }
            }
    }

    private func bytes(of file: MachineFile, _ blocks: Deferred<Verification>) -> [UInt8]? {
        switch file {
        case .robots:
            site.rulesForRobots
        case .index: site.languageModelIndex
        case .fullText: site.languageModelText
        case .verification: blocks.value.json(site, generator: values.generator)
        case .badge: blocks.value.badge
        case .headers: site.hostHeaders(theme: publishedThemePaths)
        case .redirects: site.hostRedirects
        case .feed, .twin: nil
        }
    }

    /// The paths of the theme's files that the site has.
    var publishedThemePaths: [String] {
        theme.files.map(\.path).filter { site.outputs.granted.contains(.theme($0)) }
    }

    private func feed(_ file: MachineFile, at path: String, _ contents: FeedContents) -> Rendered? {
        guard case .feed(let form, _) = file else { return nil }
        let address = site.base.origin + site.base.path + URLPath.encoded(path)
        if form == .json {
            return Rendered(
                file: OutputFile(path: path, content: .bytes(contents.json(site, at: address))), findings: [])
        }
        let named = contents.values(values.listing(contents.pages), at: address)
        let context = TemplateObject(
            [("site", .object(values.siteValues))] + values.given + named)
        return render(form.rawValue, context, to: path)
    }

    /// The Markdown of a page, where the site has it.
    func twin(of page: Page) -> OutputFile? {
        guard site.configuration.hasTwins, site.outputs.granted.contains(.machine(.twin(page.id))) else {
            return nil
        }
        return MarkdownTwin(of: page, in: site).map {
            OutputFile(path: joined(page.route.path, "index.md"), content: .bytes($0.bytes))
        }
    }
}
