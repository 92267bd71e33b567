/// The formats that `format` may name and that can be checked (2020-12 Validation, section 7.3).
enum Format: String, Sendable, CaseIterable {
    case date, time, dateTime = "date-time", duration
    case email, idnEmail = "idn-email", hostname, idnHostname = "idn-hostname", ipv4, ipv6
    case uri, uriReference = "uri-reference", iri, iriReference = "iri-reference", uriTemplate =
        "uri-template"
    case uuid, jsonPointer = "json-pointer", relativeJSONPointer = "relative-json-pointer", regex

    /// The format of a name; `nil` for names that nobody has defined, which assert nothing.
    init?(name: String) { self.init(rawValue: name) }

    /// Whether a text has the format.
    func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .date: DateFormats.isDate(text[...])
        case .time: DateFormats.isTime(text[...])
        case .dateTime: DateFormats.isDateTime(text[...])
        case .duration: DateFormats.isDuration(text[...])
        case .email: NetworkFormats.isEmail(text[...], international: false)
        case .idnEmail: NetworkFormats.isEmail(text[...], international: true)
        case .hostname: HostNames.isHostname(text[...], international: false)
        case .idnHostname: HostNames.isHostname(text[...], international: true)
        case .ipv4: NetworkFormats.isIPv4(text[...])
        case .ipv6: NetworkFormats.isIPv6(text[...])
        case .uri: URIFormats.isURI(text[...], relative: false, international: false)
        case .uriReference: URIFormats.isURI(text[...], relative: true, international: false)
        case .iri: URIFormats.isURI(text[...], relative: false, international: true)
        case .iriReference: URIFormats.isURI(text[...], relative: true, international: true)
        case .uriTemplate: URIFormats.isTemplate(text[...])
        case .uuid: IdentifierFormats.isUUID(text[...])
        case .jsonPointer: IdentifierFormats.isJSONPointer(text[...])
        case .relativeJSONPointer: IdentifierFormats.isRelativeJSONPointer(text[...])
        case .regex: (try? PatternParser.parse(String(decoding: text, as: UTF8.self))) != nil
        }
    }

    /// What a text of this format is, for people: "a date such as 2026-04-28".
    var explanation: String {
        switch self {
        case .date: "a date such as 2026-04-28"
        case .time: "a time such as 09:30:00Z"
        case .dateTime: "a date and time such as 2026-04-28T09:30:00Z"
        case .duration: "a duration such as P3DT12H"
        case .email, .idnEmail: "an e-mail address"
        case .hostname, .idnHostname: "a host name"
        case .ipv4: "an IPv4 address such as 127.0.0.1"
        case .ipv6: "an IPv6 address such as ::1"
        case .uri, .iri: "a URI with its scheme, such as https://example.org/"
        case .uriReference, .iriReference: "a URI or a relative reference"
        case .uriTemplate: "a URI template"
        case .uuid: "a UUID"
        case .jsonPointer: "a JSON Pointer such as /a/b"
        case .relativeJSONPointer: "a relative JSON Pointer such as 1/a"
        case .regex: "a regular expression"
        }
    }
}

/// A text that a format is checked on.
typealias FormatText = Slice<UnsafeBufferPointer<UInt8>>
