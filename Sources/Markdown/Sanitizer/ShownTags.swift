import Text

/// The start tags of raw HTML that stand on the finished page: not those that sanitizing leaves out, and not what
/// looks like a tag in a script or style.
struct ShownTags: Sequence, IteratorProtocol {
    /// A start tag.
    struct Tag {
        /// In lower case.
        let name: String
        /// Those that stand on the page; of two with one name the first counts.
        let attributes: [HTMLToken.Attribute]
        /// From its `<` to its `>`.
        let range: Range<Int>
    }

    private let html: ArraySlice<UInt8>
    private let treatment: RawHTML
    private var tokenizer: HTMLTokenizer
    /// The element whose content is left out with it.
    private var hidden: String?

    init(_ html: ArraySlice<UInt8>, _ treatment: RawHTML) {
        self.html = html
        self.treatment = treatment
        tokenizer = HTMLTokenizer(html)
    }

    mutating func next() -> Tag? {
        guard treatment != .escape else { return nil }
        while let token = tokenizer.next() {
            switch token {
            case .text, .other: continue
            case .endTag(let name, _): if hidden == name { hidden = nil }
            case .startTag(let name, let attributes, let range):
                guard hidden == nil else { continue }
                if treatment == .allow {
                    if HTMLPolicy.holdsText(name) { skipText(of: name, from: range.upperBound) }
                    return Tag(name: name, attributes: Self.unique(attributes), range: range)
                }
                guard HTMLPolicy.keeps(element: name) else {
                    if HTMLPolicy.hidesContent(of: name) { hidden = name }
                    continue
                }
                let kept = Self.unique(attributes).filter { HTMLSanitizer.keeps($0, of: name, html) }
                return Tag(name: name, attributes: kept, range: range)
            }
        }
        return nil
    }

    /// Goes on at the end tag of an element in which nothing is a tag.
    private mutating func skipText(of name: String, from start: Int) {
        let wanted = Array("</\(name)".utf8)
        var place = start
        while place < html.endIndex,
            !html[place...].prefix(wanted.count).map(\.lowercased).elementsEqual(wanted)
        {
            place = html[(place + 1)...].firstIndex(of: .less) ?? html.endIndex
        }
        tokenizer = HTMLTokenizer(html[place...])
    }

    private static func unique(_ attributes: [HTMLToken.Attribute]) -> [HTMLToken.Attribute] {
        guard attributes.count > 1 else { return attributes }
        var seen: Set<String> = []
        return attributes.filter { seen.insert($0.name).inserted }
    }
}
