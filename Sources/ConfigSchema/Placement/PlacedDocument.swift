import Diagnostics

/// A document that stands at a place in another one, so that it is validated as the part of it that it is.
///
/// What the other document lacks is not missed where there is none: its objects and arrays are partial.
public struct PlacedDocument: Sendable {
    /// What a violation of the whole is about.
    public enum Part: Sendable, Hashable {
        /// The text that is placed.
        case text
        /// The pointer that says where.
        case pointer
    }

    /// A violation whose ranges are places in one part alone.
    public struct PartViolation: Sendable, Hashable {
        /// The part that is wrong.
        public let part: Part
        /// What is wrong with it.
        public let violation: Violation
    }

    /// The whole: both documents as one. Ranges in the placed text are the same as in that text alone.
    public let document: ConfigDocument
    /// The bytes of the whole that are the placed text; behind them come the other document and the pointer.
    let text: Range<Int>
    let pointer: Range<Int>
    /// What opens the placed value: its brace or its first key.
    let opening: Range<Int>

    /// The same with strings read on that a schema wants to be other than strings, as
    /// `ConfigDocument.adapted(to:at:)` does.
    public func adapted(to schema: Schema) -> PlacedDocument {
        PlacedDocument(
            document: document.adapted(to: schema, at: ""), text: text, pointer: pointer, opening: opening)
    }

    /// What is wrong with the placed text and with its place by a schema for the whole. What is wrong with the
    /// rest of the other document is left out.
    public func validate(
        against schema: Schema, options: ValidationOptions = ValidationOptions()
    ) -> [PartViolation] {
        guard let root = document.root else { return [] }
        return document.certain(schema.validate(root, options: options)).compactMap(part)
    }

    private func part(_ violation: Violation) -> PartViolation? {
        let start = violation.range.lowerBound
        if start <= text.upperBound { return PartViolation(part: .text, violation: violation) }
        guard start >= pointer.lowerBound else { return nil }
        // The key that stands before a value is the pointer's, so the value is shown instead.
        return violation.isAboutKey
            ? PartViolation(part: .pointer, violation: violation.moved(by: -pointer.lowerBound))
            : PartViolation(part: .text, violation: violation.at(opening))
    }
}

/// Why a document cannot stand where a pointer says.
public struct PlacementProblem: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// The text is no JSON Pointer: it does not begin with `/`, or has a `~` without `0` or `1`.
        case notAPointer
        /// The place is deeper than documents are.
        case tooDeep
        /// The value that the pointer leads to on its way holds no others.
        case noContainer(ConfigNode.Kind)
        /// An array has no element of that number, and its next one has another.
        case noElement(count: Int)
    }

    /// What is wrong.
    public let kind: Kind
    /// The part of the pointer that is wrong, in bytes of the pointer.
    public let range: Range<Int>
}

extension Violation {
    /// The same at another place of the text, without fixes, which were made for the old one.
    fileprivate func at(_ range: Range<Int>) -> Violation {
        Violation(
            kind: kind, severity: severity, range: range, instancePath: instancePath, place: place,
            schemaPath: schemaPath, schemaName: schemaName, reason: reason, alternatives: alternatives,
            fixes: [], hint: hint,
            lack: lack)
    }

    /// The same with all ranges moved. A fix that would need escapes in a pointer is left out.
    fileprivate func moved(by distance: Int) -> Violation {
        let moved = { (range: Range<Int>) in
            (range.lowerBound + distance)..<(range.upperBound + distance)
        }
        let plain = fixes.filter { $0.edits.allSatisfy { !$0.replacement.contains { "/~\"".contains($0) } } }
        return Violation(
            kind: kind, severity: severity, range: moved(range), instancePath: instancePath, place: place,
            schemaPath: schemaPath, schemaName: schemaName, reason: reason, alternatives: alternatives,
            fixes: plain.map { $0.moved(moved) }, hint: hint, lack: lack)
    }
}
