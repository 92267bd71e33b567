/// A day of the Gregorian calendar (ISO 8601), to reckon with.
public struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The year, from 1 to 9999.
    public let year: Int
    /// The month, from 1 to 12.
    public let month: Int
    /// The day of the month, from 1 on.
    public let day: Int

    /// Makes a day; `nil` where the month has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, in: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], !text.contains("+"),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day as `YYYY-MM-DD`.
    public var description: String {
        let digits = [(year, 4), (month, 2), (day, 2)].map { number, width in
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return digits.joined(separator: "-")
    }

    /// Whether a day comes before another.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The day after a number of days; the last day that can be written where that is farther than the year 9999.
    public func adding(days: Int) -> CalendarDay {
        Self(number: number + min(days, Self.last - number))
    }

    /// The same day of the month after a number of months, or the month's last day where it is shorter.
    public func adding(months: Int) -> CalendarDay {
        let count = year * 12 + (month - 1) + min(months, 120_000)
        let (year, month) = (min(count / 12, 9999), count % 12 + 1)
        let day = min(day, Self.length(ofMonth: month, in: year))
        return CalendarDay(year: year, month: month, day: day) ?? self
    }

    /// The number of the last day of the year 9999.
    private static let last = 3_652_059

    /// The day's number; the first day of the year 1 has the number 1.
    public var number: Int {
        Self.days(before: year) + (1..<month).reduce(day) { $0 + Self.length(ofMonth: $1, in: year) }
    }

    private init(number: Int) {
        // No year is longer than 366 days, so that this one is not too late.
        var year = max(1, (number - 1) / 366 + 1)
        year += (number - 1 - Self.days(before: year)) / 366
        while year < 9999, Self.days(before: year + 1) < number { year += 1 }
        var rest = number - Self.days(before: year)
        var month = 1
        while month < 12, rest > Self.length(ofMonth: month, in: year) {
            rest -= Self.length(ofMonth: month, in: year)
            month += 1
        }
        self.year = year
        self.month = month
        day = rest
    }

    /// How many days lie before a year.
    private static func days(before year: Int) -> Int {
        let whole = year - 1
        return whole * 365 + whole / 4 - whole / 100 + whole / 400
    }

    /// The days of a month from 1 to 12.
    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
