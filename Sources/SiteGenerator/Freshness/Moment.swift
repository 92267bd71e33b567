import Text

/// A day, with a time and a zone where the author wrote them: what `date`, `updated` and `reviewed` hold.
///
/// It reads what ISO 8601 and RFC 3339 (section 5.6) write, and the timestamps of YAML 1.1: a blank before the
/// time or the zone, a zone without its colon, and numbers without a leading zero.
struct Moment: Sendable, Hashable {
    /// Why a text is no moment.
    enum Fault: Error, Sendable, Hashable {
        /// It is not written like a date at all.
        case form
        /// Years are counted from 1.
        case year
        case month(Int)
        /// The month, which is there, has fewer days.
        case day(Int, month: Int, year: Int)
        /// No day has such a time.
        case time(String)
        /// No place on earth has such a zone.
        case zone(String)
    }

    /// The time of a day.
    struct Time: Sendable, Hashable {
        let hour: Int
        let minute: Int
        let second: Int
        /// The minutes that its zone is ahead of UTC; `nil` where none is written, which is taken for UTC.
        let offset: Int?
    }

    /// The day, as its zone has it.
    let day: CalendarDay
    /// The time; `nil` where only a day is written.
    let time: Time?

    /// Reads a text, or says why it is none.
    static func read(_ text: String) -> Result<Moment, Fault> {
        var reader = MomentReader(text)
        return Result { () throws(Fault) in try reader.moment() }
    }

    /// The day, and the time behind it where there is one: `2026-04-28`, `2026-04-28T09:30:00+02:00`.
    var text: String { time == nil ? day.description : instantText }

    /// The moment as RFC 3339 writes it; a day alone is its first second in UTC.
    var instantText: String {
        guard let time else { return "\(day)T00:00:00Z" }
        let clock = [time.hour, time.minute, time.second].map(Self.twoDigits).joined(separator: ":")
        return "\(day)T\(clock)\(Self.zone(time.offset))"
    }

    /// The seconds since the first day of the calendar in UTC, to compare moments of different zones.
    var instant: Int {
        let time = time ?? Time(hour: 0, minute: 0, second: 0, offset: nil)
        return (((day.number * 24 + time.hour) * 60) + time.minute - (time.offset ?? 0)) * 60 + time.second
    }

    /// The latest of several; of moments at one instant the first.
    static func latest(_ moments: [Moment]) -> Moment? {
        moments.reversed().max { $0.instant < $1.instant }
    }

    private static func zone(_ offset: Int?) -> String {
        guard let offset, offset != 0 else { return "Z" }
        let minutes = abs(offset)
        return (offset < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Moment.Fault {
    /// What is wrong, behind the value: "is no date: April 2026 has 30 days".
    var words: String {
        switch self {
        case .form: "is no date such as 2026-04-28 or 2026-04-28T09:30:00+02:00"
        case .year: "is no date: there is no year 0"
        case .month(let month): "is no date: there is no month \(month)"
        case .day(let day, let month, let year):
            day == 0
                ? "is no date: days are counted from 1"
                : "is no date: \(Self.months[month - 1]) \(year) has "
                    + "\(CalendarDay.length(ofMonth: month, in: year)) days"
        case .time(let time): "is no date: there is no time \(time)"
        case .zone(let zone): "is no date: there is no time zone \(zone)"
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
}
