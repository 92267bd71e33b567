import Diagnostics
import Text

/// Where values may stand in a property list, and the elements that hold text.
extension PropertyListParser {
    /// Notes that a value begins; what is wrong with its place is said, and whether it is read all the same.
    mutating func beginValue(_ token: XMLToken) -> Bool {
        dropped = nil
        guard builder.nodes.count < limits.nodes else {
            report("the text holds more than \(limits.nodes) values", token.range, id: .tooManyValues)
            isStopped = true
            return false
        }
        guard let last = frames.indices.last else {
            if hasRoot { return drop("a property list holds one value", token.range) }
            return true
        }
        switch frames[last].element {
        case .dict where frames[last].key == nil:
            let isSaid = frames[last].hasStrayValue
            frames[last].hasStrayValue = true
            return drop(isSaid ? nil : "this value has no `<key>` before it", token.range)
        case .plist where frames[last].hasValue:
            return drop("a property list holds one value", token.range)
        case .plist, .dict, .array, .key, .string, .integer, .real, .true, .false, .date, .data: return true
        }
    }

    private mutating func drop(_ message: String?, _ range: Range<Int>) -> Bool {
        if let message { report(message, range) }
        dropped = builder.nodes.count
        return true
    }

    /// Notes that a value is complete.
    mutating func settleValue() {
        guard let last = frames.indices.last else { return hasRoot = true }
        frames[last].key = nil
        frames[last].hasValue = true
    }

    mutating func readKey(_ token: XMLToken) {
        leaveArray(before: token)
        let content = readContent(.key, token)
        if frames.last?.element == .plist || frames.isEmpty, !(frames.last?.hasValue ?? hasRoot) {
            openMissingDictionary(token)
        }
        guard let last = frames.indices.last, frames[last].element == .dict else {
            return report("a `<key>` stands in a `<dict>`", token.range)
        }
        if let key = frames[last].key { reportMissingValue(key) }
        let range = content.range.isEmpty ? content.element : content.range
        builder.append(key: content.text.bytes, at: range)
        frames[last].key = range
        frames[last].hasStrayValue = false
    }

    /// A key in an array: the array is not closed, or `<dict>` is missing in it.
    private mutating func leaveArray(before token: XMLToken) {
        guard let last = frames.last, last.element == .array else { return }
        if endsAhead.first(from: scanner.position) == .array { return openMissingDictionary(token) }
        guard frames.count > 1, frames[frames.count - 2].element == .dict else { return }
        reportUnclosed(last)
        close(at: token.range.lowerBound)
    }

    /// The text is only members; it is read as if `<dict>` stood around it.
    private mutating func openMissingDictionary(_ token: XMLToken) {
        let start = token.range.lowerBound
        report(
            "these are the members of a dictionary, without its `<dict>`", token.range, id: .missingBraces,
            help: "put `<dict>` before them and `</dict>` behind")
        builder.open(.object, at: start)
        frames.append(Frame(element: .dict, tag: start..<start))
    }

    mutating func reportMissingValue(_ key: Range<Int>) {
        if !isStopped { report("a value is missing behind this key", key) }
        builder.append(Node(.null, start: key.upperBound, end: key.upperBound, flags: .partial))
        if let last = frames.indices.last {
            frames[last].key = nil
            frames[last].lacksValue = true
        }
    }

    // MARK: Text

    /// What stands between the tags of an element.
    struct Content {
        let text: DecodedText
        /// The content's range, and the element's with its tags.
        let range: Range<Int>
        let element: Range<Int>
    }

    /// Reads up to the end of an element that holds text only.
    private mutating func readContent(_ element: Element, _ token: XMLToken) -> Content {
        let start = token.range.upperBound
        guard token.kind == .start else {
            return Content(text: DecodedText(), range: start..<start, element: token.range)
        }
        var text = XMLText(input)
        var end = start
        while true {
            let before = (position: scanner.position, problems: scanner.problems.count)
            guard let next = scanner.next() else { break }
            switch next.kind {
            case .text, .characterData: text.append(next)
            case .other: break
            case .start, .empty, .end:
                if closes(next, element, token, text) {
                    builder.problems += text.problems
                    return Content(
                        text: text.decoded, range: start..<next.range.lowerBound,
                        element: token.range.lowerBound..<next.range.upperBound)
                }
                scanner.position = before.position
                scanner.problems.removeSubrange(before.problems...)
                return unclosed(element, token, text, end: end)
            }
            end = scanner.position
        }
        return unclosed(element, token, text, end: end)
    }

    /// Whether a tag closes an element: its own end tag, or else one that is meant as that, which is said.
    private mutating func closes(
        _ end: XMLToken, _ element: Element, _ token: XMLToken, _ text: XMLText
    ) -> Bool {
        if end.kind == .end, input[end.name].elementsEqual(input[token.name]) { return true }
        guard end.kind == .end ? isMisspeltEnd(end, of: element) : isMeantAsEnd(end, of: token, text) else {
            return false
        }
        reportWrongEnd(end, of: token)
        return true
    }

    /// Whether an end tag of another name closes an element: where that name closes nothing else.
    private func isMisspeltEnd(_ end: XMLToken, of element: Element) -> Bool {
        let closed = Element(rawValue: name(end))
        return closed == element || closed != .dict && closed != .array && closed != .plist
    }

    private mutating func reportWrongEnd(_ end: XMLToken, of token: XMLToken) {
        let right = "</\(name(token))>"
        let found = input.text(end.range)
        report(
            "expected `\(right)`, found `\(ShortForm.cut(found))`", end.range,
            fixes: [fix("write `\(right)`", end.range, right)])
    }

    /// Whether an opening tag behind a text stands for the end tag, as in `<key>a<key>`: no text follows it.
    private func isMeantAsEnd(_ next: XMLToken, of token: XMLToken, _ text: XMLText) -> Bool {
        guard next.kind == .start, input[next.name].elementsEqual(input[token.name]),
            text.decoded.bytes.contains(where: { $0 > 0x20 })
        else { return false }
        var ahead = scanner
        guard let following = ahead.next(), following.kind == .text else { return true }
        return input[following.range].allSatisfy { $0 <= 0x20 }
    }

    private mutating func unclosed(
        _ element: Element, _ token: XMLToken, _ text: XMLText, end: Int
    ) -> Content {
        builder.problems += text.problems
        reportUnclosed(Frame(element: element, tag: token.range))
        return Content(
            text: text.decoded, range: token.range.upperBound..<end, element: token.range.lowerBound..<end)
    }

    mutating func readLeaf(_ element: Element, _ token: XMLToken) {
        if element == .true || element == .false, token.kind == .start, !isEndAhead(of: token) {
            return appendBoolean(token)
        }
        guard beginValue(token) else { return }
        let drops = dropped
        let content = readContent(element, token)
        append(element, content)
        if let drops { builder.remove(from: drops) } else { settleValue() }
    }

    /// Whether the next tag closes an element.
    private func isEndAhead(of token: XMLToken) -> Bool {
        var ahead = scanner
        while let next = ahead.next() {
            guard next.kind == .start || next.kind == .empty || next.kind == .end else { continue }
            return next.kind == .end && input[next.name].elementsEqual(input[token.name])
        }
        return false
    }

    private mutating func append(_ element: Element, _ content: Content) {
        let range = content.range.isEmpty ? content.element : content.range
        switch element {
        case .true, .false:
            if !content.range.isEmpty { report("`<\(element.rawValue)/>` has no content", content.range) }
            let place = content.element
            builder.append(
                Node(
                    .boolean, start: place.lowerBound, end: place.upperBound,
                    payload: element == .true ? 1 : 0))
        case .integer, .real: appendNumber(element, content.text.bytes, range)
        case .date: appendDate(content.text.bytes, range)
        case .data: appendData(content.text.bytes, range)
        case .plist, .dict, .array, .key, .string: builder.append(text: content.text.bytes, at: range)
        }
    }

    private mutating func appendNumber(_ element: Element, _ text: [UInt8], _ range: Range<Int>) {
        let trimmed = trimmed(text)
        let scanned = trimmed.withUnsafeBufferPointer { text -> NumberScanner.Scanned? in
            switch NumberForm(text) {
            case .json, .extended, .padded: NumberScanner.decimal(text)
            case .hexadecimal: element == .integer ? NumberForm(text).scanned(text) : nil
            case .infinity, .notANumber, .none: Self.special(text)
            }
        }
        guard let scanned, element == .real || scanned.type == .integer else {
            let found = String(decoding: trimmed, as: UTF8.self)
            report(
                "`\(ShortForm.cut(found))` is no \(element == .integer ? "whole " : "")number", range)
            return builder.append(text: text, at: range)
        }
        builder.append(scanned, text: String(decoding: trimmed, as: UTF8.self), at: range)
    }

    private static func special(_ text: UnsafeBufferPointer<UInt8>) -> NumberScanner.Scanned? {
        switch String(decoding: text, as: UTF8.self).lowercased() {
        case "nan": .rounded(.nan, .fraction)
        case "inf", "+inf", "infinity", "+infinity": .rounded(.infinity, .fraction)
        case "-inf", "-infinity": .rounded(-.infinity, .fraction)
        default: nil
        }
    }

    private func trimmed(_ text: [UInt8]) -> [UInt8] {
        Array(text.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed())
    }

    private mutating func appendDate(_ text: [UInt8], _ range: Range<Int>) {
        let date = trimmed(text)
        let time = date.withUnsafeBufferPointer { TOMLTime($0[...]) }
        if time == nil || time?.mistake != nil || time?.kind != .offsetDateTime
            || date.last != UInt8(ascii: "Z")
        {
            report(
                "`\(ShortForm.cut(String(decoding: date, as: UTF8.self)))` is no date", range,
                help: "a date is written `2026-01-31T12:00:00Z`")
            return builder.append(text: text, at: range)
        }
        builder.append(text: date, at: range, flags: .temporal)
    }

    private mutating func appendData(_ text: [UInt8], _ range: Range<Int>) {
        let data = text.filter { $0 > 0x20 }
        if !data.withUnsafeBufferPointer({ ContentFormat.base64.accepts($0) }) {
            report("this is no data in base64", range)
        }
        builder.append(text: data, at: range)
    }

    // MARK: Problems

    func name(_ token: XMLToken) -> String {
        input.text(token.name)
    }

    mutating func reportUnclosed(_ frame: Frame) {
        report(
            "this `<\(frame.element.rawValue)>` is not closed", frame.tag,
            help: "close it with `</\(frame.element.rawValue)>`")
    }

    mutating func report(
        _ message: String, _ range: Range<Int>, id: FindingID = .invalidSnippet, help: String? = nil,
        fixes: [Diagnostic.Fix] = []
    ) {
        builder.problems.append(ConfigProblem(id, .error, message, at: range, help: help, fixes: fixes))
    }

    func fix(_ title: String, _ range: Range<Int>, _ replacement: String) -> Diagnostic.Fix {
        Diagnostic.Fix(title, edits: [Diagnostic.TextEdit(range: range, replacement: replacement)])
    }
}
