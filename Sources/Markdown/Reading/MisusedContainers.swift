import Diagnostics
import Text

/// Containers without what they are for, and callouts of a type that is nearly one.
extension Arena {
    /// What is wrong with the containers and callouts of the tree.
    func misusedContainers() -> [ContainerFinding] {
        descendants().compactMap { id in
            switch self[id].kind {
            case .container: misuse(of: id, containers[Int(self[id].payload)])
            case .callout: misspeltType(of: id)
            case .document, .blockQuote, .list, .item, .footnotes, .footnoteDefinition, .definitionList,
                .definition, .table, .tableRow, .containerFence, .paragraph, .heading, .calloutTitle,
                .containerTitle, .definitionTerm, .tableCell, .codeBlock, .htmlBlock, .thematicBreak,
                .include, .emphasis, .strong, .link, .image, .wikiLink, .embed, .strikethrough, .mark, .text,
                .softBreak, .lineBreak, .code, .htmlInline, .footnoteReference, .comment, .math:
                nil
            }
        }
    }

    private func misuse(of id: Int32, _ fence: ContainerFence) -> ContainerFinding? {
        switch fence.kind {
        case .tabs where !children(of: id).contains { isContainer($0, .tab) }:
            misused(fence, "`tabs` has no tabs", "put `:::tab Name` … `:::` inside for each of them")
        case .tab where !isContainer(self[id].parent, .tabs):
            misused(
                fence, "this `tab` stands in no `tabs`",
                "open `::::tabs` above it, and close it behind the last")
        // An attribute that nothing reads is reported, and is the title that was meant.
        case .tab where (fence.title?.isEmpty ?? true) && !fence.hasUnreadValue:
            misused(fence, "this tab has no title, so that nothing is there to click", "write `:::tab Name`")
        case .steps where !children(of: id).contains { self[$0].kind == .list }:
            misused(fence, "`steps` has no list", "write each step as an item of a list: `1. First`")
        case .tabs, .tab, .steps, .details, .include, .callout, .foreign, .unknown: nil
        }
    }

    private func isContainer(_ id: Int32, _ kind: ContainerFence.Kind) -> Bool {
        id != Node.none && self[id].kind == .container && containers[Int(self[id].payload)].kind == kind
    }

    private func misused(_ fence: ContainerFence, _ message: String, _ help: String) -> ContainerFinding {
        ContainerFinding(id: .misusedContainer, message: message, range: fence.name, help: help)
    }

    /// A type of one's own is fine, and one slip of the pen away from a known one hardly meant.
    private func misspeltType(of id: Int32) -> ContainerFinding? {
        let type = string(of: self[id].text)
        let name = type.lowercased()
        guard !CalloutType.isKnown(name), self[id].text.isInDocument,
            let near = Spelling.nearest(to: name, in: CalloutType.names),
            name.count > 5 || Spelling.isSlip(name, of: near)
        else { return nil }
        return ContainerFinding(
            id: .unknownContainer, message: "there is no callout `\(type)`", range: self[id].text.range,
            help: "did you mean `\(type == name ? near : near.uppercased())`?")
    }
}
