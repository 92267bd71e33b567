import Text

/// Reads a `Moment` from its text, from left to right.
struct MomentReader {
    private let text: String
    private let bytes: [UInt8]
    private var offset = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    mutating func moment() throws(Moment.Fault) -> Moment {
        let day = try day()
        guard offset < bytes.count else { return Moment(day: day, time: nil) }
        guard skip("T") || skip("t") || skipBlanks() else { throw .form }
        let time = try time()
        guard offset == bytes.count else { throw .form }
        return Moment(day: day, time: time)
    }

    private mutating func day() throws(Moment.Fault) -> CalendarDay {
        guard let year = number(4...4), skip("-"), let month = number(1...2), skip("-"),
            let day = number(1...2)
        else { throw .form }
        guard year > 0 else { throw .year }
        guard (1...12).contains(month) else { throw .month(month) }
        guard let result = CalendarDay(year: year, month: month, day: day) else {
            throw .day(day, month: month, year: year)
        }
        return result
    }

    private mutating func time() throws(Moment.Fault) -> Moment.Time {
        let start = offset
        guard let hour = number(1...2), skip(":"), let minute = number(2...2) else { throw .form }
        var second = 0
        if skip(":") {
            guard let seconds = number(2...2) else { throw .form }
            second = seconds
            if skip("."), number(1...18) == nil { throw .form }
        }
        // RFC 3339 lets a minute have a 61st second, for the days that have one.
        guard hour < 24, minute < 60, second <= 60 else { throw .time(slice(from: start)) }
        return Moment.Time(hour: hour, minute: minute, second: second, offset: try zone())
    }

    private mutating func zone() throws(Moment.Fault) -> Int? {
        _ = skipBlanks()
        if offset == bytes.count || skip("Z") || skip("z") { return nil }
        let start = offset
        let isBehind = skip("-")
        guard isBehind || skip("+"), let hours = number(1...2) else { throw .form }
        var minutes = 0
        if skip(":") || offset < bytes.count {
            guard let written = number(2...2) else { throw .form }
            minutes = written
        }
        guard hours < 24, minutes < 60 else { throw .zone(slice(from: start)) }
        return (hours * 60 + minutes) * (isBehind ? -1 : 1)
    }

    // MARK: Pieces

    private func slice(from start: Int) -> String { String(decoding: bytes[start..<offset], as: UTF8.self) }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func skipBlanks() -> Bool {
        let start = offset
        while skip(" ") || skip("\t") {}
        return offset > start
    }

    /// As many digits as may stand here; `nil` where there are fewer.
    private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        let run = bytes[offset...].prefix(digits.upperBound).prefix { (0x30...0x39).contains($0) }
        guard run.count >= digits.lowerBound else { return nil }
        offset += run.count
        return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
