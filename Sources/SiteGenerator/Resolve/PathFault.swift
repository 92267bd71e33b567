import Text

/// Why a path cannot be that of a file in the finished site.
enum PathFault: Error, Sendable, Hashable {
    case scheme, host, query, fragment, blank, control, backslash, emptyPart, dots, encoding, reserved,
        pattern
    case longPart(Int)
    case long(Int)

    /// The longest name that file systems take, in bytes.
    static let longestPart = 255
    /// The longest path, in bytes: with the output folder before it, it has to stay below the 4096 of Linux.
    static let longestPath = 3072

    /// What is wrong, as the end of a sentence.
    var words: String {
        switch self {
        case .scheme: "begins with a scheme, and only a path of this site can be here"
        case .host: "begins with `//`, which names another host"
        case .query: "has a query, which no file is found by"
        case .fragment: "has a fragment, which servers are not told"
        case .blank: "has a blank in it"
        case .control: "has a control character in it"
        case .backslash: "has a backslash in it, which browsers turn into `/`"
        case .emptyPart: "has an empty part"
        case .dots: "has a part `.` or `..`, which means another folder"
        case .encoding: "has a `%` that encodes no character of a name"
        case .reserved: "begins like the names that the output folder keeps for the builds themselves"
        case .pattern: "has a `*` or a part that begins with `:`, and patterns mean nothing here"
        case .longPart(let count):
            "has a part of \(count) bytes, and file systems take at most \(Self.longestPart)"
        case .long(let count): "has \(count) bytes, and at most \(Self.longestPath) are written"
        }
    }

    /// What to do about it.
    var help: String {
        switch self {
        case .scheme, .host: "write the path alone, as in `/guides/old/`"
        case .query, .fragment: "leave out what begins with `?` or `#`"
        case .blank: "leave it out, or write one inside of a name as `%20`"
        case .control, .emptyPart, .dots: "leave it out"
        case .backslash: "write `/` between folders"
        case .encoding: "write `%25` for a percent sign, and UTF-8 for other characters"
        case .pattern: "write out each old address; `%2A` and `%3A` stand for the characters themselves"
        case .reserved: "choose another name"
        case .longPart, .long: "make it shorter"
        }
    }
}
