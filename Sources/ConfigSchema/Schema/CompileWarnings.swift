import Diagnostics

/// `x-warn`: conditions under which a valid value is worth a word.
extension SchemaCompiler {
    /// Reads the entries of the subschema at hand. One that is incomplete is reported and left out.
    mutating func compileWarnings(_ unit: Int, _ place: SchemaPlace) {
        guard let node = value(.warn) else { return }
        let list = nodeView(node, place)
        guard list.kind == .array else { return report("`x-warn` is an array", node, place) }
        let warnings = list.elements.compactMap { warning($0, place) }
        guard !warnings.isEmpty else { return }
        content.warnings[unit] = warnings
        content.units[unit].hasAdvice = true
        content.hasAdvice = true
    }

    private mutating func warning(_ entry: ConfigNode, _ place: SchemaPlace) -> SchemaWarning? {
        guard let id = entry["id"]?.string, let message = entry["message"]?.string,
            let condition = entry["if"]
        else {
            report("an entry of `x-warn` has `id`, `if` and `message`", entry.index, place)
            return nil
        }
        var warning = SchemaWarning(
            condition: unit(condition.index, place), id: id, message: message, use: entry["use"]?.string,
            source: entry["source"]?.string, since: entry["since"]?.string, until: entry["until"]?.string)
        for key in ["since", "until"] { checkDay(entry[key], key, place) }
        if let since = warning.since, let until = warning.until, until <= since {
            report("`until` is a day after `since`", entry["until"]?.index ?? entry.index, place)
        }
        if let at = entry["at"] {
            guard let pointer = at.string.flatMap({ RelativePointer($0) }) else {
                report(
                    "`at` is a JSON Pointer such as `/model`, or a relative one such as `1/model`", at.index,
                    place)
                return nil
            }
            warning.place = pointer
        }
        if let names = entry["names"], names.kind == .array {
            warning.names = names.elements.compactMap(\.string)
        }
        if let fix = entry["fix"] {
            warning.fix = Self.fix(fix)
            if warning.fix == nil {
                report("`fix` has a `value` that is no object or array, or a `key`", fix.index, place)
            }
        }
        return warning
    }

    /// Says that a text is no day of the calendar.
    mutating func checkDay(_ node: ConfigNode?, _ key: String, _ place: SchemaPlace) {
        guard let node, let text = node.string, !DateFormats.isDay(text) else { return }
        report("`\(key)` is a day such as 2026-04-28", node.index, place)
    }

    private static func fix(_ node: ConfigNode) -> Violation.Replacement? {
        if let key = node["key"]?.string { return .key(key) }
        guard let value = node["value"] else { return nil }
        switch value.kind {
        case .string: return value.string.map { .text($0) }
        case .number, .boolean, .null: return .literal(value.json)
        case .object, .array: return nil
        }
    }
}
