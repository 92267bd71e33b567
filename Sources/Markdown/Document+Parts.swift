public import Diagnostics
public import Text

extension Document {
    /// A heading.
    public struct Heading: Sendable {
        /// The node.
        public let node: NodeID
        /// From 1 to 6.
        public let level: Int
        /// The anchor, unique on the page.
        public let id: String
        /// The text without markup.
        public let text: String
        /// The text as HTML of inlines, with its markup and without links.
        public let titleHTML: String
        /// The whole heading in the text.
        public let range: Range<Int>
    }

    /// An address in raw HTML, by the node and the place of the address in the node's text.
    public struct RawAddress: Sendable, Hashable {
        let node: NodeID
        let offset: Int
    }

    /// An id in raw HTML, or the name of a link there.
    public struct RawID: Sendable, Hashable {
        /// The id as it is meant, without character references.
        public let name: String
        /// Where it is written.
        public let range: Range<Int>
    }

    /// A link, image, wiki link, embed, or an address in raw HTML.
    public struct Link: Sendable {
        /// What a link is written as.
        public enum Kind: Sendable, Hashable {
            /// `[text](destination)`, by reference, or `<destination>`.
            case link
            /// `![description](destination)`.
            case image
            /// `[[target]]`.
            case wikiLink
            /// `![[target]]`.
            case embed
            /// An attribute of raw HTML that stands on the page, such as `href`, by the place of the address in
            /// the text of its node.
            case html(at: Int)
        }

        /// The node, to answer with a resolved link in a `RenderPlan`.
        public let node: NodeID
        /// What it is written as.
        public let kind: Kind
        /// Where it leads, without escapes and entities and without the fragment.
        public let destination: String
        /// What follows `#`, as it is written: for a wiki link a heading's text or `^` and a block's id.
        public let fragment: String?
        /// The text that the author gave to a wiki link or embed; `nil` where they gave none, and for other links.
        public let label: String?
        /// The destination in the text; for a link by reference the link itself. Without the fragment.
        public let range: Range<Int>
        /// The fragment in the text, without `#`.
        public let fragmentRange: Range<Int>?
        /// For a link by reference, where the destination is written; `nil` where nobody asked for it.
        public let origin: Int?
    }

    /// `:::include{file=…}`: a text that is to stand here as if it were written here.
    public struct Include: Sendable {
        /// The attributes; `file` names the file, with `#region` or `#Heading` behind it.
        public let attributes: [InfoString.Attribute]
        /// The whole line in the document.
        public let range: Range<Int>

        /// The attribute that names the file.
        public var file: InfoString.Attribute? { attributes.first { $0.name == "file" } }

        /// The region of the file that is asked for.
        public var region: String? { attributes.first { $0.name == "region" }?.value }
    }

    /// `<!-- waymark: off ID reason -->`: findings of one kind are meant in the block behind it.
    public struct Switch: Sendable, Hashable {
        /// The kind of findings.
        public let name: FindingName
        /// Why they are meant.
        public let reason: String
        /// The comment in the document.
        public let range: Range<Int>
        /// The block that it stands before.
        public let block: Range<Int>
    }

    /// A code block.
    public struct CodeBlock: Sendable {
        /// The node.
        public let node: NodeID
        /// The info string, read as language and attributes.
        public let info: InfoString
        /// The info string's first word, without escapes and entities.
        let languageName: String
        /// The code.
        public let text: [UInt8]
        /// The way from a byte of `text` to the byte of the document.
        public let map: SourceMap
        /// The whole block in the document, with its fences.
        public let range: Range<Int>
        /// The info string in the document; empty where there is none.
        public let infoRange: Range<Int>
        /// Whether it stands between fences; else it is indented.
        public let isFenced: Bool
        /// Whether a fence closes it; true where it is indented.
        let isClosed: Bool
    }
}
