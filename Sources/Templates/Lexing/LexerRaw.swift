import Text

/// `{% raw %}`: text up to `{% endraw %}` in which nothing else is a tag.
extension Lexer {
    /// Where the content of a raw tag begins, if the tag whose delimiter ends here is one.
    func rawContent() -> Int? {
        guard let word = word("raw", from: offset) else { return nil }
        if byte(word) == UInt8(ascii: "-"), closes(word + 1) {
            var index = word + 3
            while index < limit, bytes[index].isWhitespace { index += 1 }
            return index
        }
        return closes(word) ? word + 2 : nil
    }

    /// Reads the content and the end tag.
    mutating func readRaw(_ opening: Int, content: Int) {
        var search = content
        let delimiter = Array("{%".utf8)
        while let tag = ByteSearch.first(delimiter, in: bytes, from: search), tag < limit {
            search = tag + 2
            let hasSign = byte(search) == UInt8(ascii: "-") || byte(search) == UInt8(ascii: "+")
            guard let word = word("endraw", from: hasSign ? search + 1 : search) else { continue }
            let sign = byte(word)
            let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
            guard closes(isSigned ? word + 1 : word) else { continue }
            appendText(content..<max(content, textEnd(from: content, tag: tag)))
            offset = isSigned ? word + 3 : word + 2
            if sign == UInt8(ascii: "-") { skipSpace() } else if !isSigned { skipLineEnd() }
            return
        }
        report(.unclosedBlock("raw", path, opening..<content))
        appendText(content..<max(content, limit))
        offset = limit
    }

    /// Where a word and the space after it end, if the word stands here after space.
    private func word(_ word: String, from start: Int) -> Int? {
        var index = start
        while index < limit, bytes[index].isWhitespace { index += 1 }
        for letter in word.utf8 {
            guard byte(index) == letter else { return nil }
            index += 1
        }
        while index < limit, bytes[index].isWhitespace { index += 1 }
        return index
    }

    private func closes(_ index: Int) -> Bool {
        byte(index) == UInt8(ascii: "%") && byte(index + 1) == UInt8(ascii: "}")
    }
}
