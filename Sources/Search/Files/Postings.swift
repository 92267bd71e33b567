/// Where a word stands: a page's number, the section's in it, and the impact. For keys: a key's number, 0,
/// and the quality.
struct Posting: Sendable, Hashable {
    var page: Int32
    var part: Int32
    var impact: Int32
}

/// A list of postings as it is written.
///
/// In order of pages and parts, each posting is a number of which the lowest bit says whether a part follows,
/// and the rest is how many pages it is behind the one before (the first: behind -1); the part, or how many
/// parts behind the one before if the page is the same; and the impact in one byte.
enum Postings {
    /// A list, or the part of one that stands in a file.
    static func bytes(_ postings: some Collection<Posting>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(postings.count * 3)
        var page: Int32 = -1
        var part: Int32 = 0
        for posting in postings {
            let pages = posting.page - page
            let parts = pages == 0 ? posting.part - part : posting.part
            Digits.append(Int(pages) * 2 + (parts == 0 ? 0 : 1), to: &bytes)
            if parts != 0 { Digits.append(Int(parts), to: &bytes) }
            Digits.append(Int(posting.impact), to: &bytes)
            page = posting.page
            part = posting.part
        }
        return bytes
    }

    /// What stands in a shard for a list, and the files that it has of its own.
    ///
    /// A short list is its number of pages and its postings. A long one is 0, the number of its files and the
    /// number of its pages; its files hold the postings of the greatest impact, the best of all in the first.
    ///
    /// - Parameter file: the path of the files without their number and extension.
    static func entry(_ postings: ArraySlice<Posting>, file: String, limits: SearchLimits) -> (
        [UInt8], [SearchFile]
    ) {
        var pages = 0
        var last: Int32 = -1
        for posting in postings where posting.page != last {
            pages += 1
            last = posting.page
        }
        var entry: [UInt8] = []
        let list = bytes(postings)
        guard list.count > limits.sharedList else {
            Digits.append(pages, to: &entry)
            return (entry + list, [])
        }
        let parts = Self.parts(postings, limits: limits)
        Digits.append(0, to: &entry)
        Digits.append(parts.count, to: &entry)
        Digits.append(pages, to: &entry)
        let files = parts.enumerated().map { SearchFile(path: "\(file)-\($0).txt", bytes: $1) }
        return (entry, files)
    }

    /// The parts of a long list, the best first. A posting takes 9 bytes at most in numbers as they occur, so
    /// a part is filled by halves until it fits.
    private static func parts(_ postings: ArraySlice<Posting>, limits: SearchLimits) -> [[UInt8]] {
        var rest = byImpact(postings)[...]
        var parts: [[UInt8]] = []
        while !rest.isEmpty, parts.count < limits.listParts {
            var count = min(rest.count, limits.listPart / 2)
            var list = bytes(inOrder(rest.prefix(count)))
            while list.count > limits.listPart, count > 1 {
                count = max(1, count * limits.listPart / list.count * 15 / 16)
                list = bytes(inOrder(rest.prefix(count)))
            }
            parts.append(list)
            rest = rest.dropFirst(count)
        }
        return parts
    }

    /// The postings by falling impact, else as they were: linear, since there are few impacts.
    private static func byImpact(_ postings: ArraySlice<Posting>) -> [Posting] {
        var byImpact = [[Posting]](repeating: [], count: Digits.base)
        for posting in postings { byImpact[Int(posting.impact)].append(posting) }
        return byImpact.reversed().flatMap { $0 }
    }

    private static func inOrder(_ postings: ArraySlice<Posting>) -> [Posting] {
        postings.sorted { ($0.page, $0.part) < ($1.page, $1.part) }
    }
}
