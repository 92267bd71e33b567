import Diagnostics
import Markdown
import Text

/// A page's text with its partials put in, and the way from each of its bytes back to the file that it comes from.
struct ComposedText: Sendable {
    /// A run of bytes of one file.
    struct Piece: Sendable {
        /// Where the run begins in the text.
        let start: Int
        let count: Int
        /// The file's path, and its place below the content folder.
        let path: String
        let place: String
        /// Where the run begins in the file.
        let origin: Int
        /// The includes that put it here, for a run of a partial, each inside of the one before it.
        let includes: [Location]
    }

    private(set) var bytes: [UInt8] = []
    private(set) var pieces: [Piece] = []

    init() {}

    /// A text without partials.
    init(_ bytes: [UInt8], path: String, place: String) {
        self.bytes = bytes
        pieces = [Piece(start: 0, count: bytes.count, path: path, place: place, origin: 0, includes: [])]
    }

    /// Adds bytes that come from no file, such as the marks of a list before the lines of a partial.
    mutating func append(_ bytes: some Sequence<UInt8>) {
        self.bytes += bytes
    }

    /// Adds a part of another text with the places of its bytes.
    ///
    /// - Parameter include: the line that asks for the part.
    mutating func append(_ text: ComposedText, _ range: Range<Int>, include: Location? = nil) {
        let offset = bytes.count - range.lowerBound
        bytes += text.bytes[range]
        for index in text.pieceIndices(in: range) {
            let piece = text.pieces[index]
            let lower = max(piece.start, range.lowerBound)
            let upper = min(piece.start + piece.count, range.upperBound)
            guard lower < upper else { continue }
            pieces.append(
                Piece(
                    start: lower + offset, count: upper - lower, path: piece.path, place: piece.place,
                    origin: piece.origin + lower - piece.start,
                    includes: (include.map { [$0] } ?? []) + piece.includes))
        }
    }

    private func pieceIndices(in range: Range<Int>) -> Range<Int> {
        let first = index(ofPieceAt: range.lowerBound) ?? 0
        let last = index(ofPieceAt: range.upperBound) ?? -1
        return first..<max(first, last + 1)
    }

    /// The last piece that begins at an offset or before it.
    private func index(ofPieceAt offset: Int) -> Int? {
        let behind = pieces.partitioningIndex { $0.start > offset }
        return behind == 0 ? nil : behind - 1
    }

    // MARK: The way back

    /// The places of the files that it comes from.
    var places: [String] { pieces.map(\.place) }

    /// The texts of the files that it comes from.
    ///
    /// - Parameters:
    ///   - own: the page's own, whose front matter is left out here, and its place.
    func sources(own: SourceText, place: String, others: SiteTexts) -> [SourceText] {
        let partials = Set(places).filter { $0 != place }
        return [own] + partials.compactMap { others.text(at: $0) }
    }

    /// The place of the file that a byte comes from.
    func place(at offset: Int) -> String? {
        index(ofPieceAt: offset).map { pieces[$0].place }
    }

    /// Where a byte of the page's own file stands in the text; `nil` where something else stands there instead.
    ///
    /// - Parameter count: the length of the file; its end is where its last piece ends.
    func offset(ofFile offset: Int, count: Int) -> Int? {
        let piece = pieces.first { piece in
            let end = piece.origin + piece.count
            return piece.includes.isEmpty && piece.origin <= offset
                && (offset < end || (offset == end && offset == count))
        }
        return piece.map { $0.start + offset - $0.origin }
    }

    /// A range of the text as a location in the file that it comes from, and the includes that put it here, from the
    /// innermost on.
    func location(_ range: Range<Int>) -> (location: Location, includes: [Location])? {
        guard let index = index(ofPieceAt: range.lowerBound) else { return nil }
        let piece = pieces[index]
        let lower = piece.origin + min(range.lowerBound - piece.start, piece.count)
        let upper = piece.origin + min(range.upperBound - piece.start, piece.count)
        return (Location(path: piece.path, range: lower..<max(lower, upper)), piece.includes.reversed())
    }

    /// Whether a finding is about a definition in a partial, which is there for all pages that include it.
    func isOfPartial(_ finding: Diagnostic) -> Bool {
        guard finding.id == .unusedDefinition || finding.id == .duplicateDefinition, pieces.count > 1,
            let range = finding.location.range, let index = index(ofPieceAt: range.lowerBound)
        else { return false }
        return !pieces[index].includes.isEmpty
    }

    /// A part of the text by the files that it comes from.
    func parts(_ range: Range<Int>) -> [OffSwitch.Part] {
        pieceIndices(in: range).compactMap { index in
            let piece = pieces[index]
            let lower = max(piece.start, range.lowerBound)
            let upper = min(piece.start + piece.count, range.upperBound)
            guard lower < upper else { return nil }
            let origin = piece.origin - piece.start
            return OffSwitch.Part(
                Location(path: piece.path, range: lower + origin..<upper + origin),
                includes: piece.includes.reversed())
        }
    }

    /// What comments in the text switch off. One that stands before an include stands before all that it brings.
    func switches(_ switches: [Document.Switch], on path: String) -> [OffSwitch] {
        switches.map { one in
            let place = location(one.range)?.location ?? Location(path: path, range: one.range)
            return OffSwitch(
                one.name, reason: one.reason, at: place, parts: parts(whole(one.block, behind: one.range)))
        }
    }

    /// A block, or all that an include brings where that begins with the block.
    private func whole(_ block: Range<Int>, behind comment: Range<Int>) -> Range<Int> {
        guard pieces.count > 1, let own = index(ofPieceAt: comment.lowerBound),
            var last = index(ofPieceAt: block.lowerBound)
        else { return block }
        let around = pieces[own].includes
        guard pieces[last].includes.count > around.count, pieces[last].includes.starts(with: around) else {
            return block
        }
        let include = around + [pieces[last].includes[around.count]]
        while last + 1 < pieces.count, pieces[last + 1].includes.starts(with: include) { last += 1 }
        return block.lowerBound..<max(block.upperBound, pieces[last].start + pieces[last].count)
    }

    /// A finding about the text as one about the file that it comes from; what stands in a partial names the
    /// include too. Findings and notes about other files stay as they are.
    func located(_ finding: Diagnostic, on path: String) -> Diagnostic {
        guard pieces.count > 1 else { return finding }
        var located = finding
        located.notes = finding.notes.map { note in
            guard let place = note.location, place.path == path, let range = place.range else { return note }
            let there = location(range)?.location
            guard let way = note.way, let there else { return Diagnostic.Note(note.message, at: there) }
            return Diagnostic.Note(way, at: there)
        }
        guard finding.location.path == path, let range = finding.location.range,
            let (place, includes) = location(range)
        else { return located }
        located.location = place
        located.fixes = finding.fixes.compactMap { moved($0, in: place.path) }
        // All of them, since the same partial of a partial is another text on another page.
        located.notes += includes.map { Diagnostic.Note(.included, at: $0) }
        return located
    }

    /// A fix with its edits in the file that the text comes from; `nil` where it
    /// edits the page's text and that comes from more than one file.
    private func moved(_ fix: Diagnostic.Fix, in path: String) -> Diagnostic.Fix? {
        let edits = fix.edits.compactMap { edit -> Diagnostic.TextEdit? in
            guard edit.path == nil else { return edit }
            guard let place = location(edit.range)?.location, place.path == path, let range = place.range,
                range.count == edit.range.count
            else { return nil }
            return Diagnostic.TextEdit(range: range, replacement: edit.replacement)
        }
        guard edits.count == fix.edits.count else { return nil }
        var fix = fix
        fix.edits = edits
        return fix
    }
}
