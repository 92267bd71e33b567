import Diagnostics
import Text

/// What is wrong with a text that has been read: what nothing shows or reads, or what was meant for other programs.
extension DocumentReader {
    /// Reports what is left out of raw HTML.
    mutating func reportOmissions() {
        let reader = RawHTMLReader(arena, options.html)
        for id in arena.descendants() where arena[id].kind == .htmlBlock || arena[id].kind == .htmlInline {
            guard !reader.isEndTag(id) else { continue }
            for omission in reader.omissions(in: id)
            where !ForeignSyntaxScan.isComponent(omission.range, arena.bytes) {
                if let address = omission.address {
                    reportUnsafeAddress(address, at: omission.range)
                    continue
                }
                report(
                    .unsafeHTML, .warning, omission.message, at: omission.range,
                    help: "raw HTML keeps only elements and attributes that can do no harm")
            }
        }
    }

    /// Reports what is wrong behind the fences of code.
    mutating func reportInfoStrings() {
        for block in codeBlocks {
            for problem in block.info.problems {
                report(
                    .invalidInfoString, problem.severity, problem.message, at: problem.range,
                    help: problem.help, fixes: problem.fixes)
            }
        }
    }

    /// Reports fences that nothing closes, and lines that were to be fences.
    mutating func reportFences() {
        for range in LostFence.all(in: arena) {
            report(
                .invalidInfoString, .error,
                "this opens no code block: behind a fence of backticks there can be no other backtick",
                at: range,
                help: "take it out, or open and close the block with `~~~`")
        }
        for finding in codeBlocks.compactMap({ FenceFinding($0, arena.bytes) }) {
            let note = finding.other.map {
                Diagnostic.Note(finding.otherWords, at: Location(path: path, range: $0))
            }
            report(
                .unclosedFence, .warning, finding.message, at: finding.range, help: finding.help,
                notes: note.map { [$0] } ?? [])
        }
    }

    /// Reports lines that were to be headings.
    private mutating func reportHeadings() {
        for finding in UnreadHeadings(arena).found {
            let marks = finding.marks
            report(
                .unreadHeading, .warning,
                finding.isWrongBlank
                    ? "what stands behind `\(marks)` is no plain blank, so that the line is no heading"
                    : "no blank stands behind `\(marks)`, so that the line is no heading",
                at: finding.range,
                help: "write `\(marks) ` before the heading, or `\\#` where the sign itself is meant",
                fixes: [
                    Diagnostic.Fix(
                        "write a blank", edits: [.init(range: finding.range, replacement: marks + " ")])
                ])
        }
    }

    /// Reports lines that were to be tables, and cells that no table shows.
    private mutating func reportTables() {
        for finding in UnreadTables(arena).found {
            report(.unreadTable, .warning, finding.message, at: finding.range, help: finding.help)
        }
    }

    /// Reports containers without what they are for, and references without a definition.
    mutating func reportMisuse(_ features: TextFeatures, _ kinds: NodeKind.Kinds) {
        if kinds.contains(.containerFence) || kinds.contains(.blockQuote) {
            for finding in arena.misusedContainers() {
                report(finding.id, .warning, finding.message, at: finding.range, help: finding.help)
            }
        }
        if kinds.contains(.paragraph) { reportHeadings() }
        if features.has(.pipe) { reportTables() }
        guard features.has(.leftBracket) else { return }
        if kinds.contains(.embed) { reportLabels() }
        for finding in UndefinedReferences(arena).found {
            report(.undefinedReference, .warning, finding.message, at: finding.range, help: finding.help)
        }
        if misses == 0 { reportDefinitions() }
    }

    /// Reports definitions of footnotes and links that nothing uses, and second ones of a label.
    private mutating func reportDefinitions() {
        for finding in UnusedDefinitions(arena).found {
            let words = arena.bytes[finding.range].split(whereSeparator: \.isWhitespace)
            let name = "`\(words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))`"
            if let first = finding.first {
                report(
                    .duplicateDefinition, .warning,
                    "\(name) is defined a second time, and the first definition counts", at: finding.range,
                    help: "remove one of the two, or give this one a label of its own",
                    notes: [.init("the first definition", at: Location(path: path, range: first))])
            } else {
                report(
                    .unusedDefinition, .warning,
                    finding.isFootnote
                        ? "nothing refers to the footnote \(name), so that no reader sees it"
                        : "nothing uses the definition of \(name)", at: finding.range,
                    help: finding.isFootnote
                        ? "write \(name) where the note belongs, or remove the footnote"
                        : "refer to it by `[text]` and \(name), without a blank between them, or remove it")
            }
        }
    }

    /// Reports Markdown that is a part of raw HTML.
    mutating func reportSwallowed() {
        for finding in SwallowedMarkdown(arena).found {
            let fixes = finding.blankLine.map { line in
                [
                    Diagnostic.Fix(
                        "put a blank line before it",
                        edits: [.init(range: line.place..<line.place, replacement: line.text)])
                ]
            }
            report(
                .swallowedMarkdown, .warning,
                "\(finding.what.words) is a part of the raw HTML before it, and is shown as text",
                at: finding.range, help: "put a blank line between the HTML and the Markdown",
                fixes: fixes ?? [])
        }
    }

    /// Reports what nothing reads behind the bar of an embed.
    private mutating func reportLabels() {
        for finding in UnreadLabels(arena).found {
            report(
                .unknownAttribute, .warning, finding.message, at: finding.range, help: finding.help,
                fixes: Self.fixes(writing: finding.replacement, at: finding.range))
        }
    }

    /// Reports syntax of other generators, once for each kind.
    mutating func reportForeignSyntax(_ features: TextFeatures, _ kinds: NodeKind.Kinds) {
        var scan = ForeignSyntaxScan(arena, besides: switches)
        if kinds.contains(.paragraph) { scan.scanParagraphs() }
        if features.has(.leftBrace) { scan.scanBraces() }
        if features.has(.bang), features.has(.leftBracket) { scan.scanPictures() }
        if features.has(.colon) {
            scan.scanIcons()
            scan.scanDirectives()
            if kinds.contains(.link) || kinds.contains(.image) { scan.scanTitles() }
        }
        for info in codeBlocks.map(\.info) {
            guard let (kind, range) = info.foreign, !(options.drawsDiagrams && info.language == "mermaid")
            else { continue }
            scan.add(kind, range)
        }
        scan.scanMarks(math: options.math)
        scan.scanPairs()
        scan.scanBrackets()
        scan.scanCode(codeBlocks)
        if kinds.contains(.containerFence) { scan.scanContainers() }
        if kinds.contains(.htmlBlock) || kinds.contains(.htmlInline) { scan.scanHTML() }
        for range in scan.nearContainers {
            let text = String(decoding: arena.bytes[range], as: UTF8.self)
            report(
                .unknownContainer, .error, "`\(text)` opens no container", at: range,
                help: "a container begins with three colons: `:::\(text.drop { $0 == ":" || $0 == " " })`")
        }
        for range in scan.containersInText { reportContainerInText(at: range, .warning) }
        reportBareContainers(scan.bareContainersInText)
        hasSyntaxOfMDX = scan.found.contains { $0.kind.isOfMDX }
        for (kind, range) in scan.found {
            // It may stand on several lines, and a message on one.
            let line = arena.bytes[range].prefix { !$0.isLineEnd }
            let text = String(decoding: line.prefix(60), as: UTF8.self)
            let more = range.count > min(line.count, 60) ? "…" : ""
            report(
                .foreignSyntax, .warning, "`\(text)\(more)` \(kind.description)", at: range,
                help: kind.help)
        }
    }

    /// Reports what would open a container and stands in a text, where a line behind it closes nothing: it was to open
    /// what that closes. The finding of that line goes.
    private mutating func reportBareContainers(_ ranges: [Range<Int>]) {
        guard !ranges.isEmpty else { return }
        var closings = diagnostics.indices.filter { diagnostics[$0].id == .unopenedContainer }[...]
        var settled: Set<Int> = []
        var meant: [Range<Int>] = []
        for range in ranges {
            closings = closings.drop { (diagnostics[$0].location.range?.lowerBound ?? 0) <= range.lowerBound }
            guard let closing = closings.popFirst() else { break }
            settled.insert(closing)
            meant.append(range)
        }
        takeBack(settled)
        for range in meant { reportContainerInText(at: range, .error) }
    }

    private mutating func reportContainerInText(at range: Range<Int>, _ severity: Severity) {
        let text = String(decoding: arena.bytes[range], as: UTF8.self)
        report(
            .unknownContainer, severity, "`\(text)` stands behind other text, where it opens no container",
            at: range, help: "put it on a line of its own, or write it between backticks")
    }

    /// Reports what stands beside a heading's id and is read by nothing.
    mutating func reportAttribute(at range: Range<Int>) {
        let text = String(decoding: arena.bytes[range], as: UTF8.self)
        report(
            .foreignSyntax, .warning, "`\(text)` \(ForeignSyntax.attributeList.description)", at: range,
            help: ForeignSyntax.attributeList.help)
    }

    /// Reports what was to be the id of a heading.
    mutating func reportNearIDs() {
        for near in arena.nearHeadingIDs() {
            let text = String(decoding: arena.bytes[near.range], as: UTF8.self)
            report(
                .invalidAttribute, .warning, "`\(text)` \(near.words)", at: near.range,
                help: near.help(text))
        }
    }

    /// Reports links that are left out since their scheme may do harm.
    mutating func reportUnsafeLinks() {
        guard arena.hasUnsafeTargets else { return }
        for id in arena.descendants() {
            guard let kind = Document.Link.Kind(arena[id].kind) else { continue }
            let link = LinkReader(arena: arena, id: id).link(kind)
            let runs = SafeURL.runsScript(link.destination)
            // The name of a page may have a colon in it.
            let isName = kind == .wikiLink || kind == .embed
            guard isName ? runs : SafeURL.isUnsafe(link.destination, isImage: kind == .image) else {
                continue
            }
            reportUnsafeAddress(link.destination, at: link.range)
        }
    }

    private mutating func reportUnsafeAddress(_ address: String, at range: Range<Int>) {
        let runs = SafeURL.runsScript(address)
        let reason =
            runs
            ? "its scheme can run a script or read files"
            : "its scheme is not one that is known as harmless"
        report(
            .unsafeLink, .warning, "`\(address)` is left out: \(reason)", at: range,
            help: "link to an https address or to a page of the site"
                + (runs ? "" : ", or write the address between backticks"))
    }
}

extension Arena {
    /// Whether any link may lead to an unsafe address.
    fileprivate var hasUnsafeTargets: Bool {
        targets.contains { SafeURL.isUnsafe(bytes(of: $0.destination), isImage: false) }
    }
}
