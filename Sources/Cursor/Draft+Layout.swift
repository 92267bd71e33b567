/// How what is written at the cursor would be laid out, by what is written around it.
extension Draft {
    func layout(
        of slot: Slot, in text: CursorText, _ language: CursorLanguage, unit: String
    ) -> CursorLayout {
        let form = slot.form ?? (slot.holder >= 0 ? holders[slot.holder].form : .brackets)
        let start = slot.token.range.lowerBound
        return CursorLayout(
            form: form, indentation: indentation(of: slot, in: text, unit: unit),
            isFirstOnLine: text.isFirstOnLine(start),
            isOnOneLine: form == .brackets && isOnOneLine(slot.holder, in: text),
            keyQuote: keyQuote(of: slot, in: text, language),
            textQuote: quote(of: language) ?? textQuote ?? (language == .yaml ? .none : .double))
    }

    private func indentation(of slot: Slot, in text: CursorText, unit: String) -> String {
        if let block = slot.blockIndentation { return block }
        guard slot.holder >= 0 else { return "" }
        let holder = holders[slot.holder]
        let entries = holder.entries
        for index in [entries.indices.first, entries.indices.last].compactMap({ $0 })
        where index != slot.entry && text.isFirstOnLine(entries[index].range.lowerBound) {
            return text.indentation(entries[index].range.lowerBound)
        }
        guard holder.form == .brackets else { return text.indentation(text.cursor) }
        let isAlone = text.isFirstOnLine(slot.token.range.lowerBound)
        let outer = text.indentation(holder.start)
        let own = text.indentation(text.cursor)
        return isAlone && own.utf8.count > outer.utf8.count ? own : outer + unit
    }

    private func isOnOneLine(_ index: Int, in text: CursorText) -> Bool {
        guard index >= 0 else { return true }
        let holder = holders[index]
        let end = max(holder.end ?? text.cursor, holder.start)
        return !text.hasLineEnding(holder.start..<min(end, text.count))
    }

    /// The only quotes of a language, where it has one kind.
    private func quote(of language: CursorLanguage) -> CursorQuote? {
        switch language {
        case .json, .jsonc: .double
        case .json5, .yaml, .toml: nil
        }
    }

    private func keyQuote(of slot: Slot, in text: CursorText, _ language: CursorLanguage) -> CursorQuote {
        if let only = quote(of: language) { return only }
        let own = slot.holder >= 0 ? holders[slot.holder].entries : []
        let near = own.enumerated().first { $0.offset != slot.entry && $0.element.key != nil }?.element
        let entry = near ?? holders.lazy.compactMap { $0.entries.first }.first { $0.key != nil }
        switch entry.map({ text[$0.range.lowerBound] }) {
        case UInt8(ascii: "\""): return .double
        case UInt8(ascii: "'"): return .single
        default: return .none
        }
    }
}
