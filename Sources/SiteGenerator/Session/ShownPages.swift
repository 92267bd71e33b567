/// The pages whose texts stand on a page: its own, and those that it embeds, and so on.
struct ShownPages {
    private(set) var ids: Set<Page.ID> = []

    init(on page: Page, in site: Site) {
        add(EmbedLayout(of: page, in: site).text)
    }

    private mutating func add(_ text: ShownText) {
        ids.insert(text.part.page)
        for embed in text.embeds { add(embed.text) }
    }
}
