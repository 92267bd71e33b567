/// What is asked about a link: whether an address is there, and a place on its page.
package struct WebQuestion: Sendable, Hashable {
    /// The address, without the fragment.
    package let address: WebAddress
    /// The place on its page that is looked for, as the fragment says it.
    package let fragment: String?

    /// Makes a question.
    package init(address: WebAddress, fragment: String? = nil) {
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
package struct WebRequest: Sendable, Hashable {
    /// How it is asked.
    package enum Method: Sendable, Hashable {
        case head, get
    }

    /// What is asked for.
    package let address: WebAddress
    /// How.
    package let method: Method
    /// How many seconds the host is to be left alone before.
    package let pause: Int
    /// How much of the answer is read, in bytes.
    package let mostBytes: Int
}
