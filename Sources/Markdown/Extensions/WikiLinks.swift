import Text

/// Wiki links and embeds: `[[target]]`, `[[target|label]]`, `[[target#Heading]]`, `[[#Heading]]`, and the same
/// with `!` in front.
extension Arena {
    /// Adds the node of a masked stretch. The label that a reader sees becomes the node's text.
    mutating func addSpan(_ span: MaskedSpan, to parent: Int32) {
        guard span.kind != .comment else {
            append(Node(.comment, span.documentRange), to: parent)
            return
        }
        let isEmbed = span.kind == .embed
        let content = (span.origin + (isEmbed ? 3 : 2))..<(span.documentRange.upperBound - 2)
        let bar = content.first { bytes[$0] == .pipe }
        var targetEnd = bar ?? content.upperBound
        // In a table a `|` is written `\|`.
        if bar != nil, targetEnd > content.lowerBound, bytes[targetEnd - 1] == .backslash { targetEnd -= 1 }
        let whole = trimmed(content.lowerBound..<targetEnd)
        let hash = whole.first { bytes[$0] == .hash }
        let target = trimmed(whole.lowerBound..<(hash ?? whole.upperBound))
        let label = bar.map { trimmed(($0 + 1)..<content.upperBound) }

        var node = Node(isEmbed ? .embed : .wikiLink, span.documentRange)
        node.payload = Int32(truncatingIfNeeded: targets.count)
        targets.append(
            Target(
                destination: TextReference(inDocument: target),
                fragment: hash.map { TextReference(inDocument: trimmed(($0 + 1)..<whole.upperBound)) },
                hasLabel: label.map { !$0.isEmpty } ?? false,
                range: target))
        let id = append(node, to: parent)
        if let label, !label.isEmpty {
            appendText(label, to: id)
        } else if !isEmbed {
            appendOwnLabel(of: targets[targets.count - 1], to: id)
        }
    }

    /// The text of a wiki link without a label, as Obsidian shows it: `page > heading`.
    private mutating func appendOwnLabel(of target: Target, to id: Int32) {
        if !target.destination.isEmpty { appendText(target.range, to: id) }
        guard let fragment = target.fragment else { return }
        if !target.destination.isEmpty {
            var separator = Node(.text, target.range.upperBound..<target.range.upperBound)
            separator.text = store(" > ".utf8)
            append(separator, to: id)
        }
        appendText(fragment.range, to: id)
    }

    private mutating func appendText(_ range: Range<Int>, to parent: Int32) {
        var text = Node(.text, range)
        text.text = TextReference(inDocument: range)
        append(text, to: parent)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return start..<end
    }
}
