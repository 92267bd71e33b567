/// Tables.
extension HTMLRenderer {
    mutating func openTable() {
        startLine()
        output.write(isDecorated ? "<div class=\"table\"><table>\n" : "<table>\n")
    }

    mutating func closeTable(_ id: Int32) {
        startLine()
        if arena[id].firstChild != arena[id].lastChild { output.write("</tbody>\n") }
        output.write(isDecorated ? "</table></div>\n" : "</table>\n")
    }

    mutating func openRow(_ id: Int32) {
        startLine()
        let table = arena[arena[id].parent]
        if arena[id].flags == 1 {
            output.write("<thead>\n")
        } else if arena[table.firstChild].next == id {
            output.write("<tbody>\n")
        }
        output.write("<tr>\n")
    }

    mutating func closeRow(_ id: Int32) {
        startLine()
        output.write("</tr>\n")
        if arena[id].flags == 1 { output.write("</thead>\n") }
    }

    mutating func openCell(_ id: Int32) {
        startLine()
        output.write(arena[arena[id].parent].flags == 1 ? "<th" : "<td")
        switch ColumnAlignment(rawValue: arena[id].flags) ?? .none {
        case .none: break
        case .left: output.write(isDecorated ? " class=\"align-left\"" : " align=\"left\"")
        case .center: output.write(isDecorated ? " class=\"align-center\"" : " align=\"center\"")
        case .right: output.write(isDecorated ? " class=\"align-right\"" : " align=\"right\"")
        }
        output.write(">")
    }

    mutating func closeCell(_ id: Int32) {
        output.write(arena[arena[id].parent].flags == 1 ? "</th>\n" : "</td>\n")
    }
}
