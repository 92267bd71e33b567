import Text

/// Callouts: block quotes that begin with `[!NOTE]`, as GitHub and Obsidian have them, with an own title and a
/// fold mark where the author gives them.
extension Arena {
    /// Makes callouts of the block quotes that are written as such.
    mutating func findCallouts() {
        for id in nodes.indices where nodes[id].kind == .blockQuote {
            let paragraph = nodes[id].firstChild
            guard paragraph != Node.none, self[paragraph].kind == .paragraph else { continue }
            let text = self[paragraph].firstChild
            guard text != Node.none, self[text].kind == .text, let marker = CalloutMarker(self[text], self)
            else {
                continue
            }
            makeCallout(Int32(truncatingIfNeeded: id), paragraph, text, marker)
        }
    }

    private mutating func makeCallout(
        _ quote: Int32, _ paragraph: Int32, _ text: Int32, _ marker: CalloutMarker
    ) {
        let inlines = children(of: paragraph)
        let lineEnd = inlines.firstIndex { self[$0].kind.isBreak } ?? inlines.count
        let titleEnd = lineEnd > 0 ? self[inlines[lineEnd - 1]].end : self[text].end
        self[text].start += Int32(truncatingIfNeeded: marker.length)
        self[text].text = self[text].text[marker.length..<Int(self[text].text.count)]

        let title = add(Node(.calloutTitle, Int(self[paragraph].start)..<Int(titleEnd)))
        let hasOwnTitle = lineEnd > 1 || !self[text].text.isEmpty
        setChildren(of: title, to: hasOwnTitle ? Array(inlines[..<lineEnd]) : [])
        let rest = Array(inlines[min(lineEnd + 1, inlines.count)...])
        var blocks = [title]
        if let first = rest.first {
            setChildren(of: paragraph, to: rest)
            self[paragraph].start = self[first].start
            blocks.append(paragraph)
        }
        blocks += children(of: quote).dropFirst()
        setChildren(of: quote, to: blocks)
        self[quote].kind = .callout
        self[quote].flags = marker.fold.rawValue
        self[quote].text = marker.type
    }
}

/// What a callout's `flags` say.
enum CalloutFold: UInt8, Sendable {
    /// It cannot be folded.
    case none
    /// It can be folded and is open.
    case open
    case closed
}

/// `[!type]`, a fold mark and the blanks behind them.
struct CalloutMarker {
    /// The type as it is written.
    let type: TextReference
    let fold: CalloutFold
    /// The number of bytes.
    let length: Int

    /// Reads the marker at the beginning of a text; `nil` where there is none.
    init?(_ node: Node, _ arena: Arena) {
        let text = NodeText(node, in: arena)
        guard text.has("[!", at: 0), text.isPlain(0), text.isPlain(1) else { return nil }
        var end = 2
        while end < text.count, text[end].isOfCalloutType { end += 1 }
        guard end > 2, end < text.count, text[end] == .rightBracket else { return nil }
        type = node.text[2..<end]
        end += 1
        var fold = CalloutFold.none
        if end < text.count, text[end] == UInt8(ascii: "+") || text[end] == .hyphen {
            fold = text[end] == .hyphen ? .closed : .open
            end += 1
        }
        guard end == text.count || text[end].isBlank else { return nil }
        while end < text.count, text[end].isBlank { end += 1 }
        self.fold = fold
        length = end
    }
}

/// The types of callouts that the theme knows.
enum CalloutType {
    /// The class of a type: the type itself in lower case, the type that it is another name of, or `note`.
    static func className(of type: String) -> String {
        let name = type.lowercased()
        if known.contains(name) { return name }
        return others[name] ?? "note"
    }

    /// Whether a name is a type or another name of one.
    static func isKnown(_ name: String) -> Bool {
        known.contains(name) || others[name] != nil
    }

    /// All names, by the alphabet.
    static let names = (Array(known) + others.keys).sorted()

    private static let known: Set<String> = [
        "note", "tip", "important", "warning", "caution", "abstract", "info", "todo", "success", "question",
        "failure", "danger", "bug", "example", "quote",
    ]

    private static let others = [
        "summary": "abstract", "tldr": "abstract", "hint": "tip", "check": "success", "done": "success",
        "help": "question", "faq": "question", "attention": "warning", "fail": "failure",
        "missing": "failure",
        "error": "danger", "cite": "quote",
    ]

    /// The title of a callout without one of its own: its type with a capital letter.
    static func title(of type: String) -> String {
        let name = type.lowercased()
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}

extension UInt8 {
    fileprivate var isOfCalloutType: Bool {
        isLetter || isDigit || self == .hyphen || self == .underscore || self >= 0x80
    }
}
