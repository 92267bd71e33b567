import Text

/// End tags, and which of them belong to what is open where some are missing or too many.
extension PropertyListParser {
    mutating func end(_ token: XMLToken) {
        let name = name(token)
        let element = Element(rawValue: name) ?? Element(rawValue: name.lowercased())
        guard let open = frames.last else { return reportSurplus(token) }
        if open.element == element, !open.tag.isEmpty || element == .dict {
            if endsTooEarly(open, token) { return }
            return close(at: token.range.upperBound)
        }
        switch element {
        case .dict, .array, .plist: endOther(element, token)
        case .true, .false: endBoolean(token)
        case .key, .string, .integer, .real, .date, .data: reportSurplus(token)
        case nil: endAs(open.element, token)
        }
    }

    /// An end tag of a dictionary or array that is not the innermost: that one is not closed, or closed by the wrong
    /// name, or the tag is one too many; how many follow tells which.
    private mutating func endOther(_ element: Element?, _ token: XMLToken) {
        let open = frames.filter { !$0.tag.isEmpty }.count
        let following = endsAhead.count(from: scanner.position)
        guard let outer = frames.lastIndex(where: { $0.element == element && !$0.tag.isEmpty }) else {
            return following >= open ? reportSurplus(token) : endAs(frames[frames.count - 1].element, token)
        }
        let inner = frames[(outer + 1)...].filter { !$0.tag.isEmpty }.count
        if inner > 0, following > open - inner - 1 { return endAs(frames[frames.count - 1].element, token) }
        while frames.count > outer + 1, let last = frames.last {
            if !last.tag.isEmpty { reportUnclosed(last) }
            close(at: token.range.lowerBound)
        }
        close(at: token.range.upperBound)
    }

    /// Closes the innermost element by an end tag that should have its name.
    private mutating func endAs(_ element: Element, _ token: XMLToken) {
        let right = "</\(element.rawValue)>"
        report(
            "expected `\(right)`, found `</\(name(token))>`", token.range,
            fixes: [fix("write `\(right)`", token.range, right)])
        close(at: token.range.upperBound)
    }

    /// Whether an end tag would close everything though keys and another end tag follow. It belongs to an opening
    /// tag that is missing then, which is said where a value is.
    private mutating func endsTooEarly(_ open: Frame, _ token: XMLToken) -> Bool {
        guard open.element == .dict, open.lacksValue || nextIsKey(),
            endsAhead.count(from: scanner.position) >= frames.count
        else {
            return false
        }
        if !open.lacksValue {
            report(
                "this `</dict>` closes the dictionary before its last key", token.range,
                help: "remove it, or open what it closes")
        }
        return true
    }

    private func nextIsKey() -> Bool {
        var ahead = scanner
        while let next = ahead.next() {
            switch next.kind {
            case .text, .characterData: if input[next.name].contains(where: { $0 > 0x20 }) { return false }
            case .other: break
            case .start: return input[next.name].elementsEqual("key".utf8)
            case .empty, .end: return false
            }
        }
        return false
    }

    private mutating func reportSurplus(_ token: XMLToken) {
        report(
            "this `</\(name(token))>` closes nothing", token.range, help: "remove it, or open what it closes")
    }

    // MARK: Booleans and stray text

    /// An end tag of a boolean by itself is meant as the boolean.
    private mutating func endBoolean(_ token: XMLToken) {
        guard let last = frames.last, last.element == .dict ? last.key != nil : last.element == .array else {
            return reportSurplus(token)
        }
        appendBoolean(token)
    }

    /// A boolean whose tag is not closed in itself.
    mutating func appendBoolean(_ token: XMLToken) {
        let name = name(token).lowercased()
        let written = input.text(token.range)
        report(
            "`\(ShortForm.cut(written))` is written `<\(name)/>`", token.range,
            fixes: [fix("write `<\(name)/>`", token.range, "<\(name)/>")])
        guard beginValue(token), dropped == nil else { return }
        builder.append(
            Node(
                .boolean, start: token.range.lowerBound, end: token.range.upperBound,
                payload: name == "true" ? 1 : 0))
        settleValue()
    }

    /// Text between elements is white space. Where a value is awaited it is meant as one.
    mutating func readStrayText(_ token: XMLToken) {
        let text = input[token.name]
        guard let first = text.firstIndex(where: { $0 > 0x20 }),
            let last = text.lastIndex(where: { $0 > 0x20 })
        else { return }
        guard input[first] != UInt8(ascii: "<") else {
            var text = XMLText(input)
            text.append(XMLToken(kind: .text, range: first..<first + 1, name: first..<first + 1))
            builder.problems += text.problems
            return
        }
        let range = first..<max(last + 1, endBehind(text))
        report(
            "text stands inside an element such as `<string>`", range,
            help: "put it in an element, or remove it")
        guard let frame = frames.last, frame.element == .dict, frame.key != nil else { return }
        builder.append(Node(.null, start: range.lowerBound, end: range.upperBound, flags: .partial))
        settleValue()
    }

    /// Moves behind an end tag that stands directly behind a text, as where the bracket before `string>x</string>` is
    /// missing; the end of it.
    private mutating func endBehind(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var ahead = scanner
        guard let last = text.last, last > 0x20, let next = ahead.next(), next.kind == .end,
            let element = Element(rawValue: name(next)), ![.dict, .array, .plist].contains(element)
        else { return 0 }
        scanner.position = ahead.position
        return next.range.upperBound
    }
}
