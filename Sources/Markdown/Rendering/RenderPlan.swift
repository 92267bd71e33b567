/// Where a link leads on the finished site.
public struct ResolvedLink: Sendable, Hashable {
    /// The address.
    public var url: String
    /// A text for the link where the author gave none, such as a page's title.
    public var label: String?
    /// What a reader sees who points at the link.
    public var title: String?
    /// Whether the target does not exist: a wiki link is then shown as its label alone.
    public var isBroken: Bool
    /// Whether the link leads to another site.
    public var isExternal: Bool

    /// Makes a resolved link.
    public init(
        url: String, label: String? = nil, title: String? = nil, isBroken: Bool = false,
        isExternal: Bool = false
    ) {
        self.url = url
        self.label = label
        self.title = title
        self.isBroken = isBroken
        self.isExternal = isExternal
    }
}

/// What the caption of a code block says about the schema that the block was checked against.
public struct SchemaBadge: Sendable, Hashable {
    /// The schema's name.
    public var name: String
    /// A longer text about it.
    public var tooltip: String

    /// Makes a badge.
    public init(name: String, tooltip: String) {
        self.name = name
        self.tooltip = tooltip
    }
}

/// What a document does not know by itself and needs to become HTML. An empty plan is enough for a preview.
public struct RenderPlan: Sendable {
    /// Where links lead; a link that is not named leads where it says.
    public var links: [Document.NodeID: ResolvedLink] = [:]
    /// Highlighted code: HTML that stands in place of the escaped text, with the same line breaks.
    public var code: [Document.NodeID: [UInt8]] = [:]
    /// The schemas that code blocks were checked against.
    public var codeSchemas: [Document.NodeID: SchemaBadge] = [:]
    /// What stands in the place of embeds and includes: finished HTML of blocks.
    public var embeds: [Document.NodeID: [UInt8]] = [:]
    /// Whether headings have a link to themselves.
    public var headingAnchors = true

    /// An empty plan.
    public init() {}
}
