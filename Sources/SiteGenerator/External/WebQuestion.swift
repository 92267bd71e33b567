/// What is asked about a link: whether an address is there, and a place on its page.
public struct WebQuestion: Sendable, Hashable {
    /// The address, without the fragment.
    public let address: WebAddress
    /// The place on its page that is looked for, as the fragment says it.
    public let fragment: String?

    /// Makes a question.
    public init(address: WebAddress, fragment: String? = nil) {
        self.address = address
        self.fragment = fragment
    }

    /// The place that a fragment names and that can be looked for in the page's HTML.
    ///
    /// Every page has its top, and a text that `:~:` looks for is no place. What begins with `/` or `!` is read by a
    /// script of the page, and so are the lines of a file that a host of repositories shows.
    static func place(_ fragment: String) -> String? {
        let isLine = fragment.wholeMatch(of: /L[0-9]+(C[0-9]+)?(-L[0-9]+(C[0-9]+)?)?/) != nil
        guard !fragment.isEmpty, fragment.lowercased() != "top", !fragment.contains(":~:"),
            !fragment.hasPrefix("/"), !fragment.hasPrefix("!"), !isLine
        else { return nil }
        return fragment
    }
}

/// One request of HTTP.
public struct WebRequest: Sendable, Hashable {
    /// How it is asked.
    public enum Method: Sendable, Hashable {
        case head, get
    }

    /// What is asked for.
    public let address: WebAddress
    /// How.
    public let method: Method
    /// How many seconds the host is to be left alone before.
    public let pause: Int
    /// How much of the answer is read, in bytes.
    public let mostBytes: Int
}
