/// Where no syntax of other generators is looked for.
extension ForeignSyntaxScan {
    /// Code, comments, formulas, the lines of containers and the braces that headings have given their ids in.
    func excludedRanges() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for node in arena.nodes where node.parent != Node.none {
            switch node.kind {
            case .code, .codeBlock, .math, .comment, .include: ranges.append(node.range)
            case .htmlBlock, .htmlInline:
                if Self.hides(bytes[node.range]) { ranges.append(node.range) }
            case .heading where !node.text.isEmpty && node.text.isInDocument:
                let heading = Int(node.start)..<node.text.range.lowerBound
                let brace = bytes[heading].lastIndex(of: .leftBrace) ?? heading.upperBound
                ranges.append(brace..<node.range.upperBound)
            case .container, .callout:
                if bytes[node.range].first == .colon { ranges.append(line(from: Int(node.start))) }
            case .document, .blockQuote, .list, .item, .footnotes, .footnoteDefinition, .definitionList,
                .definition, .table, .tableRow, .containerFence, .paragraph, .heading, .calloutTitle,
                .containerTitle, .definitionTerm, .tableCell, .thematicBreak, .emphasis, .strong, .link,
                .image, .wikiLink, .embed, .strikethrough, .mark, .text, .softBreak, .lineBreak,
                .footnoteReference:
                break
            }
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var merged: [Range<Int>] = []
        for range in ranges {
            if let last = merged.last, last.upperBound >= range.lowerBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    private static func hides(_ html: ArraySlice<UInt8>) -> Bool {
        ["<!--", "<pre", "<script", "<style", "<code"].contains { html.starts(with: $0.utf8) }
    }
}
