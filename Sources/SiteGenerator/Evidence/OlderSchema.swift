import ConfigSchema
import Diagnostics

/// What an address says that names an older version of a schema than the one that the catalogue has.
struct OlderSchema: Sendable, Hashable {
    /// The schema that it is an address of.
    let entry: Int
    /// The schema's name.
    let name: String
    /// The day of the version that the address names.
    let version: String
    /// The day of the version that the catalogue has.
    let newest: String
    /// The address of that.
    let address: String
}

extension SchemaCatalogue {
    /// The older version that an address names; `nil` for an address of the newest one, or without a day.
    func older(_ address: String) -> OlderSchema? {
        guard let number = entry(forAddress: address), let version = Self.day(in: address) else { return nil }
        let schema = entries[number]
        guard CalendarDay(schema.version) != nil, version < schema.version else { return nil }
        let same = address.replacing(version, with: schema.version)
        let known = schema.addresses.filter { Self.day(in: $0) == schema.version }.sorted()
        guard
            let newest = known.contains(Self.plainAddress(same))
                ? same : known.first.map({ "https://\($0).json" })
        else { return nil }
        return OlderSchema(
            entry: number, name: schema.name, version: version, newest: schema.version, address: newest)
    }

    /// The schema of which an address, which nobody knows, differs only in its day from one that is known.
    func entry(forOtherDayOf address: String) -> Int? {
        guard let day = Self.day(in: address), entry(forAddress: address) == nil else { return nil }
        return entries.firstIndex { schema in
            CalendarDay(schema.version) != nil
                && schema.addresses.contains(
                    Self.plainAddress(address.replacing(day, with: schema.version)))
        }
    }

    /// The part of an address that is a day.
    private static func day(in address: String) -> String? {
        address.split(separator: "/").map(String.init).first { CalendarDay($0) != nil }
    }
}

extension Snippet {
    /// What is found in the text, by the newest version of a schema, where the text names an older one: it was right
    /// once, and the version that it names is a finding of its own.
    func judged(_ findings: [Diagnostic], by entry: Int, in catalogue: SchemaCatalogue) -> [Diagnostic] {
        guard let declared = declaredSchemas.first, let older = catalogue.older(declared.value),
            older.entry == entry
        else { return findings }
        let canMend = findings.isEmpty && file == nil && !isDifference && part != .argument
        let finding = Diagnostic.olderSchema(
            older, declared, in: config.bytes, origin.path, origin.map, canMend: canMend)
        return findings.map(\.asWarning) + [origin.noted(finding)]
    }
}

extension ConfigDocument {
    /// The same for a whole file.
    func judged(
        _ findings: [Diagnostic], by entry: Int, in catalogue: SchemaCatalogue, _ path: String,
        _ map: SourceMap
    ) -> [Diagnostic] {
        guard let value = root?["$schema"], let address = value.string, let older = catalogue.older(address),
            older.entry == entry
        else { return findings }
        let declared = Located(value: address, range: value.range)
        let finding = Diagnostic.olderSchema(
            older, declared, in: bytes, path, map, canMend: findings.isEmpty)
        return findings.map(\.asWarning) + [finding]
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
        _ older: OlderSchema, _ declared: Located<String>, in text: [UInt8], _ path: String, _ map: SourceMap,
        canMend: Bool
    ) -> Diagnostic {
        let written = text[declared.range].firstRange(of: declared.value.utf8)
        let day = written.flatMap { text[$0].firstRange(of: older.version.utf8) }
        let location = Location(path: path, range: map.range(day ?? declared.range))
        let fixes = (canMend ? written : nil).map { range in
            [
                Fix(
                    "name the version \(older.newest)",
                    edits: [TextEdit(range: map.range(range), replacement: older.address)])
            ]
        }
        return Diagnostic(
            .olderSchema, .warning,
            "the version \(older.version) of `\(older.name)` is not the newest, which is \(older.newest)",
            at: location,
            help: canMend
                ? "the text holds by the newest version too: write `\(older.address)`"
                : "it is checked by the newest version; mend what that finds, and write `\(older.address)`",
            fixes: fixes ?? [])
    }
}
