import Text

/// What came of one request.
package enum WebReply: Sendable, Hashable {
    /// The server answered.
    case answer(WebResponse)
    /// No server answered.
    case failed(WebFailure)
}

/// Why no server answered.
package enum WebFailure: Sendable, Hashable {
    /// Nobody knows an address for the host's name.
    case noHost
    /// The name means a machine of a private network, or the machine itself.
    case privateHost
    /// Anything else, in words, such as that it took too long.
    case silence(String)
}

/// A response of HTTP (RFC 9112, section 2.1; RFC 9110), as `curl --include` prints it.
package struct WebResponse: Sendable, Hashable {
    /// The status code.
    package let status: Int
    /// The fields by their names in lower case; of several with one name the last.
    private let fields: [String: String]
    /// The content, as far as it was read.
    let body: ArraySlice<UInt8>
    /// Whether all of it was read.
    let isWhole: Bool

    /// Reads what a server sent; `nil` where it has no whole head. Heads that only announce another one, with a status
    /// below 200, are passed over.
    ///
    /// - Parameter isWhole: whether nothing was cut off.
    package init?(parsing output: [UInt8], isWhole: Bool = true) {
        var rest = output[...]
        while true {
            guard let end = Self.endOfHead(rest) else { return nil }
            let lines = String(decoding: rest[..<end], as: UTF8.self)
                .split(whereSeparator: \.isNewline).map(String.init)
            rest = rest[end...].dropFirst(rest[end...].first == 0x0D ? 2 : 1)
            guard let first = lines.first, first.hasPrefix("HTTP/"),
                let code = first.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
            else { return nil }
            if code < 200 { continue }
            status = code
            fields = Self.fields(lines.dropFirst())
            body = rest
            self.isWhole = isWhole
            return
        }
    }

    /// Where the empty line behind a head begins.
    private static func endOfHead(_ text: ArraySlice<UInt8>) -> Int? {
        var start = text.startIndex
        while let feed = text[start...].firstIndex(of: 0x0A) {
            let next = feed + 1
            if next < text.endIndex, text[next] == 0x0A { return next }
            if next + 1 < text.endIndex, text[next] == 0x0D, text[next + 1] == 0x0A { return next }
            start = next
        }
        return nil
    }

    private static func fields(_ lines: ArraySlice<String>) -> [String: String] {
        var fields: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...]).trimmingSpaces
        }
        return fields
    }

    /// Where it leads on to.
    var location: String? { fields["location"].flatMap { $0.isEmpty ? nil : $0 } }

    /// Whether its content is HTML that can be read as it came.
    var isHTML: Bool {
        let coding = fields["content-encoding"]?.lowercased() ?? "identity"
        let type = fields["content-type"]?.lowercased() ?? ""
        return coding == "identity" && (type.hasPrefix("text/html") || type.hasPrefix("application/xhtml"))
    }

    /// How many seconds the server wants to be left alone (RFC 9110, section 10.2.3): a number, or a date, which
    /// counts from the date of the response.
    var retryAfter: Int? {
        guard let text = fields["retry-after"] else { return nil }
        if let seconds = Int(text) { return max(0, seconds) }
        guard let then = Self.seconds(text), let now = fields["date"].flatMap(Self.seconds) else {
            return nil
        }
        return max(0, then - now)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A date as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7), in seconds from a day that is the same for
    /// all.
    private static func seconds(_ date: String) -> Int? {
        let words = date.split(separator: " ")
        guard words.count == 6, let day = Int(words[1]), let month = months.firstIndex(of: String(words[2])),
            let year = Int(words[3]),
            let calendar = CalendarDay(year: year, month: month + 1, day: day)
        else { return nil }
        let time = words[4].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, (0..<24).contains(time[0]), (0..<60).contains(time[1]),
            (0...60).contains(time[2])
        else { return nil }
        return calendar.number * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }
}
