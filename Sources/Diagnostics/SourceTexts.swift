public import Text

/// The texts that findings point into, by path, for the formats that show or count lines.
public struct SourceTexts: Sendable {
    private let texts: [PathKey: SourceText]

    /// Gathers texts; of two with one path the last counts.
    public init(_ texts: some Sequence<SourceText>) {
        self.texts = Dictionary(texts.map { (PathKey($0.path), $0) }, uniquingKeysWith: { $1 })
    }

    /// These texts and others, which count where there is one of the same path.
    public func adding(_ others: [SourceText]) -> SourceTexts {
        SourceTexts(Array(texts.values) + others)
    }

    /// The text at a path, where there is one.
    public subscript(path: String) -> SourceText? { texts[PathKey(path)] }

    /// The same texts with stars for every byte at some places.
    func hiding(_ places: [Location]) -> SourceTexts {
        var hidden: [PathKey: [UInt8]] = [:]
        for place in places {
            guard let range = place.range, let text = self[place.path] else { continue }
            let bytes = range.clamped(to: 0..<text.bytes.count)
            hidden[PathKey(place.path), default: text.bytes].replaceSubrange(
                bytes, with: repeatElement(UInt8(ascii: "*"), count: bytes.count))
        }
        guard !hidden.isEmpty else { return self }
        return SourceTexts(
            texts.values.map { text in
                hidden[PathKey(text.path)].map { SourceText(path: text.path, bytes: $0) } ?? text
            })
    }

    /// A location as `path:line:column`, or the path alone where it means a whole file.
    public func place(of location: Location) -> String { places(of: [location])[0] }

    /// Locations as `path:line:column`, or the path alone where one means a whole file. The lines of each text are
    /// counted once for all of them.
    public func places(of locations: [Location]) -> [String] {
        var locator = Locator(self)
        return locations.map { location in
            guard let start = locator.positions(of: location)?.start else { return location.path }
            return "\(location.path):\(start.line):\(start.column)"
        }
    }
}

/// Turns locations into positions, and keeps the line index of each file, since a note can point into another.
struct Locator {
    let sources: SourceTexts
    /// What stands before paths that a format counts from a repository's root, with `/` at its end.
    private let folder: String
    private var last = (path: "", start: -1, offset: 0, column: 1)
    private var indices: [PathKey: LineIndex] = [:]

    init(_ sources: SourceTexts, in folder: String = "") {
        self.sources = sources
        self.folder = folder
    }

    /// A file's path from the repository's root.
    func path(_ path: String) -> String { path.hasPrefix("/") ? path : folder + path }

    /// The line index of a file, or `nil` where its text is not known.
    mutating func lines(of path: String) -> LineIndex? {
        let key = PathKey(path)
        if let known = indices[key] { return known }
        WorkCounter.add(1)
        let index = sources[path].map { LineIndex($0.bytes) }
        indices[key] = index
        return index
    }

    /// The first and the last position of a location; `nil` for one that means a whole file.
    mutating func positions(of location: Location) -> (start: Position, end: Position)? {
        guard let range = location.range, let lines = lines(of: location.path) else { return nil }
        return (lines.position(at: range.lowerBound), lines.position(at: range.upperBound))
    }

    /// A position's column in UTF-16 code units, from 1.
    mutating func utf16Column(of position: Position, in path: String) -> Int {
        guard let source = sources[path] else { return position.column }
        let start = position.offset - position.column + 1
        // Findings come by place, so the next column on a line is counted from the last one.
        if PathKey(last.path) != PathKey(path) || last.start != start || last.offset > position.offset {
            last = (path, start, start, 1)
        }
        let units = String(decoding: source.bytes[last.offset..<position.offset], as: UTF8.self).utf16.count
        last = (path, start, position.offset, last.column + units)
        return last.column
    }
}
