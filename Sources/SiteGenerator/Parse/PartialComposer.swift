import Diagnostics
import Markdown
import Text

/// Puts partials into the texts that include them.
///
/// A partial's text stands as if it were written in place of the include, so it is put there before the page is
/// read: its headings, footnotes and link definitions are then the page's own.
struct PartialComposer: Sendable {
    /// The texts that can be included.
    private(set) var texts: SiteTexts
    let markdown: MarkdownOptions
    private var known = Remembered<String, PartialParts>()

    private static let deepest = 32
    private static let mark = Array(":::".utf8)

    /// A composer of a site's texts.
    init(_ texts: SiteTexts, markdown: MarkdownOptions) {
        self.texts = texts
        self.markdown = markdown
    }

    /// A composer of the texts of a tree.
    init(_ tree: SourceTree, markdown: MarkdownOptions) {
        self.init(SiteTexts(tree), markdown: markdown)
    }

    /// The same with another text at a place.
    func replacing(_ place: String, with text: SourceText) -> PartialComposer {
        var changed = self
        changed.texts = texts.replacing(place, with: text)
        changed.known = Remembered<String, PartialParts>()
        return changed
    }

    /// The same, where what a page looks up is noted.
    func noting(in record: LookUpRecord) -> PartialComposer {
        var noting = self
        noting.texts = texts.noting(in: record)
        return noting
    }

    /// A text with all its partials, and what is wrong with its includes.
    ///
    /// - Parameter body: the file's bytes with its front matter blanked out.
    func compose(_ body: [UInt8], path: String, place: String) -> (ComposedText, [Diagnostic]) {
        var budget = Budget()
        let text = compose(body, path: path, place: place, within: [place], &budget)
        return (text, budget.findings)
    }

    private func compose(
        _ body: [UInt8], path: String, place: String, within outer: [String], _ budget: inout Budget
    ) -> ComposedText {
        let whole = ComposedText(body, path: path, place: place)
        guard Self.mayInclude(body) else { return whole }
        let document = Document(parsing: body, path: path, options: markdown)
        let includes = document.includes
        guard !includes.isEmpty else { return whole }
        budget.findings += document.findingsOnIncludes
        var text = ComposedText()
        var done = 0
        for include in includes where include.range.lowerBound >= done {
            let attribute = include.file
            let range = attribute?.value == nil ? include.range : attribute?.valueRange ?? include.range
            let location = Location(path: path, range: range)
            text.append(whole, done..<include.range.lowerBound)
            done = include.range.upperBound
            guard let name = attribute?.value else {
                budget.findings.append(.includeWithoutFile(location))
                continue
            }
            if outer.count == 1 { budget.own = location }
            guard budget.allows(location) else { break }
            if let part = partial(name, include, from: place, location, within: outer, &budget) {
                text.append(
                    part, include: location, prefix: Self.prefix(before: include.range.lowerBound, in: body))
            }
        }
        text.append(whole, done..<body.count)
        return text
    }

    private static func mayInclude(_ body: [UInt8]) -> Bool {
        body.withUnsafeBufferPointer { bytes in
            bytes.count > 10
                && (0..<(bytes.count - 9)).contains { offset in
                    bytes[offset] == UInt8(ascii: "i") && bytes[offset + 1] == UInt8(ascii: "n")
                        && bytes[offset + 2] == UInt8(ascii: "c")
                        && bytes[offset..<(offset + 7)].elementsEqual("include".utf8)
                }
        }
    }

    /// What stands before the include on its line, as it must stand before every line of the partial: the marks of
    /// quotes, and spaces for those of lists.
    private static func prefix(before offset: Int, in body: [UInt8]) -> [UInt8] {
        var start = offset
        while start > 0, body[start - 1] != UInt8(ascii: "\n"), body[start - 1] != UInt8(ascii: "\r") {
            start -= 1
        }
        return body[start..<offset].map {
            $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\t") ? $0 : UInt8(ascii: " ")
        }
    }

    // MARK: Bounds

    /// What one page may still take in, and what was found on the way.
    struct Budget {
        /// The most that may be read for a page, in bytes; a partial counts as often as it is read.
        static let mostBytes = 64 << 20
        /// The most includes that a page and its partials may have, each counted as often as it is followed.
        static let mostIncludes = 4_096

        var findings: [Diagnostic] = []
        /// The page's own include that is being followed.
        var own: Location?
        /// How often each include was followed.
        private var followed: [Location: Int] = [:]
        private(set) var includes = 0
        private var bytes = 0
        private var isExceeded = false

        /// Whether one more include may be followed; the first that may not is a finding.
        mutating func allows(_ location: Location) -> Bool {
            includes += 1
            followed[location, default: 0] += 1
            return stays(includes <= Self.mostIncludes, location)
        }

        /// Whether a partial of this size may be read.
        mutating func allows(bytes count: Int, _ location: Location) -> Bool {
            bytes += count
            return stays(bytes <= Self.mostBytes, location)
        }

        private mutating func stays(_ isWithin: Bool, _ location: Location) -> Bool {
            if !isWithin, !isExceeded {
                isExceeded = true
                findings.append(.tooManyIncludes(own ?? location, mostFollowed))
            }
            return isWithin && !isExceeded
        }

        /// The include that was followed most often, where it was more than once; of several the first.
        private var mostFollowed: (place: Location, count: Int)? {
            let repeated = followed.filter { $0.value > 1 && $0.key != own }
            return repeated.max { first, second in
                let (one, other) = (first.key, second.key)
                if first.value != second.value { return first.value < second.value }
                if one.path != other.path { return one.path > other.path }
                return (one.range?.lowerBound ?? 0) > (other.range?.lowerBound ?? 0)
            }.map { ($0.key, $0.value) }
        }
    }

    // MARK: One partial

    /// A text and the part of it that is asked for.
    struct Part {
        let text: ComposedText
        let range: Range<Int>
    }

    private func partial(
        _ name: String, _ include: Document.Include, from place: String, _ location: Location,
        within outer: [String], _ budget: inout Budget
    ) -> Part? {
        let halves = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard let found = texts.find(halves[0], from: place) else {
            budget.findings.append(
                .missingPartial(halves[0], texts.nearest(to: halves[0], from: place), location))
            return nil
        }
        let (target, source) = (found.place, found.text)
        guard !outer.contains(target), outer.count < Self.deepest else {
            budget.findings.append(.partialCycle(outer + [target], location))
            return nil
        }
        guard budget.allows(bytes: source.bytes.count, location) else { return nil }
        let body = FrontMatterFence(source.bytes).body
        let text = compose(body, path: source.path, place: target, within: outer + [target], &budget)
        guard let wanted = include.region ?? (halves.count > 1 ? halves[1] : nil), !wanted.isEmpty else {
            return Part(text: text, range: PartialSelection.contents(of: text.bytes))
        }
        let parts =
            Self.mayInclude(body)
            ? PartialParts(of: text.bytes, markdown)
            : known.value(target) { PartialParts(of: body, markdown) }
        guard let range = parts.range(of: wanted) else {
            let names = parts.names
            budget.findings.append(
                .missingRegion(wanted, halves[0], names, include.location(ofPart: location, behind: halves)))
            return nil
        }
        return Part(text: text, range: range)
    }
}

extension Document {
    /// What is wrong with the lines of includes, which the text does not keep.
    fileprivate var findingsOnIncludes: [Diagnostic] {
        diagnostics.filter { finding in
            guard let range = finding.location.range,
                finding.id == .invalidAttribute || finding.id == .unknownAttribute
            else { return false }
            return includes.contains { $0.range.contains(range.lowerBound) }
        }
    }
}

extension Document.Include {
    /// Where the part of the file is named: by an attribute of its own, or behind the `#` of the file.
    fileprivate func location(ofPart file: Location, behind halves: [String]) -> Location {
        if let region = attributes.first(where: { $0.name == "region" }), region.value != nil {
            return Location(path: file.path, range: region.valueRange)
        }
        guard halves.count > 1, let range = file.range else { return file }
        return Location(
            path: file.path,
            range: max(range.lowerBound, range.upperBound - halves[1].utf8.count)..<range.upperBound)
    }
}

extension ComposedText {
    /// Adds a partial line by line, each behind a prefix but the first, which stands behind the include's own.
    fileprivate mutating func append(_ part: PartialComposer.Part, include: Location, prefix: [UInt8]) {
        guard !prefix.isEmpty else { return append(part.text, part.range, include: include) }
        var start = part.range.lowerBound
        while start < part.range.upperBound {
            let rest = part.text.bytes[start..<part.range.upperBound]
            let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? part.range.upperBound
            if start > part.range.lowerBound { append(prefix) }
            append(part.text, start..<end, include: include)
            start = end
        }
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func includeWithoutFile(_ location: Location) -> Diagnostic {
        Diagnostic(
            .missingPartial, .error, "the include does not say which file", at: location,
            help: "write `:::include{file=_partials/name.md}`")
    }

    fileprivate static func missingPartial(_ name: String, _ near: String?, _ location: Location)
        -> Diagnostic
    {
        Diagnostic(
            .missingPartial, .error, "there is no file `\(name)` to include", at: location,
            help: near.map { "did you mean `\($0)`?" }
                ?? "the path is looked up from the folder of this file, then from the content folder")
    }

    fileprivate static func missingRegion(
        _ region: String, _ name: String, _ names: [String], _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            .missingPartial, .error, "`\(name)` has no region and no heading `\(region)`", at: location,
            help: Spelling.nearest(to: region, in: names).map { "did you mean `\($0)`?" }
                ?? "a region begins with a line `<!-- #region \(region) -->` and ends with `<!-- #endregion -->`"
        )
    }

    fileprivate static func tooManyIncludes(
        _ location: Location, _ repeated: (place: Location, count: Int)?
    ) -> Diagnostic {
        Diagnostic(
            .partialLimit, .error,
            "the page takes in more than \(PartialComposer.Budget.mostIncludes) partials or "
                + "\(PartialComposer.Budget.mostBytes >> 20) MiB of them, and what follows is left out",
            at: location,
            help: "look for partials that include each other's partials several times, or split the page",
            notes: repeated.map {
                [Diagnostic.Note("this include was followed \($0.count) times on the way", at: $0.place)]
            } ?? [])
    }

    fileprivate static func partialCycle(_ places: [String], _ location: Location) -> Diagnostic {
        Diagnostic(
            .partialCycle, .error, "the include leads back to a file that it stands in", at: location,
            help: "\(places.map { "`\($0)`" }.joined(separator: " includes "))")
    }
}
