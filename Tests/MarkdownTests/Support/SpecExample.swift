import Testing

/// One example of a specification: a text and the HTML that it stands for.
struct SpecExample: Sendable, CustomTestStringConvertible {
    let number: Int
    let tags: String
    let markdown: String
    let html: String

    var testDescription: String { "example \(number)" }

    /// The same example with another number.
    func numbered(_ number: Int) -> SpecExample {
        SpecExample(number: number, tags: tags, markdown: markdown, html: html)
    }

    /// Reads the examples of a specification: fences of 32 backticks, `example`, and a line with a dot between
    /// text and HTML; an arrow stands for a tab.
    static func read(_ path: String) -> [SpecExample] {
        var examples: [SpecExample] = []
        var markdown: [Substring] = []
        var html: [Substring] = []
        var tags: String?
        var isInHTML = false
        let fence = String(repeating: "`", count: 32)
        let text = String(decoding: SharedData.bytes(path), as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if tags == nil {
                guard line.hasPrefix(fence + " example") else { continue }
                tags = line.dropFirst(fence.count + 8).filter { $0 != " " }
                (markdown, html, isInHTML) = ([], [], false)
            } else if line == fence {
                examples.append(
                    SpecExample(
                        number: examples.count + 1, tags: tags ?? "", markdown: joined(markdown),
                        html: joined(html)))
                tags = nil
            } else if line == ".", !isInHTML {
                isInHTML = true
            } else if isInHTML {
                html.append(line)
            } else {
                markdown.append(line)
            }
        }
        return examples
    }

    private static func joined(_ lines: [Substring]) -> String {
        lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
    }
}
