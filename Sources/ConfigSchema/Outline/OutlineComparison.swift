import Text

extension SchemaOutline {
    /// What a newer version says otherwise, by place in the order of the schemas.
    public func changes(to newer: SchemaOutline) -> [SchemaChange] {
        var comparison = OutlineComparison()
        comparison.compare(self, newer, at: "")
        return comparison.changes
    }
}

/// Walks over two outlines at once and notes where they differ.
private struct OutlineComparison {
    private(set) var changes: [SchemaChange] = []

    private mutating func note(_ kind: SchemaChange.Kind, _ path: String, _ detail: String) {
        changes.append(SchemaChange(kind: kind, path: path, detail: detail))
    }

    mutating func compare(_ old: SchemaOutline, _ new: SchemaOutline, at path: String) {
        compareValues(old.accepted, new.accepted, path)
        compareLimits(old, new, path)
        compareDeprecations(old, new, path)
        compareWarnings(old, new, path)
        compareKnownKeys(old, new, path)
        if old.defaultValue != new.defaultValue {
            note(
                .defaulted, path,
                "the default was \(old.defaultValue ?? "not given"), and is \(new.defaultValue ?? "not given")"
            )
        }
        if new.isClosed, !old.isClosed { note(.narrowed, path, "keys that are not listed are wrong now") }
        if old.isClosed, !new.isClosed { note(.widened, path, "keys that are not listed are allowed now") }
        guard !old.isCutShort, !new.isCutShort else { return }
        compareEntries(old, new, path)
    }

    // MARK: Values

    private mutating func compareValues(_ old: AcceptedValues, _ new: AcceptedValues, _ path: String) {
        let lostTypes = old.open.subtracting(new.open)
        let wonTypes = new.open.subtracting(old.open)
        if old.isAnything, !new.isAnything {
            note(.narrowed, path, "anything was accepted, and now only \(new.words)")
        } else if new.isAnything, !old.isAnything {
            note(.widened, path, "only \(old.words) was accepted, and now anything is")
        } else {
            // A number that must be whole now is no type that is lost, but fewer values.
            if !lostTypes.isEmpty {
                let rest = new.values.filter { !lostTypes.isDisjoint(with: $0.type) }
                let names = TypeNames.names(lostTypes.isSubset(of: .number) ? .number : lostTypes)
                let only = rest.isEmpty ? "" : "; still accepted: \(rest.map(\.json).joined(separator: ", "))"
                note(.narrowed, path, "no longer any \(names.joined(separator: " or "))\(only)")
            }
            let isListed =
                wonTypes.isEmpty ? nil : TypeNames.names(wonTypes.isSubset(of: .number) ? .number : wonTypes)
            if let isListed {
                note(.widened, path, "any \(isListed.joined(separator: " or ")) is accepted now")
            }
        }
        for value in old.values where !new.contains(value) {
            note(.narrowed, path, "the value \(value.json) is gone")
        }
        guard !old.isAnything else { return }
        for value in new.values where !old.contains(value) {
            note(.widened, path, "the value \(value.json) is new")
        }
    }

    // MARK: Limits

    private mutating func compareLimits(_ old: SchemaOutline, _ new: SchemaOutline, _ path: String) {
        let keywords = (old.limits + new.limits).map(\.keyword)
        for (number, keyword) in keywords.enumerated() where !keywords[..<number].contains(keyword) {
            let before = old.limits.filter { $0.keyword == keyword }.map(\.value)
            let after = new.limits.filter { $0.keyword == keyword }.map(\.value)
            guard Set(before) != Set(after) else { continue }
            let kind = Self.kind(keyword, before, after)
            let words = [before, after].map { $0.isEmpty ? "not set" : $0.joined(separator: " and ") }
            note(kind, path, "`\(keyword)` was \(words[0]), and is \(words[1])")
        }
    }

    private static func kind(_ keyword: String, _ before: [String], _ after: [String]) -> SchemaChange.Kind {
        if before.isEmpty { return .narrowed }
        if after.isEmpty { return .widened }
        guard before.count == 1, after.count == 1, let old = Double(before[0]), let new = Double(after[0]),
            keyword != "multipleOf"
        else { return .changed }
        let isUpper = keyword.lowercased().contains("max")
        return (new < old) == isUpper ? .narrowed : .widened
    }

    // MARK: Deprecations

    private mutating func compareDeprecations(_ old: SchemaOutline, _ new: SchemaOutline, _ path: String) {
        if let terms = new.deprecation, old.deprecation != terms {
            note(.deprecated, path, terms.words(of: "the key"))
        }
        if old.deprecation != nil, new.deprecation == nil {
            note(.undeprecated, path, "no longer deprecated")
        }
        for (value, terms) in new.deprecatedValues {
            let before = old.deprecatedValues.first { $0.value == value }?.deprecation
            if before != terms { note(.deprecated, path, terms.words(of: "the value `\(value)`")) }
        }
        for (value, _) in old.deprecatedValues
        where !new.deprecatedValues.contains(where: { $0.value == value }) {
            note(.undeprecated, path, "the value `\(value)` is no longer deprecated")
        }
    }

    private mutating func compareWarnings(_ old: SchemaOutline, _ new: SchemaOutline, _ path: String) {
        for warning in new.warnings where !old.warnings.contains(warning) {
            note(.warned, path, "\(warning.id): \(warning.message)\(warning.days)")
        }
        for warning in old.warnings where !new.warnings.contains(where: { $0.id == warning.id }) {
            note(.unwarned, path, "\(warning.id) is no longer said")
        }
    }

    private mutating func compareKnownKeys(_ old: SchemaOutline, _ new: SchemaOutline, _ path: String) {
        let added = new.knownKeys.filter { !old.knownKeys.contains($0) }
        if !added.isEmpty { note(.warned, path, "known keys now: " + Wording.keys(added, "and")) }
        let gone = old.knownKeys.filter { !new.knownKeys.contains($0) }
        if !gone.isEmpty { note(.unwarned, path, "known keys no more: " + Wording.keys(gone, "and")) }
    }

    // MARK: Places inside

    private mutating func compareEntries(_ old: SchemaOutline, _ new: SchemaOutline, _ path: String) {
        var added = new.entries.filter { entry in !old.entries.contains { $0.step == entry.step } }
        for entry in old.entries {
            let place = entry.step.path(after: path)
            if let newer = new.entries.first(where: { $0.step == entry.step }) {
                if newer.isRequired, !entry.isRequired { note(.required, place, "must be there now") }
                if entry.isRequired, !newer.isRequired {
                    note(.optional, place, "need not be there any more")
                }
                compare(entry.outline, newer.outline, at: place)
            } else if let position = added.firstIndex(where: { entry.isProbably($0) }) {
                let newer = added.remove(at: position)
                note(.renamed, place, "probably `\(newer.step.path(after: path))` now")
                compare(entry.outline, newer.outline, at: newer.step.path(after: path))
            } else if case .key = entry.step, let others = new.entry(entry.step) {
                compare(entry.outline, others.outline, at: place)
            } else {
                note(
                    .removed, place,
                    entry.outline.deprecation == nil ? "is gone" : "is gone; it was deprecated")
            }
        }
        for entry in added {
            let place = entry.step.path(after: path)
            note(
                entry.isRequired ? .required : .added, place,
                entry.isRequired ? "is new, and must be there" : "is new")
        }
    }
}

extension SchemaOutline.Entry {
    /// Whether a new place is this one under another name: it takes the same values, and the names are near each
    /// other, or both are described in the same words, or the old one said what to use instead.
    fileprivate func isProbably(_ newer: SchemaOutline.Entry) -> Bool {
        guard case .key(let old) = step, case .key(let new) = newer.step,
            outline.accepted == newer.outline.accepted,
            outline.entries.map(\.step) == newer.outline.entries.map(\.step)
        else { return false }
        let hasSameWords = outline.description != nil && outline.description == newer.outline.description
        return hasSameWords || Spelling.nearest(to: old, in: [new]) != nil
            || outline.deprecation?.use?.contains(new) == true
    }
}

extension SchemaOutline.Deprecation {
    /// The terms in a few words.
    fileprivate func words(of thing: String) -> String {
        var words = "\(thing) is deprecated"
        if let deprecatedOn { words += " as of \(deprecatedOn)" }
        if let place { words += " \(place)" }
        if let use { words += "; use \(use)" }
        if let removedOn { words += "; removed on \(removedOn)" }
        return words
    }
}

extension SchemaOutline.Warning {
    /// When it is said, where that has a limit.
    fileprivate var days: String {
        (since.map { ", from \($0) on" } ?? "") + (until.map { ", until \($0)" } ?? "")
    }
}

extension AcceptedValues {
    /// The accepted values in a few words.
    fileprivate var words: String {
        let all = TypeNames.names(open).map { "any \($0)" } + values.prefix(6).map(\.json)
        return all.isEmpty ? "nothing" : all.joined(separator: ", ") + (values.count > 6 ? ", …" : "")
    }
}
