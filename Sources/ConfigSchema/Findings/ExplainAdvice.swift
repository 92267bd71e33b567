import Diagnostics

/// What is not wrong yet, or was right once: deprecated keys and values.
extension Explanation {
    mutating func advice(_ group: Group, _ node: Int) -> [Finding] {
        let isOwnName = group.applied.contains { evaluation.units[$0.unit].hasAdvice && holdsOwnNames($0) }
        var ofKey: Finding?
        for applied in group.applied where evaluation.units[applied.unit].hasAdvice {
            guard let finding = deprecation(applied, node) ?? deprecatedValue(applied, node, isOwnName)
            else { continue }
            // A key that should not be used is read all the same, and so its value counts.
            guard case .deprecatedProperty = finding.kind else { return [ofKey, finding].compactMap(\.self) }
            ofKey = ofKey ?? finding
            if let value = deprecatedValue(applied, node, isOwnName) {
                return [ofKey, value].compactMap(\.self)
            }
        }
        return [ofKey].compactMap(\.self)
    }

    /// The schema that a unit was compiled from.
    func schema(of applied: Applied) -> ConfigNode {
        let unit = evaluation.units[applied.unit]
        return ConfigNode(storage: content.documents[Int(unit.document)], index: Int(unit.node))
    }

    private func deprecation(_ applied: Applied, _ node: Int) -> Finding? {
        let schema = schema(of: applied)
        guard schema["deprecated"]?.boolean == true else { return nil }
        let terms = Violation.Terms(
            use: schema["x-use"]?.string, removedOn: schema["x-removed-on"]?.string, on: options.today)
        let key = ConfigNode(storage: storage, index: node).key?.string
        let kind: Violation.Kind
        if let key, applied.isCertain {
            kind = .deprecatedProperty(name: key, terms: terms)
        } else {
            kind = .deprecatedValue(value: shortForm(node), terms: terms)
        }
        return Finding(
            kind: kind, severity: options.severity(of: terms), node: node,
            mark: key != nil && applied.isCertain ? .key : .value, unit: applied.unit, keyword: "deprecated")
    }

    private mutating func deprecatedValue(_ applied: Applied, _ node: Int, _ isOwnName: Bool) -> Finding? {
        guard let dated = content.datedValues[applied.unit], let known = terms(in: dated, node),
            known.count(on: options.today)
        else { return nil }
        let use = known.use.map { kept($0, in: dated, node) }
        let terms = Violation.Terms(
            use: use, removedOn: isOwnName ? nil : known.removedOn, on: options.today, source: known.source,
            place: isOwnName ? Self.unlessOwn(known.place) : known.place)
        return Finding(
            kind: .deprecatedValue(value: shortForm(node), terms: terms),
            severity: options.severity(of: terms),
            node: node, unit: applied.unit,
            keyword: "x-deprecated-values" + (known.position.map { "/\($0)" } ?? ""))
    }

    /// Whether the names at a place are somebody's own, which may only look like those of a list (`x-own-names`).
    private func holdsOwnNames(_ applied: Applied) -> Bool {
        schema(of: applied)["x-own-names"]?.boolean == true
    }

    /// Where something holds that may be said of another thing with the same name.
    private static func unlessOwn(_ place: String?) -> String {
        [place, "if that is what the name stands for here"].compactMap(\.self).joined(separator: ", ")
    }

    /// What to use instead, with what the text has behind it in brackets if the pattern matches with and without that, as
    /// in `model[1m]`.
    private mutating func kept(_ use: String, in dated: DatedValues, _ node: Int) -> String {
        let text = view.text(view.nodes[node])
        guard text.last == UInt8(ascii: "]"), let start = text.lastIndex(of: UInt8(ascii: "[")),
            use.count > 2, use.hasPrefix("`"), use.dropFirst().firstIndex(of: "`") == use.indices.last
        else { return use }
        let rest = UnsafeBufferPointer(rebasing: text[..<start])
        for (pattern, _) in dated.patterns
        where evaluation.matches(Int(pattern), text) && evaluation.matches(Int(pattern), rest) {
            return use.dropLast() + String(decoding: text[start...], as: UTF8.self) + "`"
        }
        return use
    }

    private mutating func terms(in dated: DatedValues, _ node: Int) -> DatedValues.Terms? {
        let written = ConfigNode(storage: storage, index: node)
        guard let text = written.string else {
            return written.count == 0 ? dated.exact[shortForm(node)] : nil
        }
        if let terms = dated.exact[text] { return terms }
        let bytes = view.text(view.nodes[node])
        for (pattern, terms) in dated.patterns where evaluation.matches(Int(pattern), bytes) {
            // Whose value it is, before its last slash, may be said or not.
            guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return terms }
            let rest = UnsafeBufferPointer(rebasing: bytes[(slash + 1)...])
            guard evaluation.matches(Int(pattern), rest) else { return terms }
            return terms.within(String(decoding: bytes[...slash], as: UTF8.self))
        }
        return nil
    }
}

extension Violation {
    /// Until when something holds that is about to go, and what takes its place.
    public struct Terms: Sendable, Hashable {
        /// What to write instead.
        public let use: String?
        /// The day from which on it is gone, as `YYYY-MM-DD`.
        public let removedOn: String?
        /// Whether that day has come.
        public let isRemoved: Bool
        /// The address of the page that says so.
        public let source: String?
        /// Where it holds, in words, such as "on Amazon Bedrock".
        public let place: String?

        init(use: String?, removedOn: String?, on today: String?, source: String? = nil, place: String? = nil)
        {
            self.use = use
            self.removedOn = removedOn
            self.source = source
            self.place = place
            isRemoved = removedOn.flatMap { date in today.map { $0 >= date } } ?? false
        }
    }
}

extension ValidationOptions {
    /// How bad it is to write what is about to go or is gone.
    fileprivate func severity(of terms: Violation.Terms) -> Severity {
        guard terms.isRemoved, !isLenientOnDates else { return .warning }
        guard let writtenOn, let removedOn = terms.removedOn else { return .error }
        return writtenOn < removedOn ? .warning : .error
    }
}
