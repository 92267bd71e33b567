/// A stretch of text that an extension takes for itself before libcmark reads the text.
struct MaskedSpan: Sendable {
    enum Kind: UInt8, Sendable {
        /// `[[target]]`
        case wikiLink
        /// `![[target]]`
        case embed
        /// `%%comment%%` on one line.
        case comment
    }

    let kind: Kind
    /// The whole of it in the text that is parsed, with its delimiters.
    let range: Range<Int>
    /// Where it begins in the document.
    let origin: Int

    /// Where it stands in the document.
    var documentRange: Range<Int> { origin..<origin + range.count }
}
