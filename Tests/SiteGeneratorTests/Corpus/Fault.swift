import ConfigSchema
import Foundation

@testable import SiteGenerator

/// One edit that a person could make by mistake, and the finding that must follow.
struct Fault {
    /// What is done.
    enum Kind: String, CaseIterable {
        case misspeltKey, wrongType, badValue, removedKey, wrongLevel
    }

    /// An edit of the block's text.
    struct Edit {
        let range: Range<Int>
        let replacement: [UInt8]
    }

    /// Where the finding must be: bytes that stay as they are, or bytes of an edit's replacement.
    enum Place {
        case kept(Range<Int>)
        case written(edit: Int, Range<Int>)
    }

    let kind: Kind
    let edits: [Edit]
    let place: Place
    /// The ids of which the finding must have one.
    let ids: Set<String>

    /// The block's text with the fault in it.
    func applied(to text: [UInt8]) -> [UInt8] {
        var text = text
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            text.replaceSubrange(edit.range, with: edit.replacement)
        }
        return text
    }
}

/// Makes faults in a block that is valid.
struct FaultMaker {
    let root: ConfigNode
    let language: ConfigLanguage
    let outline: SchemaOutline
    let schema: Schema

    /// A value of the block with what the schema says of its place.
    private struct Place {
        let value: ConfigNode
        let key: ConfigNode?
        let subschemas: SchemaOutline.Subschemas
        /// The object or array around it, by its number.
        let owner: Int?
    }

    private let places: [Place]

    init(_ root: ConfigNode, _ language: ConfigLanguage, _ outline: SchemaOutline, _ schema: Schema) {
        (self.root, self.language, self.outline, self.schema) = (root, language, outline, schema)
        var places = [Place(value: root, key: nil, subschemas: outline.subschemas, owner: nil)]
        var position = 0
        while position < places.count {
            let place = places[position]
            for element in place.value.elements {
                let subschemas = outline.element(of: place.subschemas)
                places.append(Place(value: element, key: nil, subschemas: subschemas, owner: position))
            }
            for member in place.value.members {
                let subschemas = outline.member(member.key.string ?? "", of: place.subschemas)
                places.append(
                    Place(value: member.value, key: member.key, subschemas: subschemas, owner: position))
            }
            position += 1
        }
        self.places = places
    }

    /// A random fault after which the block is invalid, or has a key that nobody lists; `nil` where none was found.
    func fault(_ numbers: inout SplitMix) -> Fault? {
        for kind in Fault.Kind.allCases.shuffled(using: &numbers) {
            for place in places.dropFirst().shuffled(using: &numbers) {
                guard let fault = fault(kind, place, &numbers), isFault(fault) else { continue }
                return fault
            }
        }
        return nil
    }

    /// Whether the edited text is still of its language, and not valid any more where it has to be invalid.
    private func isFault(_ fault: Fault) -> Bool {
        let document = ConfigDocument(parsing: fault.applied(to: root.document.bytes), as: language)
        guard document.problems.isEmpty, let root = document.root else { return false }
        switch fault.kind {
        case .misspeltKey: return true
        case .wrongType, .badValue, .removedKey, .wrongLevel: return !schema.isValid(root)
        }
    }

    private func fault(_ kind: Fault.Kind, _ place: Place, _ numbers: inout SplitMix) -> Fault? {
        switch kind {
        case .misspeltKey: misspelt(place, &numbers)
        case .wrongType: retyped(place)
        case .badValue: revalued(place, &numbers)
        case .removedKey: removed(place)
        case .wrongLevel: lifted(place)
        }
    }

    // MARK: The kinds

    private func misspelt(_ place: Place, _ numbers: inout SplitMix) -> Fault? {
        guard let key = place.key, let name = key.string, let owner = place.owner.map({ places[$0] }),
            outline.lists(name, owner.subschemas), !outline.hasFreeNames(owner.subschemas), name != "$schema",
            name.utf8.count > 3, let written = misspelt(key, &numbers),
            !outline.lists(written, owner.subschemas), owner.value[written] == nil
        else { return nil }
        let text = replaced(key, by: written)
        return Fault(
            kind: .misspeltKey, edits: [Fault.Edit(range: key.range, replacement: text)],
            place: .written(edit: 0, 0..<text.count), ids: ["unknown-property"])
    }

    /// A text with two letters swapped, one left out or one doubled.
    private func misspelt(_ node: ConfigNode, _ numbers: inout SplitMix) -> String? {
        guard let name = node.string else { return nil }
        var letters = Array(name.utf8)
        guard letters.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) else { return nil }
        let position = Int.random(in: 1..<letters.count - 1, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0 where letters[position] != letters[position + 1]: letters.swapAt(position, position + 1)
        case 1 where letters[position] != letters[position + 1]: letters.remove(at: position)
        default: letters.insert(letters[position], at: position)
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// A key or value as it is written, with another text in its quotes.
    private func replaced(_ node: ConfigNode, by text: String) -> [UInt8] {
        let first = root.document.bytes[node.range.lowerBound]
        let quote = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? [first] : []
        return quote + Array(text.utf8) + quote
    }

    private func retyped(_ place: Place) -> Fault? {
        guard !place.subschemas.isEmpty, place.value.range.count > 0, isInline(place.value) else {
            return nil
        }
        let isScalar = place.value.kind == .number || place.value.kind == .boolean
        let text = Array((isScalar ? "[\"x\"]" : "12345").utf8)
        let ids: Set =
            outline.listsValues(place.subschemas) ? ["wrong-type", "invalid-value"] : ["wrong-type"]
        return Fault(
            kind: .wrongType, edits: [Fault.Edit(range: place.value.range, replacement: text)],
            place: .written(edit: 0, 0..<text.count), ids: ids)
    }

    /// Whether a value can be replaced where it stands: outside JSON only what is on one line.
    private func isInline(_ value: ConfigNode) -> Bool {
        switch language {
        case .json, .jsonc, .json5, .jsonl: true
        case .yaml, .toml: !root.document.bytes[value.range].contains(0x0A) && value.count == 0
        case .plist, .reg, .env: false
        }
    }

    private func revalued(_ place: Place, _ numbers: inout SplitMix) -> Fault? {
        guard outline.listsValues(place.subschemas), let text = place.value.string, text.utf8.count > 2,
            isInline(place.value), let written = misspelt(place.value, &numbers)
        else { return nil }
        let replacement = replaced(place.value, by: written)
        return Fault(
            kind: .badValue, edits: [Fault.Edit(range: place.value.range, replacement: replacement)],
            place: .written(edit: 0, 0..<replacement.count), ids: ["invalid-value"])
    }

    private func removed(_ place: Place) -> Fault? {
        guard let name = place.key?.string, let owner = place.owner.map({ places[$0] }),
            outline.demands(name, owner.subschemas), let range = rangeWithComma(place)
        else { return nil }
        let opening = owner.value.range.lowerBound..<owner.value.range.lowerBound + 1
        return Fault(
            kind: .removedKey, edits: [Fault.Edit(range: range, replacement: [])],
            place: .kept(owner.key?.range ?? opening), ids: ["missing-property"])
    }

    /// A member taken out of its object and put before the first member of the object around that.
    private func lifted(_ place: Place) -> Fault? {
        guard let key = place.key, let name = key.string, let owner = place.owner.map({ places[$0] }),
            let outer = owner.owner.map({ places[$0] }), outer.value.kind == .object,
            let first = outer.value.members.first(where: { _ in true })?.key,
            outline.lists(name, owner.subschemas), !outline.lists(name, outer.subschemas),
            outer.value[name] == nil, let range = rangeWithComma(place)
        else { return nil }
        let bytes = root.document.bytes
        let member = Array(bytes[key.range.lowerBound..<place.value.range.upperBound]) + Array(", ".utf8)
        let start = first.range.lowerBound
        return Fault(
            kind: .wrongLevel,
            edits: [
                Fault.Edit(range: start..<start, replacement: member),
                Fault.Edit(range: range, replacement: []),
            ],
            place: .written(edit: 0, 0..<key.range.count), ids: ["misplaced-property"])
    }

    /// A member with the comma that goes with it; JSON only.
    private func rangeWithComma(_ place: Place) -> Range<Int>? {
        guard language == .json || language == .jsonc, let key = place.key else { return nil }
        let text = root.document.bytes
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == UInt8(ascii: ",") }
        let range = key.range.lowerBound..<place.value.range.upperBound
        let rest = text[range.upperBound...].prefix(while: isSpace)
        if let comma = rest.firstIndex(of: UInt8(ascii: ",")) { return range.lowerBound..<comma + 1 }
        let head = text[..<range.lowerBound].reversed().prefix(while: isSpace)
        let commas = head.firstIndex(of: UInt8(ascii: ",")) != nil
        return (range.lowerBound - (commas ? head.count : 0))..<range.upperBound
    }
}
