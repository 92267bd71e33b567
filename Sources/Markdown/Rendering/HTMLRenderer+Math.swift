/// Formulas, which a script on the page draws: they are kept as they are written, between the delimiters that such
/// scripts look for.
extension HTMLRenderer {
    /// Whether a paragraph holds nothing but a formula in `$$`.
    func isFormula(_ paragraph: Int32) -> Bool {
        let child = arena[paragraph].firstChild
        return child != Node.none && arena[child].kind == .math && arena[child].flags == 1
            && arena[child].next == Node.none && !isTight(paragraph)
            && arena[arena[paragraph].parent].kind != .footnoteDefinition
    }

    mutating func writeMath(_ id: Int32) {
        let isDisplay = arena[id].flags == 1
        let isAlone = arena[arena[id].parent].kind == .paragraph && isFormula(arena[id].parent)
        if !isAlone { output.write("<span class=\"math\">") }
        output.write(isDisplay ? "\\[" : "\\(")
        output.writeEscaped(arena.bytes(of: arena[id].text))
        output.write(isDisplay ? "\\]" : "\\)")
        if !isAlone { output.write("</span>") }
    }
}
