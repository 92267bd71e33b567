import Text

/// What results show: pages in blocks (`p-`), the text of their sections (`x-`), and which pages a filter
/// lets through (`facets.json`).
///
/// A block is a JSON array of pages: `[title, address, kind, section, [[id, heading, file], …]]`, where
/// `file` is the number of the file of excerpts if it is another than the section's before; the first section
/// always has it. A file of excerpts is a JSON object from `page.section` to `[prose, code]`.
struct ResultFiles {
    private(set) var files: [SearchFile] = []
    private var excerpts: [UInt8] = []
    private var excerptFile = 0

    /// - Parameter readings: in the order of the pages' numbers.
    init(_ readings: [SearchReading], limits: SearchLimits) {
        var block: [UInt8] = []
        for (page, reading) in readings.enumerated() {
            block.append(UInt8(ascii: block.isEmpty ? "[" : ","))
            append(reading, page: page, to: &block, limits: limits)
            if (page + 1) % limits.block == 0 || page + 1 == readings.count {
                block.append(UInt8(ascii: "]"))
                files.append(SearchFile(path: "search/shards/p-\(page / limits.block).json", bytes: block))
                block = []
            }
        }
        endExcerpts()
        files.append(SearchFile(path: "search/shards/facets.json", bytes: Facets.json(readings)))
    }

    private mutating func append(
        _ reading: SearchReading, page: Int, to block: inout [UInt8], limits: SearchLimits
    ) {
        block.append(UInt8(ascii: "["))
        for text in [reading.title, reading.address, reading.kind, reading.section] {
            JSONString.append(text, to: &block)
            block.append(UInt8(ascii: ","))
        }
        block.append(UInt8(ascii: "["))
        var last = -1
        for (number, part) in reading.parts.enumerated() {
            if excerpts.count >= limits.excerpts { endExcerpts() }
            if number > 0 { block.append(UInt8(ascii: ",")) }
            block.append(UInt8(ascii: "["))
            JSONString.append(part.id, to: &block)
            block.append(UInt8(ascii: ","))
            JSONString.append(part.heading, to: &block)
            if excerptFile != last { block += ",\(excerptFile)".utf8 }
            block.append(UInt8(ascii: "]"))
            last = excerptFile
            excerpts.append(UInt8(ascii: excerpts.isEmpty ? "{" : ","))
            excerpts += "\"\(page).\(number)\":".utf8
            excerpts += part.excerpt
        }
        block += "]]".utf8
    }

    private mutating func endExcerpts() {
        guard !excerpts.isEmpty else { return }
        excerpts.append(UInt8(ascii: "}"))
        files.append(SearchFile(path: "search/shards/x-\(excerptFile).json", bytes: excerpts))
        excerpts = []
        excerptFile += 1
    }
}

/// The kinds and sections of a site, each with its pages: `{"kind": [[name, count, runs], …], "section": …}`.
/// The runs are numbers (``Digits``): how many pages are left out, how many follow, and so on.
private enum Facets {
    static func json(_ readings: [SearchReading]) -> [UInt8] {
        var bytes = Array("{\"kind\":".utf8)
        append(readings.map(\.kind), to: &bytes)
        bytes += ",\"section\":".utf8
        append(readings.map(\.section), to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private static func append(_ values: [String], to bytes: inout [UInt8]) {
        var runs: [String: [Range<Int>]] = [:]
        for (page, value) in values.enumerated() where !value.isEmpty {
            let last = runs[value, default: []].popLast() ?? page..<page
            runs[value]?.append(last.upperBound == page ? last.lowerBound..<(page + 1) : last)
            if last.upperBound != page { runs[value]?.append(page..<(page + 1)) }
        }
        bytes.append(UInt8(ascii: "["))
        for (index, (value, ranges)) in runs.sorted(by: { $0.key.precedes($1.key) }).enumerated() {
            bytes += (index > 0 ? ",[" : "[").utf8
            JSONString.append(value, to: &bytes)
            bytes += ",\(ranges.reduce(0) { $0 + $1.count }),\"".utf8
            var end = 0
            for range in ranges {
                for number in [range.lowerBound - end, range.count] { appendInString(number, to: &bytes) }
                end = range.upperBound
            }
            bytes += "\"]".utf8
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// The digits without what JSON needs an escape for.
    private static func appendInString(_ number: Int, to bytes: inout [UInt8]) {
        var digits: [UInt8] = []
        Digits.append(number, to: &digits)
        for digit in digits {
            if digit == UInt8(ascii: "\"") || digit == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(digit)
        }
    }
}
