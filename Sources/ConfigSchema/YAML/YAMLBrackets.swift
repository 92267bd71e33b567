/// Brackets over several lines, and the texts in quotes between them.
extension YAMLMender {
    /// Indents the lines of a bracket from one on that begins with a text in quotes, no further right than the
    /// bracket's key; `nil` where the text itself is what is wrong.
    func indentText(inBracketsFrom place: Int) -> YAMLMend? {
        let line = lines.line(at: place)
        guard let opener = opener(before: place), opener < line.lowerBound, closer(of: opener) != nil,
            lines.column(of: line) <= column(ofLineAt: opener)
        else { return nil }
        return indentLines(from: place, .flowLine)
    }

    /// The bracket that closes another; `nil` where none of its document does. What stands in quotes closes nothing.
    func closer(of opener: Int) -> Int? {
        var (depth, place) = (0, opener)
        let end = documentEnd(behind: opener)
        while place < end {
            switch bytes[place] {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return place }
            case UInt8(ascii: "#") where isComment(place, from: 0): place = lines.line(at: place).upperBound
            case UInt8(ascii: "\""), UInt8(ascii: "'"): place = endOfText(from: place) ?? place
            default: break
            }
            place += 1
        }
        return nil
    }

    /// The brackets that are open before a place in its document, the innermost first, and no more than a few.
    func openers(before place: Int) -> [Int] {
        var openers: [Int] = []
        while openers.count < 8, let next = opener(before: openers.last ?? place),
            documentEnd(behind: next) >= openers.last ?? place
        {
            openers.append(next)
        }
        return openers
    }

    /// Where the next line is that ends a document or begins one; else where all ends.
    private func documentEnd(behind place: Int) -> Int {
        var line = lines.line(at: place)
        while line.upperBound < bytes.count {
            line = lines.line(at: line.upperBound + 1)
            let mark = bytes[line].prefix(3)
            guard mark.elementsEqual("---".utf8) || mark.elementsEqual("...".utf8) else { continue }
            if bytes[line].dropFirst(3).first ?? 0x20 <= 0x20 { return line.lowerBound }
        }
        return bytes.count
    }

    /// The quote that closes the text in brackets that one begins; `nil` where it begins none or none follows.
    private func endOfText(from quote: Int) -> Int? {
        guard quote > 0, bytes[quote - 1] <= 0x20 || "[{,:".utf8.contains(bytes[quote - 1]) else {
            return nil
        }
        let mark = bytes[quote]
        var place = quote + 1
        while place < bytes.count {
            if bytes[place] == 0x5C, mark == UInt8(ascii: "\"") {
                place += 1
            } else if bytes[place] == mark {
                guard mark == UInt8(ascii: "'"), place + 1 < bytes.count, bytes[place + 1] == mark else {
                    return place
                }
                place += 1
            }
            place += 1
        }
        return nil
    }
}
