import ConfigSchema
import Diagnostics

/// What the form of front matter does not tell: days that no month has, periods that no calendar holds, numbers and
/// addresses that are none, and keys that other generators give another name.
extension ParsedPage {
    /// Values that have the right form and no meaning.
    var meaninglessValues: [Diagnostic] {
        meaninglessDates + [meaninglessPeriod, meaninglessWeight].compactMap(\.self) + meaninglessAddresses
    }

    private var meaninglessDates: [Diagnostic] {
        frontMatter.dates.compactMap { _, value -> Diagnostic? in
            guard case .failure(let fault) = Moment.read(value.value), fault != .form,
                !isFault(of: frontMatter.source, value.range)
            else { return nil }
            return meaningless(value, fault.words)
        }
    }

    /// Whether the language of the front matter finds fault with a value already, as TOML does with a day that no
    /// month has.
    private func isFault(of source: (document: ConfigDocument, map: SourceMap)?, _ range: Range<Int>) -> Bool
    {
        source?.document.problems.contains { source?.map.range($0.range).overlaps(range) == true } ?? false
    }

    /// Days of reviews and changes that are still to come.
    func datesToCome(_ today: CalendarDay) -> [Diagnostic] {
        frontMatter.dates.compactMap { name, value -> Diagnostic? in
            guard name == "reviewed" || name == "updated", let day = try? Moment.read(value.value).get().day,
                day > today
            else { return nil }
            return Diagnostic(
                .invalidFrontMatter, .warning, "`\(name)` is a day that is still to come",
                at: Location(path: path, range: value.range),
                help: "today is \(today); write the day when it was done")
        }
    }

    private var meaninglessPeriod: Diagnostic? {
        guard let period = frontMatter.writtenReviewPeriod, ReviewPeriod.isWritten(period.value),
            ReviewPeriod(period.value) == nil
        else { return nil }
        return meaningless(
            period, "is longer than a review can hold", help: "the number is at most 100000")
    }

    private var meaninglessWeight: Diagnostic? {
        guard let weight = frontMatter.writtenWeight, frontMatter.weight == nil else { return nil }
        return meaningless(weight, "is farther from 0 than a weight can be")
    }

    /// The addresses of sources that no browser could go to. What a host's name may be is left to the network.
    private var meaninglessAddresses: [Diagnostic] {
        frontMatter.sourceAddresses.compactMap { address -> Diagnostic? in
            // What does not begin as an address does the schema reports.
            guard ["http://", "https://"].contains(where: address.value.hasPrefix) else { return nil }
            do throws(WebAddress.Fault) {
                _ = try WebAddress(address.value)
                return nil
            } catch {
                switch error {
                case .character, .port: return meaningless(address, "is no address: \(error)")
                case .host where address.value.hasNoHost:
                    return meaningless(address, "is no address: it has no host")
                case .host, .scheme, .credentials: return nil
                }
            }
        }
    }

    private func meaningless(_ value: Located<String>, _ reason: String, help: String? = nil) -> Diagnostic {
        Diagnostic(
            .invalidFrontMatter, .error, "`\(value.value)` \(reason)",
            at: Location(path: path, range: value.range), help: help)
    }
}

extension String {
    /// Whether nothing stands between the `//` of an address and its path.
    fileprivate var hasNoHost: Bool {
        guard let colon = firstIndex(of: ":"), self[colon...].hasPrefix("://") else { return true }
        let rest = self[colon...].dropFirst(3)
        return rest.first.map { "/?#:".contains($0) } ?? true
    }
}

/// A key that another generator reads, and what it is called here.
struct ForeignFrontMatterKey {
    /// What the key is called here.
    let name: String
    /// Whether its values mean the same, so that the key can be renamed as it stands.
    let isSame: Bool

    /// The foreign key of a name.
    init?(_ name: String) {
        guard let key = Self.all[name] else { return nil }
        self = key
    }

    private init(_ name: String, isSame: Bool) {
        self.name = name
        self.isSame = isSame
    }

    private static func same(_ name: String) -> ForeignFrontMatterKey { Self(name, isSame: true) }
    private static func similar(_ name: String) -> ForeignFrontMatterKey { Self(name, isSame: false) }

    private static let all: [String: ForeignFrontMatterKey] = [
        "tags": same("topics"), "tag": same("topics"), "categories": similar("topics"),
        "category": similar("topics"), "keywords": similar("topics"), "author": same("authors"),
        "lastmod": same("updated"), "lastUpdated": same("updated"), "last_modified_at": same("updated"),
        "modified": same("updated"), "last_update": similar("updated"), "created": same("date"),
        "publishDate": same("date"), "pubDate": same("date"), "published": similar("date"),
        "summary": same("description"), "excerpt": same("description"), "subtitle": similar("description"),
        "sidebar_position": same("weight"), "nav_order": same("weight"), "order": same("weight"),
        "layout": similar("template"), "permalink": similar("slug"), "url": similar("slug"),
        "redirect_from": same("aliases"), "alias": same("aliases"), "hide_table_of_contents": similar("toc"),
        "robots": similar("noindex"), "type": similar("kind"),
    ]
}

extension Diagnostic {
    /// The finding about an unknown key with what this key is called here, and with a fix where it can be renamed.
    func naming(_ foreign: ForeignFrontMatterKey, inPlaceOf key: String, of root: ConfigNode) -> Diagnostic {
        var finding = self
        finding.help = "did you mean `\(foreign.name)`?"
        finding.fixes = []
        guard foreign.isSame, root[foreign.name] == nil, let range = location.range else { return finding }
        // A key in quotes keeps them, and one with escapes stays.
        let quote = (range.count - key.utf8.count) / 2
        guard range.count == key.utf8.count + 2 * quote, quote <= 1 else { return finding }
        let name = (range.lowerBound + quote)..<(range.upperBound - quote)
        finding.fixes = [
            Fix(
                "rename the key to `\(foreign.name)`",
                edits: [TextEdit(range: name, replacement: foreign.name)])
        ]
        return finding
    }
}
