/// A stretch of text that an extension takes for itself before libcmark reads the text.
struct MaskedSpan: Sendable {
    enum Kind: UInt8, Sendable {
        /// `[[target]]`
        case wikiLink
        /// `![[target]]`
        case embed
        /// `%%comment%%` on one line.
        case comment
        /// `$formula$`
        case inlineMath
        /// `$$formula$$`
        case displayMath
    }

    let kind: Kind
    /// The whole of it in the text that is parsed, with its delimiters.
    let range: Range<Int>
    /// Where it begins in the document.
    let origin: Int

    /// Whether it is a formula; these may reach over several lines.
    var isMath: Bool {
        switch kind {
        case .inlineMath, .displayMath: true
        case .wikiLink, .embed, .comment: false
        }
    }

    /// Where it stands in the document.
    var documentRange: Range<Int> { origin..<origin + range.count }
}
