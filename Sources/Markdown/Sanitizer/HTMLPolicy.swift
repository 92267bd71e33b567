import Text

/// Which elements and attributes of raw HTML are harmless: those that GitHub keeps in its Markdown.
enum HTMLPolicy {
    /// Whether an element is kept.
    static func keeps(element: String) -> Bool {
        elements.contains(element)
    }

    /// Whether an attribute of an element is kept, whatever its value.
    static func keeps(attribute: String, of element: String) -> Bool {
        if attributes.contains(attribute) { return true }
        if attribute.hasPrefix("aria-"), attribute.utf8.dropFirst(5).allSatisfy(\.isLetter) { return true }
        return attributesOfElements[element]?.contains(attribute) == true
    }

    /// Whether an attribute's value is an address or a list of addresses.
    static func isAddress(_ attribute: String) -> Bool {
        addressAttributes.contains(attribute)
    }

    /// Whether an attribute's value is an id that a link can name.
    static func isAnchor(_ attribute: String, of element: String) -> Bool {
        attribute == "id" || (attribute == "name" && element == "a")
    }

    /// Whether nothing in an element is a tag but its own end.
    static func holdsText(_ element: String) -> Bool {
        textElements.contains(element)
    }

    /// Whether an element has no end tag.
    static func isVoid(_ element: String) -> Bool {
        voidElements.contains(element)
    }

    /// Whether what stands in an element that is left out is no text to be read and is left out with it.
    static func hidesContent(of element: String) -> Bool {
        hidingElements.contains(element)
    }

    private static let elements: Set<String> = [
        "a", "abbr", "b", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn",
        "div",
        "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins",
        "kbd",
        "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "source",
        "span",
        "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time",
        "tr",
        "tt", "ul", "var", "wbr",
    ]

    private static let attributes: Set<String> = [
        "align", "colspan", "datetime", "dir", "height", "hreflang", "id", "itemprop", "lang", "role",
        "rowspan",
        "scope", "span", "title", "valign", "width",
    ]

    private static let attributesOfElements: [String: Set<String>] = [
        "a": ["href", "name", "rel"], "blockquote": ["cite"], "del": ["cite"], "details": ["open", "name"],
        "div": ["itemscope", "itemtype"], "img": ["src", "alt", "loading", "longdesc", "border"],
        "ins": ["cite"],
        "li": ["value"], "ol": ["start", "type", "reversed"], "q": ["cite"],
        "source": ["srcset", "media", "type"],
        "table": ["border", "cellpadding", "cellspacing", "summary"], "td": ["abbr", "headers"],
        "th": ["abbr", "headers"], "ul": ["type"],
    ]

    private static let addressAttributes: Set<String> = [
        "href", "src", "cite", "longdesc", "srcset", "itemtype",
    ]
    private static let voidElements: Set<String> = ["br", "hr", "img", "source", "wbr"]
    private static let textElements: Set<String> = [
        "script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext",
    ]
    private static let hidingElements: Set<String> = [
        "script", "style", "template", "iframe", "noembed", "noframes", "noscript", "object", "svg", "math",
        "xmp",
        "textarea", "title", "select", "plaintext",
    ]
}
