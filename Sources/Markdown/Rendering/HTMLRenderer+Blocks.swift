/// Blocks that hold other nodes.
extension HTMLRenderer {
    mutating func openBlock(_ id: Int32) {
        switch arena[id].kind {
        case .blockQuote:
            startLine()
            output.write("<blockquote>\n")
        case .list: openList(id)
        case .item:
            startLine()
            output.write("<li>")
        case .paragraph:
            guard !isTight(id) else { return }
            startLine()
            output.write("<p>")
        case .heading: openHeading(id)
        default: break
        }
    }

    mutating func closeBlock(_ id: Int32) {
        switch arena[id].kind {
        case .blockQuote:
            startLine()
            output.write("</blockquote>\n")
        case .list:
            startLine()
            output.write(ListFlags(rawValue: arena[id].flags).contains(.ordered) ? "</ol>\n" : "</ul>\n")
        case .item: output.write("</li>\n")
        case .paragraph: if !isTight(id) { output.write("</p>\n") }
        case .heading: closeHeading(id)
        default: break
        }
    }

    private mutating func openList(_ id: Int32) {
        startLine()
        let node = arena[id]
        guard ListFlags(rawValue: node.flags).contains(.ordered) else { return output.write("<ul>\n") }
        if node.payload == 1 { return output.write("<ol>\n") }
        output.write("<ol start=\"")
        output.write(String(node.payload))
        output.write("\">\n")
    }

    /// Whether a paragraph stands in an item of a tight list, where it has no element of its own.
    private func isTight(_ id: Int32) -> Bool {
        let item = arena[id].parent
        guard item > 0, arena[item].kind == .item else { return false }
        return ListFlags(rawValue: arena[arena[item].parent].flags).contains(.tight)
    }

    private mutating func openHeading(_ id: Int32) {
        startLine()
        output.write("<h")
        output.append(0x30 + arena[id].flags)
        if isDecorated {
            output.write(" id=\"")
            output.writeEscaped(headings[Int(arena[id].payload)].id)
            output.write("\"")
        }
        output.write(">")
    }

    private mutating func closeHeading(_ id: Int32) {
        if isDecorated, plan.headingAnchors {
            output.write(" <a class=\"heading-anchor\" href=\"#")
            output.writeAddress(headings[Int(arena[id].payload)].id.utf8)
            output.write("\" aria-label=\"Link to this section\">#</a>")
        }
        output.write("</h")
        output.append(0x30 + arena[id].flags)
        output.write(">\n")
    }
}
