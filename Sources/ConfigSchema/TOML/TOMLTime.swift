import Text

/// A date, a time or both, as TOML writes them (RFC 3339 without or with an offset).
struct TOMLTime {
    /// What the text names.
    let kind: TemporalKind
    /// What is wrong with a text that is clearly meant as a date or time.
    private(set) var mistake: String?
    /// Whether the time has hours and minutes only.
    private(set) var lacksSeconds = false
    /// The text as RFC 3339 writes it: `T`, `Z`, and seconds.
    private(set) var normalized: [UInt8] = []

    /// Reads a whole word; `nil` for one that does not begin like a date or time.
    init?(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        var scan = Scan(text: UnsafeBufferPointer(rebasing: word))
        let hasDate = scan.looksLike("dddd-")
        guard hasDate || scan.looksLike("dd:") else { return nil }
        guard hasDate else {
            kind = .localTime
            readTime(&scan)
            finish(scan)
            return
        }
        var date = Self.date(&scan)
        guard scan.position < scan.text.count else {
            kind = .localDate
            normalized = date.text
            mistake = date.mistake
            return
        }
        if date.mistake == nil, !scan.takesSeparator() {
            date.mistake = "a time or nothing stands behind a date"
        }
        normalized = date.text + [UInt8(ascii: "T")]
        mistake = date.mistake
        var probe = scan
        kind = probe.hasOffset() ? .offsetDateTime : .localDateTime
        readTime(&scan)
        if kind == .offsetDateTime { readOffset(&scan) }
        finish(scan)
    }

    private mutating func finish(_ scan: Scan) {
        if scan.position < scan.text.count { note("it does not end where it should") }
    }

    private mutating func note(_ text: String) { mistake = mistake ?? text }

    private static func date(_ scan: inout Scan) -> (text: [UInt8], mistake: String?) {
        let start = scan.position
        guard let year = scan.number(4), scan.takes("-"), let month = scan.number(2), scan.takes("-"),
            let day = scan.number(2)
        else { return ([], "a date is `YYYY-MM-DD`") }
        let text = Array(scan.text[start..<scan.position])
        guard (1...12).contains(month) else { return (text, "there is no month \(month)") }
        let days = CalendarDay.length(ofMonth: month, in: year)
        return (text, (1...days).contains(day) ? nil : "this month has no day \(day)")
    }

    private mutating func readTime(_ scan: inout Scan) {
        let start = scan.position
        guard let hour = scan.number(2), scan.takes(":"), let minute = scan.number(2) else {
            return note("a time is `HH:MM:SS`")
        }
        if hour > 23 { note("there is no hour \(hour)") }
        if minute > 59 { note("there is no minute \(minute)") }
        guard scan.takes(":") else {
            lacksSeconds = true
            normalized += scan.text[start..<scan.position]
            normalized += ":00".utf8
            return
        }
        guard let second = scan.number(2) else { return note("a time is `HH:MM:SS`") }
        if second > 60 { note("there is no second \(second)") }
        if scan.takes("."), scan.digits() == 0 { note("its dot has no digits behind it") }
        normalized += scan.text[start..<scan.position]
    }

    private mutating func readOffset(_ scan: inout Scan) {
        if scan.takes("Z") || scan.takes("z") {
            normalized.append(UInt8(ascii: "Z"))
            return
        }
        let start = scan.position
        _ = scan.takes("+") || scan.takes("-")
        guard let hour = scan.number(2), scan.takes(":"), let minute = scan.number(2) else {
            return note("an offset is `Z` or `+HH:MM`")
        }
        if hour > 23 || minute > 59 { note("there is no such offset") }
        normalized += scan.text[start..<scan.position]
    }

    /// A walk over the word.
    private struct Scan {
        let text: UnsafeBufferPointer<UInt8>
        var position = 0

        /// Whether the text begins with a form in which `d` is a digit.
        func looksLike(_ form: StaticString) -> Bool {
            guard text.count >= form.utf8CodeUnitCount else { return false }
            for offset in 0..<form.utf8CodeUnitCount {
                let wanted = form.utf8Start[offset]
                let fits = wanted == UInt8(ascii: "d") ? text[offset].isDigit : text[offset] == wanted
                if !fits { return false }
            }
            return true
        }

        mutating func takes(_ character: Unicode.Scalar) -> Bool {
            guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        mutating func takesSeparator() -> Bool { takes("T") || takes("t") || takes(" ") }

        mutating func number(_ digits: Int) -> Int? {
            guard position + digits <= text.count else { return nil }
            var value = 0
            for offset in 0..<digits {
                guard text[position + offset].isDigit else { return nil }
                value = value * 10 + Int(text[position + offset] - UInt8(ascii: "0"))
            }
            position += digits
            return value
        }

        mutating func digits() -> Int {
            let start = position
            while position < text.count, text[position].isDigit { position += 1 }
            return position - start
        }

        /// Whether what is left ends in an offset.
        mutating func hasOffset() -> Bool {
            while position < text.count {
                if takes("Z") || takes("z") || takes("+") || takes("-") { return true }
                position += 1
            }
            return false
        }
    }
}
