import Text

/// Dates, times (RFC 3339, section 5.6) and durations (its appendix A).
enum DateFormats {
    static func isDate(_ text: FormatText) -> Bool {
        let bytes = Array(text)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]),
            (1...12).contains(month), day >= 1
        else { return false }
        return day <= CalendarDay.length(ofMonth: month, in: year)
    }

    /// Whether a text is a day of the calendar, as `2026-04-28`.
    static func isDay(_ text: String) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer { isDate($0[...]) }
    }

    static func isDateTime(_ text: FormatText) -> Bool {
        guard text.count > 11 else { return false }
        let separator = text.dropFirst(10).first ?? 0
        return isDate(text.prefix(10)) && separator | 0x20 == UInt8(ascii: "t") && isTime(text.dropFirst(11))
    }

    static func isTime(_ text: FormatText) -> Bool {
        var bytes = Array(text)
        guard bytes.count >= 9, bytes[2] == UInt8(ascii: ":"), bytes[5] == UInt8(ascii: ":"),
            let hour = number(bytes[0..<2]), let minute = number(bytes[3..<5]),
            let second = number(bytes[6..<8]),
            hour <= 23, minute <= 59, second <= 60
        else { return false }
        bytes.removeFirst(8)
        if bytes.first == UInt8(ascii: ".") {
            let digits = bytes.dropFirst().prefix { $0.isDigit }
            guard !digits.isEmpty else { return false }
            bytes.removeFirst(digits.count + 1)
        }
        guard let offset = offset(bytes) else { return false }
        guard second == 60 else { return true }
        let minuteOfDay = ((hour * 60 + minute - offset) % 1440 + 1440) % 1440
        return minuteOfDay == 1439
    }

    /// The minutes of an offset such as `Z` or `+02:00`.
    private static func offset(_ bytes: [UInt8]) -> Int? {
        if bytes.count == 1, bytes[0] | 0x20 == UInt8(ascii: "z") { return 0 }
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            bytes[3] == UInt8(ascii: ":"), let hour = number(bytes[1..<3]), let minute = number(bytes[4..<6]),
            hour <= 23, minute <= 59
        else { return nil }
        return (hour * 60 + minute) * (bytes[0] == UInt8(ascii: "-") ? -1 : 1)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ $0.isDigit }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    static func isDuration(_ text: FormatText) -> Bool {
        guard text.first == UInt8(ascii: "P"), let last = text.last, last.isLetter, last != UInt8(ascii: "T")
        else {
            return false
        }
        let parts = text.dropFirst().split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false)
        guard parts.count <= 2, text.count > 2 else { return false }
        if parts.count == 1, let units = units(parts[0]), units == [UInt8(ascii: "W")] { return true }
        guard let date = units(parts[0]), isRun(date, of: Array("YMD".utf8)) else { return false }
        guard parts.count == 2 else { return true }
        guard let time = units(parts[1]), !time.isEmpty else { return false }
        return isRun(time, of: Array("HMS".utf8))
    }

    /// The letters of a run of numbers with a letter each.
    private static func units(_ text: FormatText) -> [UInt8]? {
        var letters: [UInt8] = []
        var rest = text
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isDigit }
            rest = rest.dropFirst(digits.count)
            guard !digits.isEmpty, let letter = rest.first else { return nil }
            letters.append(letter)
            rest = rest.dropFirst()
        }
        return letters
    }

    /// Whether letters follow each other as in `order`, none left out between.
    private static func isRun(_ letters: [UInt8], of order: [UInt8]) -> Bool {
        guard let first = letters.first else { return true }
        guard let start = order.firstIndex(of: first), start + letters.count <= order.count else {
            return false
        }
        return Array(order[start..<start + letters.count]) == letters
    }
}
