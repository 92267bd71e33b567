import Markdown
import Text

/// A shortcode of Hugo or Zola in a text.
struct Shortcode {
    enum Form { case open, close, alone, escaped }

    let name: String
    let form: Form
    let arguments: Arguments
    let range: Range<Int>
    /// Whether the generator reads it although it stands in code.
    let isInBlock: Bool
}

/// Finds shortcodes.
struct ShortcodeScan {
    let shortcodes: [Shortcode]

    init(_ lines: TextLines, kind: SiteKind) {
        let bytes = lines.bytes
        let blocks = lines.blocks.map(\.range)
        var (found, offset): ([Shortcode], Int) = ([], 0)
        while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "{")) {
            offset = start + 1
            guard let code = kind == .hugo ? Self.hugo(bytes, start) : Self.zola(bytes, start) else {
                continue
            }
            let isInBlock = blocks.covers(start)
            found.append(
                Shortcode(
                    name: code.name, form: code.form, arguments: code.arguments, range: code.range,
                    isInBlock: isInBlock))
            offset = code.range.upperBound
        }
        shortcodes = found
    }

    private static func hugo(_ bytes: [UInt8], _ start: Int) -> Shortcode? {
        let rest = bytes[start...]
        let isAngled = rest.starts(with: "{{<".utf8)
        guard isAngled || rest.starts(with: "{{%".utf8) else { return nil }
        let end = isAngled ? ">}}" : "%}}"
        guard let close = rest.dropFirst(3).firstRange(of: end.utf8) else { return nil }
        let range = start..<close.upperBound
        var inner = String(decoding: bytes[(start + 3)..<close.lowerBound], as: UTF8.self).trimmed
        if inner.hasPrefix("/*") {
            let name = String(inner.dropFirst(2)).replacing("*/", with: "").trimmed
            return Shortcode(
                name: name, form: .escaped, arguments: Arguments(), range: range, isInBlock: false)
        }
        var form = Shortcode.Form.open
        if inner.hasPrefix("/") {
            form = .close
            inner = String(inner.dropFirst()).trimmed
        } else if inner.hasSuffix("/") {
            form = .alone
            inner = String(inner.dropLast()).trimmed
        }
        var cursor = LineCursor(Array(inner.utf8)[...])
        let name = cursor.take { !$0.isWhitespace }
        guard name.first?.isLetter == true else { return nil }
        return Shortcode(
            name: name, form: form, arguments: arguments(&cursor, isEnd: { _ in false }), range: range,
            isInBlock: false)
    }

    /// `{{ name(a="b") }}`, `{% name(a="b") %}` and `{% end %}`.
    private static func zola(_ bytes: [UInt8], _ start: Int) -> Shortcode? {
        let rest = bytes[start...]
        let isBody = rest.starts(with: "{%".utf8)
        guard isBody || rest.starts(with: "{{".utf8),
            let close = rest.dropFirst(2).firstRange(of: (isBody ? "%}" : "}}").utf8)
        else { return nil }
        let range = start..<close.upperBound
        let inner = String(decoding: bytes[(start + 2)..<close.lowerBound], as: UTF8.self).trimmed
        if inner.hasPrefix("/*") {
            let name = inner.replacing("/*", with: "").replacing("*/", with: "").trimmed
            return Shortcode(
                name: name, form: .escaped, arguments: Arguments(), range: range, isInBlock: false)
        }
        if inner == "end", isBody {
            return Shortcode(name: "", form: .close, arguments: Arguments(), range: range, isInBlock: false)
        }
        var cursor = LineCursor(Array(inner.utf8)[...])
        let name = cursor.takeName()
        guard name.first?.isLetter == true, cursor.eat("(") else { return nil }
        let arguments = arguments(&cursor) { $0 == UInt8(ascii: ")") }
        return Shortcode(
            name: name, form: isBody ? .open : .alone, arguments: arguments, range: range, isInBlock: false)
    }

    private static func arguments(_ cursor: inout LineCursor, isEnd: (UInt8) -> Bool) -> Arguments {
        var arguments = Arguments()
        while true {
            cursor.skipBlanks()
            while cursor.eat(",") { cursor.skipBlanks() }
            if cursor.isAtEnd || isEnd(cursor.byte) { return arguments }
            if let text = cursor.takeQuoted() {
                arguments.positional.append(text)
                continue
            }
            let word = cursor.take { !$0.isWhitespace && !"=,".utf8.contains($0) && !isEnd($0) }
            guard cursor.eat("=") else {
                if word.isEmpty {
                    _ = cursor.take { !$0.isWhitespace }
                } else {
                    arguments.positional.append(word)
                }
                continue
            }
            arguments.named[word] =
                cursor.takeQuoted()
                ?? cursor.take { !$0.isWhitespace && $0 != UInt8(ascii: ",") && !isEnd($0) }
        }
    }
}
