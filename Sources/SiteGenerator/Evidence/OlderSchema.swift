import ConfigSchema
import Diagnostics
import Text

/// What an address says that names an older version of a schema than the newest of the catalogue.
struct OlderSchema: Sendable, Hashable {
    /// The number of the schema that it is an address of: that of the version, or a later one where the catalogue has not
    /// got that.
    let entry: Int
    /// The number of the newest version's.
    let newest: Int
    /// The name of that.
    let name: String
    /// The day of the version that the address names.
    let version: String
    /// The day of the newest version.
    let newestVersion: String
    /// The address of the newest version.
    let address: String

    /// What the check of a text that names the version says of the newest.
    enum Standing {
        /// The text holds by the newest version, too.
        case holds
        /// The text holds by the newest version, and not by the one that it names.
        case isNewer
        /// The text is checked by a version, and does not hold by that or by the newest.
        case isChecked(by: String)
    }
}

extension SchemaCatalogue {
    /// The older version that an address names; `nil` for an address of the newest one, or where days do not tell.
    func older(_ address: String) -> OlderSchema? {
        guard let entry = entry(forAddress: address), let newest = newest(of: entry) else { return nil }
        let day = Self.day(in: address)
        let known = entries[newest]
        let version = day ?? entries[entry].version
        guard CalendarDay(version) != nil, CalendarDay(known.version) != nil, version < known.version
        else { return nil }
        let same = day.map { address.replacing($0, with: known.version) }
        let dated = known.addresses.filter { Self.day(in: $0) == known.version }.sorted()
        guard
            let written = same.flatMap({ known.addresses.contains(Self.plainAddress($0)) ? $0 : nil })
                ?? dated.first.map({ "https://\($0).json" })
        else { return nil }
        return OlderSchema(
            entry: entry, newest: newest, name: known.name, version: version,
            newestVersion: known.version, address: written)
    }

    /// The schema of which an address, which nobody knows, differs only in its day from one that is known.
    func entry(forOtherDayOf address: String) -> Int? {
        guard let day = Self.day(in: address), entry(forAddress: address) == nil else { return nil }
        return entries.firstIndex { schema in
            CalendarDay(schema.version) != nil && schema.earlierOf == nil
                && schema.addresses.contains(
                    Self.plainAddress(address.replacing(day, with: schema.version)))
        }
    }

    /// The newest version of a schema, which may be itself; `nil` where it names one that is not there, or no newest one.
    private func newest(of entry: Int) -> Int? {
        guard let name = entries[entry].earlierOf?.value else { return entry }
        return entries.firstIndex { $0.name == name && $0.earlierOf == nil }
    }

    /// What is wrong with what a schema names as its newest version.
    func strayVersion(_ entry: Int) -> [Diagnostic] {
        guard let named = entries[entry].earlierOf, newest(of: entry) == nil else { return [] }
        let known = entries.filter { $0.earlierOf == nil }.map(\.name)
        return [.strayVersion(named, among: known, entries[entry].text.path)]
    }

    /// The part of an address that is a day.
    private static func day(in address: String) -> String? {
        address.split(separator: "/").map(String.init).first { CalendarDay($0) != nil }
    }

    /// What is found in a text of a schema. Where it names an older version, that is a finding of its own, and what is wrong
    /// by a later version was right once.
    ///
    /// - Parameters:
    ///   - findings: what is wrong with the text by a schema.
    ///   - finding: what is said of the older version.
    fileprivate func judged(
        _ declared: Located<String>?, by schema: SchemaReference,
        _ findings: (SchemaReference) -> [Diagnostic],
        _ finding: (OlderSchema, Located<String>, OlderSchema.Standing) -> Diagnostic
    ) -> [Diagnostic] {
        let found = findings(schema)
        guard let declared, let older = older(declared.value),
            [older.entry, older.newest].contains(schema.entry)
        else { return found }
        let version = entries[schema.entry].version
        let byNewest =
            schema.entry == older.newest ? found : findings(SchemaReference(older.newest))
        let standing: OlderSchema.Standing =
            !byNewest.isEmpty ? .isChecked(by: version) : found.isEmpty ? .holds : .isNewer
        return (version == older.version ? found : found.map(\.asWarning))
            + [finding(older, declared, standing)]
    }
}

extension Snippet {
    /// What is found in the text by a schema, and by the version of it that the text names.
    func judged(
        by schema: SchemaReference, in catalogue: SchemaCatalogue,
        _ findings: (SchemaReference) -> [Diagnostic]
    ) -> [Diagnostic] {
        let canMend = file == nil && !isDifference && part != .argument
        return catalogue.judged(declaredSchemas.first, by: schema, findings) {
            origin.noted(
                .olderSchema($0, $1, $2, in: config.bytes, origin.path, origin.map, canMend: canMend))
        }
    }
}

extension ConfigDocument {
    /// The same for a whole file of a schema, which is checked by the version that it names.
    func judged(
        by entry: Int, in catalogue: SchemaCatalogue, _ path: String, _ map: SourceMap,
        _ findings: (Int) -> [Diagnostic]
    ) -> [Diagnostic] {
        let declared = root?["$schema"].flatMap { node in
            node.string.map { Located(value: $0, range: node.range) }
        }
        let older = declared.flatMap { catalogue.older($0.value) }
        let schema = SchemaReference(older?.newest == entry ? older?.entry ?? entry : entry)
        return catalogue.judged(declared, by: schema, { findings($0.entry) }) {
            .olderSchema($0, $1, $2, in: bytes, path, map, canMend: true)
        }
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate var asWarning: Diagnostic {
        var finding = self
        if finding.severity == .error { finding.severity = .warning }
        return finding
    }

    fileprivate static func olderSchema(
        _ older: OlderSchema, _ declared: Located<String>, _ standing: OlderSchema.Standing,
        in text: [UInt8], _ path: String, _ map: SourceMap, canMend: Bool
    ) -> Diagnostic {
        let written = text[declared.range].firstRange(of: declared.value.utf8)
        let day = written.flatMap { text[$0].firstRange(of: older.version.utf8) }
        let location = Location(path: path, range: map.range(day ?? declared.range))
        var fixes: [Fix] = []
        if case .holds = standing, canMend, let written {
            fixes = [
                Fix(
                    "name the version \(older.newestVersion)",
                    edits: [TextEdit(range: map.range(written), replacement: older.address)])
            ]
        }
        let help =
            switch standing {
            case .holds: "the text holds by the newest version too: write `\(older.address)`"
            case .isNewer:
                "the text holds by the newest version and not by this one: write `\(older.address)`"
            case .isChecked(let version):
                "it is checked by the version \(version); write `\(older.address)`, and mend what is found then"
            }
        return Diagnostic(
            .olderSchema, .warning,
            "the version \(older.version) of `\(older.name)` is not the newest, which is \(older.newestVersion)",
            at: location, help: help, fixes: fixes)
    }

    fileprivate static func strayVersion(
        _ named: Located<String>, among known: [String], _ path: String
    ) -> Diagnostic {
        let near = Spelling.nearest(to: named.value, in: known)
        return Diagnostic(
            .invalidSchema, .warning,
            "there is no schema `\(named.value.shownPlainly)` of which this could be an earlier version",
            at: Location(path: path, range: named.range),
            help: near.map { "did you mean `\($0)`?" }
                ?? "`earlier_of` names the schema of the newest version, which is no earlier one itself")
    }
}
