package import ConfigSchema
package import Diagnostics
package import Text

/// A config text that stands in a file, for questions about a place in it: a block, front matter, or the file
/// itself.
package struct EditedConfig: Sendable {
    /// What the text is.
    package enum Kind: Sendable, Hashable {
        case block, frontMatter, file
    }

    /// What the text is.
    package let kind: Kind
    /// The text as values with ranges in it.
    package let document: ConfigDocument
    /// From a byte of the text to the byte of the file.
    package let map: SourceMap
    /// What says what may stand in it; `nil` where nothing does.
    package let schema: EditedSchema?
    /// The bytes of the whole block; `nil` for what is none.
    package var block: Range<Int>?
    /// What binds a block in full that was recognised; `nil` where nothing can or need.
    package var binding: EditedBinding?
    /// What a block that nothing binds says of its schema; `nil` for any other.
    var unboundNames: UnboundNames?

    init(_ kind: Kind, _ document: ConfigDocument, _ map: SourceMap, _ schema: EditedSchema?) {
        self.kind = kind
        self.document = document
        self.map = map
        self.schema = schema
    }

    /// The bytes of the file that the text takes.
    package var range: Range<Int> {
        guard let first = map.segments.first, let last = map.segments.last else { return 0..<0 }
        return first.origin..<last.origin + last.count
    }

    /// The byte of the text that a byte of the file is; the end of the text behind its last byte.
    package func offset(ofFile offset: Int) -> Int {
        if let inner = map.offset(ofOrigin: offset) { return inner }
        return offset <= range.lowerBound ? 0 : document.bytes.count
    }

    /// The way to the key or value at a byte of the text, and its range there; of an object's member the way
    /// to the member, whether the byte is in its key or its value.
    package func place(at offset: Int) -> EditedPlace? {
        for root in document.roots where root.range.touches(offset) {
            return Self.place(at: offset, in: root, [])
        }
        return nil
    }

    /// A text is never deeper than `ConfigLimits` allows, and neither is this.
    private static func place(
        at offset: Int, in node: ConfigNode, _ path: [SchemaOutline.Step]
    ) -> EditedPlace? {
        for (key, value) in node.members {
            let inner = path + [.key(key.string ?? "")]
            if key.range.touches(offset) { return EditedPlace(path: inner, range: key.range, isKey: true) }
            if value.range.touches(offset) {
                return place(at: offset, in: value, inner)
                    ?? EditedPlace(path: inner, range: value.range, isKey: false)
            }
        }
        for (position, element) in node.elements.enumerated() where element.range.touches(offset) {
            let inner = path + [.position(position)]
            return place(at: offset, in: element, inner)
                ?? EditedPlace(path: inner, range: element.range, isKey: false)
        }
        return nil
    }

    /// The ranges in the file of the keys at a place of the schema, in the order of the text.
    package func keys(at wanted: [SchemaOutline.Step]) -> [Range<Int>] {
        guard let schema else { return [] }
        var found: [Range<Int>] = []
        func visit(_ node: ConfigNode, _ path: [SchemaOutline.Step]) {
            for (key, value) in node.members {
                let inner = path + [.key(key.string ?? "")]
                if schema.steps(along: inner) == wanted { found.append(map.range(key.range)) }
                visit(value, inner)
            }
            for (position, element) in node.elements.enumerated() {
                visit(element, path + [.position(position)])
            }
        }
        for root in document.roots { visit(root, []) }
        return found
    }
}

/// Attributes that bind a block to the schema that it was recognised as.
package struct EditedBinding: Sendable, Hashable {
    /// The attributes as they are written.
    package let words: String
    /// The edit of the file that writes them.
    package let edit: Diagnostic.TextEdit
}

/// A key or value of a config text.
package struct EditedPlace: Sendable, Hashable {
    /// The way to it.
    package let path: [SchemaOutline.Step]
    /// Where it is written in the text.
    package let range: Range<Int>
    /// Whether it is the key that is meant.
    package let isKey: Bool
}

/// What says what may stand in a config text.
package struct EditedSchema: Sendable {
    /// The schema's name, and the version of the product that it describes.
    package let name, version: String
    /// Where its facts come from.
    package let source: String
    /// The path of the schema's file.
    package let path: String
    /// What it says; of several schemas that hold together, the first that knows a key counts.
    package let outlines: [SchemaOutline]
    /// The way from the root of its documents to the text's root.
    let around: [SchemaOutline.Step]
    /// The way from the text's root to that of the document in it.
    let within: [SchemaOutline.Step]

    init(
        name: String, version: String, source: String, path: String, outlines: [SchemaOutline],
        around: [SchemaOutline.Step] = [], within: [SchemaOutline.Step] = []
    ) {
        self.name = name
        self.version = version
        self.source = source
        self.path = path
        self.outlines = outlines
        self.around = around
        self.within = within
    }

    /// What is said of the value at a place of the text, by each schema that says something.
    package func outlines(along path: [SchemaOutline.Step]) -> [SchemaOutline] {
        guard path.starts(with: within) else { return [] }
        let whole = around + path.dropFirst(within.count)
        return outlines.compactMap { $0.outline(along: whole) }
    }

    /// The steps of the schema that lead to a place of the text; `nil` for a place that it does not know.
    package func steps(along path: [SchemaOutline.Step]) -> [SchemaOutline.Step]? {
        guard path.starts(with: within) else { return nil }
        let whole = around + path.dropFirst(within.count)
        for outline in outlines {
            if let steps = outline.steps(along: whole) { return steps }
        }
        return nil
    }

    /// What is said of the member or element at a place of the text: whether it must be there, and more.
    package func entry(at path: [SchemaOutline.Step]) -> SchemaOutline.Entry? {
        guard let last = path.last else { return nil }
        return outlines(along: Array(path.dropLast())).lazy.compactMap { $0.entryMeant(by: last) }.first
    }
}

extension SchemaOutline {
    /// The entry that a step leads to, whose name may be a position.
    func entryMeant(by step: Step) -> Entry? {
        if let entry = entry(step) { return entry }
        guard case .key(let name) = step, let position = Int(name) ?? (name == "-" ? 0 : nil) else {
            return nil
        }
        return entry(.position(position))
    }

    /// What is said of the value that steps lead to.
    func outline(along path: [Step]) -> SchemaOutline? {
        var outline = self
        for step in path {
            guard let entry = outline.entryMeant(by: step) else { return nil }
            outline = entry.outline
        }
        return outline
    }

    /// The steps as the schema has them.
    func steps(along path: [Step]) -> [Step]? {
        var (outline, steps) = (self, [Step]())
        for step in path {
            guard let entry = outline.entryMeant(by: step) else { return nil }
            steps.append(entry.step)
            outline = entry.outline
        }
        return steps
    }
}

extension Range<Int> {
    /// Whether an offset is in the range or right behind it.
    package func touches(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }
}
