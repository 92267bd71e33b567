/// How what is written at the cursor would be laid out, by what is written around it.
extension Draft {
    func layout(
        of slot: Slot, in text: CursorText, _ language: CursorLanguage, unit: String
    ) -> CursorLayout {
        let form = slot.form ?? (slot.holder >= 0 ? holders[slot.holder].form : .brackets)
        let start = slot.token.range.lowerBound
        let indentation = indentation(of: slot, in: text, language, unit: unit)
        let block = block(of: slot, form, in: text, language)
        let isMisplaced =
            language == .yaml && form == .lines && text.isFirstOnLine(start)
            && (slot.expected == .key || slot.surroundings.needsDash)
            && text.string(text.lineStart(start)..<start) != indentation
        return CursorLayout(
            form: form, block: block, indentation: indentation, isFirstOnLine: text.isFirstOnLine(start),
            misplacedBlanks: isMisplaced ? text.lineStart(start)..<start : nil,
            isOnOneLine: form == .brackets && isOnOneLine(slot.holder, in: text),
            keyQuote: keyQuote(of: slot, in: text, language),
            textQuote: quote(of: language) ?? textQuote ?? (language == .yaml ? .none : .double))
    }

    /// Whether a block of YAML may begin where a value or element without quotes is expected.
    private func block(
        of slot: Slot, _ form: CursorLayout.Form, in text: CursorText, _ language: CursorLanguage
    ) -> CursorLayout.Block {
        guard language == .yaml, form == .lines, slot.token.quote == .none else { return .none }
        switch slot.expected {
        case .key: return .none
        case .item: return .here
        case .value:
            let isAlone = text.isFirstOnLine(slot.token.range.lowerBound)
            return isAlone ? .here : slot.token.range.isEmpty ? .nextLine : .none
        }
    }

    private func indentation(
        of slot: Slot, in text: CursorText, _ language: CursorLanguage, unit: String
    ) -> String {
        if let block = slot.blockIndentation { return block }
        guard slot.holder >= 0 else { return "" }
        let holder = holders[slot.holder]
        let entries = holder.entries
        for index in [entries.indices.first, entries.indices.last].compactMap({ $0 })
        where index != slot.entry && text.isFirstOnLine(entries[index].range.lowerBound) {
            return text.indentation(entries[index].range.lowerBound)
        }
        guard holder.form == .brackets else {
            // Behind a dash a mapping of YAML begins where its first key stands.
            guard language == .yaml, let first = entries.indices.first, first != slot.entry else {
                return text.indentation(text.cursor)
            }
            let start = entries[first].range.lowerBound
            return String(repeating: " ", count: start - text.lineStart(start))
        }
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
        let near = own.enumerated().first { $0.offset != slot.entry && Self.isSimple($0.element) }?.element
        let entry = near ?? holders.lazy.compactMap { $0.entries.first }.first { Self.isSimple($0) }
        switch entry.map({ text[$0.range.lowerBound] }) {
        case UInt8(ascii: "\""): return .double
        case UInt8(ascii: "'"): return .single
        default: return .none
        }
    }

    /// Whether an entry has a key that needs quotes in none of the languages but JSON, so that its quotes are
    /// a habit.
    private static func isSimple(_ entry: CursorEntry) -> Bool {
        guard let key = entry.key, let first = key.utf8.first, !first.isDigit else { return false }
        return key.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    }
}
