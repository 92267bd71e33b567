/// What of a body is sent, and with which status, by the conditions and the range of a request (RFC 9110, sections 13 and 14).
struct Delivery: Equatable {
    /// The status.
    let status: Int
    /// The bytes of the body that are sent; `nil` where no body is.
    let range: Range<Int>?
    /// The value of the field that says which bytes those are, where they are not all.
    let contentRange: String?

    /// - Parameters:
    ///   - status: the status of the answer without conditions; only a successful one has any.
    ///   - etag: the strong tag of the body, with its quotes.
    ///   - length: how many bytes the body has.
    init(_ request: Request, status: Int, etag: String, length: Int) {
        guard status == 200, request.method != .post else {
            self.init(status, 0..<length)
            return
        }
        if let known = request.field("if-none-match"), Self.names(known, etag) {
            self.init(304, nil)
            return
        }
        let mayBePart = request.field("if-range").map { $0 == etag } ?? true
        guard request.method == .get, mayBePart, let asked = request.field("range").flatMap(ByteRange.init)
        else {
            self.init(200, 0..<length)
            return
        }
        guard let range = asked.range(in: length) else {
            self.init(416, nil, "bytes */\(length)")
            return
        }
        self.init(206, range, "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)")
    }

    private init(_ status: Int, _ range: Range<Int>?, _ contentRange: String? = nil) {
        self.status = status
        self.range = range
        self.contentRange = contentRange
    }

    /// Whether a list of tags has this one; whether a tag is weak makes no difference to what a client keeps.
    private static func names(_ list: String, _ etag: String) -> Bool {
        list.split(separator: ",").contains { tag in
            let tag = tag.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
            return tag == "*" || (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == etag
        }
    }
}

/// One range of bytes as a client asks for it (RFC 9110, section 14.1.2).
enum ByteRange: Equatable {
    case from(Int, through: Int?)
    case last(Int)

    /// Reads the field `Range`; `nil` where it asks for several ranges, for none, or in another unit: then all is sent.
    init?(_ value: String) {
        let unit = "bytes="
        guard value.lowercased().hasPrefix(unit) else { return nil }
        let ends = value.dropFirst(unit.count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        let (first, last) = (Self.number(ends[0]), Self.number(ends[1]))
        switch (first, last) {
        case (.some(let first), .some(let last)) where first <= last: self = .from(first, through: last)
        case (.some(let first), nil) where ends[1].isEmpty: self = .from(first, through: nil)
        case (nil, .some(let count)) where ends[0].isEmpty: self = .last(count)
        default: return nil
        }
    }

    private static func number(_ text: Substring) -> Int? {
        let isPlain = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isPlain ? Int(text) : nil
    }

    /// The bytes of a body; `nil` where it has none of them.
    func range(in length: Int) -> Range<Int>? {
        switch self {
        case .from(let first, let last):
            guard first < length else { return nil }
            return first..<(min(last ?? length, length - 1) + 1)
        case .last(let count):
            guard count > 0, length > 0 else { return nil }
            return max(0, length - count)..<length
        }
    }
}
