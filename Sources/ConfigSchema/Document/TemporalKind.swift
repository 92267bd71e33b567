/// What a date or time of TOML, or a date of a property list, says of its moment.
enum TemporalKind: String, Sendable {
    /// A date and time with an offset from UTC.
    case offsetDateTime = "datetime"
    /// A date and time at no particular place.
    case localDateTime = "datetime-local"
    /// A date.
    case localDate = "date-local"
    /// A time of any day.
    case localTime = "time-local"

    /// The name as it is written in prose.
    var name: String {
        switch self {
        case .offsetDateTime: "date and time"
        case .localDateTime: "local date and time"
        case .localDate: "date"
        case .localTime: "time"
        }
    }

    /// Tells the kind of a text in the form of RFC 3339.
    init(normalized text: ArraySlice<UInt8>) {
        let hasDate = text.dropFirst(4).first == UInt8(ascii: "-")
        let time = hasDate ? text.dropFirst(11) : text
        let signs: [UInt8] = [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")]
        self =
            !hasDate
            ? .localTime
            : time.isEmpty
                ? .localDate : time.contains(where: signs.contains) ? .offsetDateTime : .localDateTime
    }
}
