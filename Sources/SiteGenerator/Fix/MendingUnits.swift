import ConfigSchema
import Diagnostics
import Markdown
import Text

/// What is mended as a whole: a code block, a page's front matter, or a file that is no page.
struct MendingUnit: Sendable, Hashable {
    /// Where it stands, a block with its fences.
    let range: Range<Int>
    /// What stands behind the fence of a block; empty where nothing does.
    let info: Range<Int>
    /// Whether it is a code block.
    let isBlock: Bool
    /// Whether it shows how not to do it, so that nobody is to mend its text.
    var isMeantToFail = false
    /// Where its text is not what its language demands.
    fileprivate(set) var faults: Set<Range<Int>> = []

    /// Whether its text is what its language demands.
    var isWellFormed: Bool { faults.isEmpty }

    /// Whether a fix is one of a fault of its text.
    func isMended(by fix: SiteFix) -> Bool {
        fix.finding.location.range.map(faults.contains) ?? false
    }

    /// Whether a fix is one of an attribute behind its fence.
    func hasAttribute(mendedBy fix: SiteFix) -> Bool {
        fix.finding.location.range.map(isOfAttributes) ?? false
    }

    /// Whether a range lies behind the fence of a block. An empty one does where an attribute has no value, and where
    /// one was taken out.
    func isOfAttributes(_ range: Range<Int>) -> Bool {
        isBlock && info.lowerBound <= range.lowerBound && range.upperBound <= info.upperBound
    }

    /// Adds what is known of a text in it.
    fileprivate mutating func add(_ text: PageCheck.Found.ConfigText) {
        isMeantToFail = isMeantToFail || text.isMeantToFail
        faults.formUnion(text.document.problems.filter(\.isMalformed).map { text.place($0.range) ?? range })
    }
}

/// The units of one file. Everything that stands in none of them is one by itself.
struct MendingUnits: Sendable {
    /// By place.
    private(set) var units: [MendingUnit] = []

    /// - Parameter path: the file's path; the units of others that the pages show are left out.
    init(_ found: PageCheck.Found, in path: String) {
        var parts: [Range<Int>: MendingUnit] = [:]
        for block in found.blocks + found.pages.flatMap({ $0.blocks(in: path) }) {
            parts[block.range] = parts[block.range] ?? block
        }
        for text in found.texts(in: path) {
            guard let range = text.unit ?? text.place(0..<text.document.bytes.count) else { continue }
            parts[
                range,
                default: MendingUnit(range: range, info: range.lowerBound..<range.lowerBound, isBlock: false)
            ]
            .add(text)
        }
        // Files and front matter come before what stands in them.
        units = parts.values.sorted {
            ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
        }
    }

    /// The unit that a range stands in.
    func unit(around range: Range<Int>) -> MendingUnit? {
        let next = units.partitioningIndex { $0.range.lowerBound > range.lowerBound }
        guard next > 0, range.upperBound <= units[next - 1].range.upperBound else { return nil }
        return units[next - 1]
    }

    /// Fixes of the same unit together, and every other one by itself.
    ///
    /// - Parameter fixes: by place.
    func grouped(_ fixes: [SiteFix]) -> [[SiteFix]] {
        var groups: [[SiteFix]] = []
        var last: MendingUnit?
        for fix in fixes {
            let unit = unit(around: fix.start..<fix.start)
            if let unit, unit.range == last?.range {
                groups[groups.count - 1].append(fix)
            } else {
                groups.append([fix])
            }
            last = unit
        }
        return groups
    }
}

extension PageCheck.Found {
    /// A config text, and the way from its ranges to those of a file.
    struct ConfigText: Sendable {
        let document: ConfigDocument
        /// The block that it stands in; `nil` for a text that is a unit by itself.
        let unit: Range<Int>?
        /// Whether it shows how not to do it.
        var isMeantToFail = false
        /// A range of the text in the file; `nil` where it is in another file.
        let place: @Sendable (Range<Int>) -> Range<Int>?
    }

    /// The config texts of one file.
    func texts(in path: String) -> [ConfigText] {
        if let file { return [ConfigText(document: file, unit: nil) { $0 }] }
        return texts
            + pages.flatMap { page in
                page.frontMatter(in: path) + page.snippets.compactMap { page.text(of: $0, in: path) }
            }
    }
}

extension ParsedPage {
    fileprivate func frontMatter(in path: String) -> [PageCheck.Found.ConfigText] {
        guard PathKey(self.path) == PathKey(path), let source = frontMatter.source else { return [] }
        return [.init(document: source.document, unit: nil) { source.map.range($0) }]
    }

    fileprivate func text(of snippet: Snippet, in path: String) -> PageCheck.Found.ConfigText? {
        let place = { @Sendable (location: Location) in
            PathKey(location.path) == PathKey(path) ? location.range : nil
        }
        guard snippet.origin.include == nil else {
            guard PathKey(snippet.origin.path) == PathKey(path) else { return nil }
            return .init(
                document: snippet.config, unit: nil, isMeantToFail: snippet.block.info.isMeantToFail
            ) { snippet.origin.map.range($0) }
        }
        guard let unit = place(located(snippet.block.range)) else { return nil }
        return .init(document: snippet.config, unit: unit) {
            place(self.located(snippet.origin.map.range($0)))
        }
    }

    /// The code blocks whose fences stand in a file.
    fileprivate func blocks(in path: String) -> [MendingUnit] {
        document.codeBlocks.compactMap { block in
            let (whole, info) = (located(block.range), located(block.infoRange))
            guard PathKey(whole.path) == PathKey(path), let range = whole.range else { return nil }
            return MendingUnit(
                range: range, info: info.range ?? range.lowerBound..<range.lowerBound, isBlock: true,
                isMeantToFail: block.info.isMeantToFail)
        }
    }
}

extension InfoString {
    /// Whether the block says that it fails, also where it says so with a misspelt name.
    var isMeantToFail: Bool {
        attributes.contains { attribute in
            attribute.name == "expect"
                || (attribute.value != nil && !Self.attributeNames.contains(attribute.name)
                    && Spelling.nearest(to: attribute.name, in: Self.attributeNames) == "expect")
        }
    }
}
