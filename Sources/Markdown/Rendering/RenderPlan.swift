/// Where a link leads on the finished site.
package struct ResolvedLink: Sendable, Hashable {
    /// The address.
    package var url: String
    /// A text for the link where the author gave none, such as a page's title.
    package var label: String?
    /// What a reader sees who points at the link.
    package var title: String?
    /// Whether the target does not exist: a link is then shown as its text alone, and a picture as its description.
    package var isBroken: Bool
    /// Whether the link leads to another site.
    package var isExternal: Bool
    /// The size of the picture that is there; `nil` for what is none, and where it is not known.
    package var picture: PictureSize?

    /// Makes a resolved link.
    package init(
        url: String, label: String? = nil, title: String? = nil, isBroken: Bool = false,
        isExternal: Bool = false, picture: PictureSize? = nil
    ) {
        self.url = url
        self.label = label
        self.title = title
        self.isBroken = isBroken
        self.isExternal = isExternal
        self.picture = picture
    }
}

/// What the caption of a code block says about the schema that the block was checked against.
///
/// That a block was checked is left to the page's style to say; that it is meant to fail is text.
package struct SchemaBadge: Sendable, Hashable {
    /// What came of the check, or was to come of it.
    package enum Kind: Sendable, Hashable {
        /// The block is what the schema asks for.
        case checked
        /// Something was found in the block.
        case faulty
        /// The block shows how not to do it: it fails, as it says.
        case meantToFail
    }

    /// What came of the check.
    package var kind: Kind
    /// The schema's name.
    package var name: String
    /// A longer text about it.
    package var tooltip: String
    /// Where the schema is described, if anywhere.
    package var url: String?

    /// Makes a badge.
    package init(name: String, tooltip: String, url: String? = nil, kind: Kind = .checked) {
        self.kind = kind
        self.name = name
        self.tooltip = tooltip
        self.url = url
    }
}

/// What a document does not know by itself and needs to become HTML. An empty plan is enough for a preview.
package struct RenderPlan: Sendable {
    /// Where links lead; a link that is not named leads where it says.
    package var links: [Document.NodeID: ResolvedLink] = [:]
    /// Where addresses in raw HTML lead; one that is not named, or leads nowhere, stays as it is written.
    package var rawLinks: [Document.RawAddress: ResolvedLink] = [:]
    /// Older ids of places on the page, by the ids that the places have now; those of its beginning by none.
    package var formerIDs: [String: [String]] = [:]
    /// Older ids of places that are elsewhere now, and their addresses: hidden links for the page's script.
    package var movedIDs: [(id: String, url: String)] = []
    /// Highlighted code: HTML that stands in place of the escaped text, with the same line breaks.
    package var code: [Document.NodeID: [UInt8]] = [:]
    /// The schemas that code blocks were checked against.
    package var codeSchemas: [Document.NodeID: SchemaBadge] = [:]
    /// The ids of code blocks.
    package var codeIDs: [Document.NodeID: String] = [:]
    /// The documents that stand in place of embeds which have a paragraph of their own.
    package var embeds: [Document.NodeID: EmbeddedDocument] = [:]
    /// What stands before every id, so that a document can stand on another's page.
    package var idPrefix = ""
    /// Whether headings have a link to themselves.
    package var headingAnchors = true
    /// Whether the page's title is shown elsewhere as its one heading of level 1: those of the text become level 2.
    package var isTitled = false
    /// A heading that is shown elsewhere, as the page's title, and left out here.
    package var omittedHeading: Document.NodeID?

    /// An empty plan.
    package init() {}

    /// Says where a link leads.
    package mutating func resolve(_ link: Document.Link, to resolved: ResolvedLink?) {
        switch link.kind {
        case .link, .image, .wikiLink, .embed: links[link.node] = resolved
        case .html(let offset): rawLinks[Document.RawAddress(node: link.node, offset: offset)] = resolved
        }
    }
}

/// Another document's HTML, and where that document is.
package struct EmbeddedDocument: Sendable, Hashable {
    /// The HTML of the document or of a part of it.
    package var html: [UInt8]
    /// The address of the document.
    package var url: String
    /// Its title.
    package var title: String

    /// Makes an embedded document.
    package init(html: [UInt8], url: String, title: String) {
        self.html = html
        self.url = url
        self.title = title
    }
}

/// A document or a part of it, to be rendered alone.
package enum DocumentPart: Sendable, Hashable {
    /// All of it.
    case whole
    /// A heading and what follows it up to the next heading of its level or above.
    case section(Document.NodeID)
    /// One block.
    case block(Document.NodeID)
}
