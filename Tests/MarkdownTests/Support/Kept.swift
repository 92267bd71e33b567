/// What raw HTML keeps, written out once more, so that a change of the policy alone is noticed.
enum Kept {
    static let elements = Set(
        """
        a abbr b bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4
        h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strike strong sub
        summary sup table tbody td tfoot th thead time tr tt ul var wbr
        """.split { " \n".contains($0) }.map(String.init))

    static let void: Set<String> = ["br", "hr", "img", "source", "wbr"]

    static let refusedElements = """
        script style iframe form input svg math object embed link meta base video audio template marquee button
        textarea select title body html font center frame frameset applet area map canvas dialog fieldset legend
        label nav main section article header footer aside noscript param track portal slot u big nobr menu option
        plaintext xmp noembed noframes
        """.split { " \n".contains($0) }.map(String.init)

    static let hiding = """
        script style template iframe noembed noframes noscript object svg math xmp textarea title select
        """.split { " \n".contains($0) }.map(String.init)

    /// The attributes of all elements, and those of some.
    static let common: Set<String> = [
        "align", "aria-label", "colspan", "datetime", "dir", "height", "hreflang", "id", "itemprop", "lang",
        "role",
        "rowspan", "scope", "span", "title", "valign", "width",
    ]
    static let own: [String: Set<String>] = [
        "a": ["href", "name", "rel"], "blockquote": ["cite"], "del": ["cite"], "details": ["name", "open"],
        "div": ["itemscope", "itemtype"], "img": ["alt", "border", "loading", "longdesc", "src"],
        "ins": ["cite"],
        "li": ["value"], "ol": ["reversed", "start", "type"], "q": ["cite"],
        "source": ["media", "srcset", "type"],
        "table": ["border", "cellpadding", "cellspacing", "summary"], "td": ["abbr", "headers"],
        "th": ["abbr", "headers"], "ul": ["type"],
    ]
    static let pairs: [(String, String)] =
        common.sorted().map { ("b", $0) }
        + own.sorted { $0.key < $1.key }.flatMap { element, names in names.sorted().map { (element, $0) } }

    static let refusedAttributes = [
        "style", "class", "onclick", "onerror", "background", "bgcolor", "target", "srcdoc", "data-x",
        "xlink:href",
        "is", "part", "slot", "nonce", "download", "ping", "action", "formaction", "poster",
        "aria-a1",
        "aria", "tabindex", "contenteditable", "autofocus", "accesskey", "xmlns", "usemap", "sizes", "srcse",
    ]

    /// The attributes whose values are addresses, those that are never kept too.
    static let addresses: Set<String> = [
        "action", "background", "cite", "data", "formaction", "href", "itemtype", "longdesc", "ping",
        "poster", "src",
        "srcset", "xlink:href",
    ]

    static func keeps(_ attribute: String, of element: String) -> Bool {
        let letters = attribute.dropFirst(5)
        return common.contains(attribute) || own[element]?.contains(attribute) == true
            || (attribute.hasPrefix("aria-") && letters.allSatisfy { ("a"..."z").contains($0) })
    }
}
