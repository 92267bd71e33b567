import ConfigSchema
import Diagnostics
import Markdown
import Text

/// Where a block that is a fragment stands: what its attributes `at` and `base` say.
struct SnippetPlacement: Sendable {
    /// The attribute `at`.
    let pointer: InfoString.Attribute
    /// Each document of the text as a part of its own document; empty where a finding says why it is none.
    private(set) var placed: [PlacedDocument]
    /// The document around it.
    private var base: ConfigDocument?

    /// Documents that are placed are not deeper than this, so that they stay within limits where they stand.
    static let limits = ConfigLimits(depth: 192)

    private init(
        _ pointer: InfoString.Attribute, _ placed: [PlacedDocument] = [], in base: ConfigDocument? = nil
    ) {
        self.pointer = pointer
        self.placed = placed
        self.base = base
    }

    /// The same place with the text read in another way.
    func placing(_ config: ConfigDocument) -> SnippetPlacement {
        guard !placed.isEmpty, let at = pointer.value else { return self }
        let parts = config.documents.compactMap { try? $0.placed(at: at, in: base).get() }
        return SnippetPlacement(pointer, parts, in: base)
    }

    /// From a byte of the pointer to the byte of the page.
    var map: SourceMap { SourceMap(origin: pointer.valueRange.lowerBound, count: pointer.valueRange.count) }

    /// Reads the attributes of a block; nothing where it has neither.
    ///
    /// - Parameters:
    ///   - config: what the block holds.
    ///   - place: the file that the block is written in.
    ///   - path: the page's path, for findings.
    static func read(
        _ info: InfoString, _ config: ConfigDocument, texts: SiteTexts, place: String, path: String
    ) -> (SnippetPlacement?, [Diagnostic]) {
        guard let at = info["at"] else {
            guard let base = info["base"] else { return (nil, []) }
            return (nil, [.attributeWithout("at", base, path)])
        }
        guard let pointer = at.value else {
            return (SnippetPlacement(at), [.missingPointer(at, path)])
        }
        let (base, findings) = base(info["base"], texts, place: place, path: path)
        guard findings.isEmpty, config.root != nil else {
            return (SnippetPlacement(at), findings)
        }
        var placed: [PlacedDocument] = []
        for document in config.documents {
            switch document.placed(at: pointer, in: base) {
            case .success(let part): placed.append(part)
            case .failure(let problem):
                let placement = SnippetPlacement(at)
                let location = Location(path: path, range: placement.map.range(problem.range))
                return (placement, [.misplaced(pointer, problem, location)])
            }
        }
        return (SnippetPlacement(at, placed, in: base), [])
    }

    private static func base(
        _ attribute: InfoString.Attribute?, _ texts: SiteTexts, place: String, path: String
    ) -> (ConfigDocument?, [Diagnostic]) {
        guard let attribute else { return (nil, []) }
        let location = Location(path: path, range: attribute.valueRange)
        guard let name = attribute.value, !name.isEmpty else {
            return (nil, [.missingFileName(attribute, path)])
        }
        guard let found = texts.find(name, from: place) else {
            return (nil, [.missingFile(name, texts.nearest(to: name, from: place), location)])
        }
        let language = ConfigLanguage(fileName: found.place) ?? .json
        let document = ConfigDocument(parsing: found.text.bytes, as: language, limits: limits)
        guard document.root != nil else { return (nil, [.emptyBase(name, location)]) }
        return (document, [])
    }
}

// MARK: Messages

extension Diagnostic {
    /// An attribute that means something only beside another one.
    static func attributeWithout(
        _ other: String, _ attribute: InfoString.Attribute, _ path: String
    ) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .error, "`\(attribute.name)` means nothing without `\(other)`",
            at: Location(path: path, range: attribute.nameRange))
    }

    /// An attribute that should name a file and does not.
    static func missingFileName(_ attribute: InfoString.Attribute, _ path: String) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .error, "`\(attribute.name)` does not say which file",
            at: Location(path: path, range: attribute.nameRange),
            help:
                "write `\(attribute.name)=` and a path from this page, or from the content folder behind `/`")
    }

    /// A file that an attribute names and that is not there.
    static func missingFile(_ name: String, _ near: String?, _ location: Location) -> Diagnostic {
        Diagnostic(
            .missingFile, .error, "there is no file `\(name)`", at: location,
            help: near.map { "did you mean `/\($0)`?" }
                ?? "the path is looked up from the folder of this file, or from the content folder if it begins with `/`"
        )
    }

    fileprivate static func missingPointer(_ at: InfoString.Attribute, _ path: String) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .error, "`at` does not say where the block stands",
            at: Location(path: path, range: at.nameRange),
            help: "write `at=` and a JSON Pointer, such as `at=/mcpServers/brave`")
    }

    fileprivate static func emptyBase(_ name: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .error, "there is nothing in `\(name)` that the block could stand in",
            at: location, help: "without `base` the block stands in an empty document")
    }

    fileprivate static func misplaced(
        _ pointer: String, _ problem: PlacementProblem, _ location: Location
    ) -> Diagnostic {
        let (message, help) = words(pointer, problem)
        var fixes: [Fix] = []
        if problem.kind == .notAPointer, !pointer.hasPrefix("/"), let start = location.range?.lowerBound {
            fixes.append(Fix("begin with `/`", edits: [TextEdit(range: start..<start, replacement: "/")]))
        }
        return Diagnostic(.invalidAttribute, .error, message, at: location, help: help, fixes: fixes)
    }

    private static func words(_ pointer: String, _ problem: PlacementProblem) -> (String, String) {
        let token = String(decoding: Array(pointer.utf8)[problem.range], as: UTF8.self)
        switch problem.kind {
        case .notAPointer:
            return (
                "`\(pointer)` is no JSON Pointer",
                pointer.hasPrefix("/")
                    ? "`~` is written `~0`, and `/` in a key `~1`" : "it begins with `/`: `/\(pointer)`"
            )
        case .tooDeep:
            return ("the pointer leads deeper than documents are", "a pointer has at most 64 steps")
        case .noContainer(let kind):
            return (
                "in the base, what stands before `\(token)` is a \(kind.rawValue), which holds nothing",
                "point at a place in an object or array"
            )
        case .noElement(let count):
            return (
                "in the base, the array has no element `\(token)`",
                "it has \(count.counted("element")); `-` adds one"
            )
        }
    }
}
