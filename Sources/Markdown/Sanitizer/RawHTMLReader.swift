/// What the reader of a document has to know of its raw HTML: the ids in it, and what will be left out of it.
struct RawHTMLReader {
    /// A finding about raw HTML, with its range in the document.
    typealias Finding = HTMLSanitizer.Omission

    private let arena: Arena

    init(_ arena: Arena) {
        self.arena = arena
    }

    /// Whether a node is an end tag among inlines, about which there is nothing to know.
    func isEndTag(_ node: Int32) -> Bool {
        arena[node].kind == .htmlInline && arena.withBytes(of: arena[node].text) { $0.has("</", at: 0) }
    }

    /// The values of `id`, and of `name` in links.
    func anchors(of node: Int32) -> [String] {
        var anchors: [String] = []
        let html = arena.bytes(of: arena[node].text)
        guard html.contains(.equals) else { return [] }
        for case .startTag(let name, let attributes, _) in HTMLTokenizer(html) {
            for attribute in attributes
            where attribute.name == "id" || (attribute.name == "name" && name == "a") {
                if let value = attribute.value, !value.isEmpty {
                    anchors.append(String(decoding: html[value], as: UTF8.self))
                }
            }
        }
        return anchors
    }

    /// What sanitizing leaves out.
    func omissions(in node: Int32) -> [Finding] {
        var findings: [Finding] = []
        var sanitizer = HTMLSanitizer()
        var output = HTMLBuffer()
        let text = arena[node].text
        let place = arena[node].range
        sanitizer.write(arena.bytes(of: text), in: 0, to: &output) { omission in
            let range = text.isInDocument ? omission.range : place
            findings.append(Finding(message: omission.message, range: range))
        }
        return findings
    }
}
