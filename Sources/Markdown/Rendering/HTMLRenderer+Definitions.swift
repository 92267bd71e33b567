/// Definition lists.
extension HTMLRenderer {
    mutating func openDefinitionList() {
        startLine()
        output.write("<dl>\n")
    }

    mutating func openTerm() {
        startLine()
        output.write("<dt>")
    }

    mutating func openDefinition(_ id: Int32) {
        startLine()
        output.write("<dd")
        if isTight(arena[id].firstChild) { writeBlockID(of: arena[id].firstChild) }
        output.write(">")
    }

    mutating func closeDefinitionList() {
        startLine()
        output.write("</dl>\n")
    }
}
