import Markdown
import Text

/// The words behind a fence, as every generator writes them.
struct CodeInfo {
    private(set) var language = ""
    private(set) var title: String?
    private(set) var marked: [String] = []
    private var inserted: [String] = []
    private var deleted: [String] = []
    private var isNumbered = false
    private var start: String?
    private var wraps = false
    private var words: [String] = []
    private var isInBraces = false
    /// What has no counterpart.
    private(set) var dropped: [String] = []
    /// Whether something in it is written as other generators write it.
    private(set) var isForeign = false
    private let kind: SiteKind

    init(_ info: String, kind: SiteKind) {
        self.kind = kind
        var text = info.trimmed
        if text.hasPrefix("{"), !text.dropFirst().hasPrefix("{"), let end = text.firstIndex(of: "}"),
            text.contains(".")
        {
            // `{.python title="x"}` of Python-Markdown, whose first class is the language.
            text =
                String(text[text.index(after: text.startIndex)..<end])
                + String(text[text.index(after: end)...])
            text = text.trimmed
            isForeign = true
        }
        read(text)
    }

    /// A language with options that stand elsewhere.
    init(language: String, options: [(name: String, value: String)], kind: SiteKind) {
        self.kind = kind
        self.language = language
        isInBraces = true
        for option in options { take(option.name, value: option.value) }
        isInBraces = false
    }

    private mutating func read(_ text: String) {
        var cursor = LineCursor(Array(text.utf8)[...])
        let commas = kind == .zola || kind == .mdbook
        language = cursor.take { !$0.isWhitespace && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ",") }
        if language.contains("=") {
            cursor = LineCursor(Array(text.utf8)[...])
            language = ""
        }
        if language.hasPrefix(".") { language.removeFirst() }
        if kind == .vitepress, let colon = language.firstIndex(of: ":") {
            let flags = language[colon...].split(separator: ":")
            language = String(language[..<colon])
            isForeign = true
            flags.forEach { take(String($0), value: nil) }
        }
        while true {
            cursor.skipBlanks()
            while commas, cursor.eat(",") { cursor.skipBlanks() }
            guard !cursor.isAtEnd else { return }
            readWord(&cursor, commas: commas)
        }
    }

    private mutating func readWord(_ cursor: inout LineCursor, commas: Bool) {
        if cursor.eat("{") {
            let inner = cursor.take { $0 != UInt8(ascii: "}") }
            _ = cursor.eat("}")
            take(braces: inner)
        } else if cursor.eat("[") {
            title = title ?? cursor.take { $0 != UInt8(ascii: "]") }
            isForeign = true
            _ = cursor.eat("]")
        } else if let text = cursor.takeQuoted("\"") {
            dropped.append("\"\(text)\"")
            isForeign = true
        } else {
            let name = cursor.take {
                !$0.isWhitespace && !"={".utf8.contains($0) && !(commas && $0 == UInt8(ascii: ","))
            }
            if cursor.eat("=") {
                take(name, value: value(&cursor, commas: commas))
            } else if name.isEmpty {
                _ = cursor.take { !$0.isWhitespace }
            } else {
                take(name, value: nil)
            }
        }
    }

    private func value(_ cursor: inout LineCursor, commas: Bool) -> String {
        if cursor.eat("{") {
            defer { _ = cursor.eat("}") }
            return cursor.take { $0 != UInt8(ascii: "}") }
        }
        if let quoted = cursor.takeQuoted("\"'") { return quoted }
        return cursor.take { commas ? $0 != UInt8(ascii: ",") : !$0.isWhitespace }.trimmed
    }

    /// What stands between braces: lines, or the options of Hugo.
    private mutating func take(braces inner: String) {
        guard inner.contains("=") else {
            if Self.lines(inner) != nil || inner.isEmpty {
                marked.append(inner)
            } else {
                dropped.append("{\(inner)}")
            }
            return
        }
        var cursor = LineCursor(Array(inner.utf8)[...])
        (isInBraces, isForeign) = (true, true)
        defer { isInBraces = false }
        while !cursor.isAtEnd {
            let name = cursor.takeName()
            guard cursor.eat("=") else {
                if name.isEmpty { _ = cursor.take { !$0.isWhitespace && $0 != UInt8(ascii: ",") } }
                while cursor.eat(",") || cursor.eat(" ") {}
                continue
            }
            if cursor.eat("[") {
                take(name, value: cursor.take { $0 != UInt8(ascii: "]") }.replacing("\"", with: ""))
                _ = cursor.eat("]")
            } else if let quoted = cursor.takeQuoted("\"'") {
                take(name, value: quoted)
            } else {
                take(name, value: cursor.take { !$0.isWhitespace && $0 != UInt8(ascii: ",") })
            }
            while cursor.eat(",") || cursor.eat(" ") {}
        }
    }

    /// The attributes that are ours.
    private static let own: Set<String> = [
        "title", "filename", "ins", "del", "numbers", "start", "wrap", "file", "region",
    ]

    private mutating func take(_ name: String, value: String?) {
        let known = words.count
        defer {
            let isOwn = Self.own.contains(name) && !(name == "file" && value?.hasPrefix("/_") != true)
            if !isOwn, words.count == known { isForeign = true }
        }
        switch (name.lowercased(), value) {
        case ("title", let value?), ("name", let value?), ("filename", let value?), ("file_name", let value?),
            ("file", let value?) where kind != .mkdocs && !value.hasPrefix("/_"):
            title = value
        case ("hl_lines", let value?), ("mark", let value?):
            if let lines = Self.lines(value) {
                marked.append(lines)
            } else {
                dropped.append("\(name)=\(value)")
            }
        case ("ins", let value?):
            if let lines = Self.lines(value) { inserted.append(lines) } else { dropped.append(name) }
        case ("del", let value?):
            if let lines = Self.lines(value) { deleted.append(lines) } else { dropped.append(name) }
        case ("linenums", let value?), ("linenos", let value?):
            isNumbered = value != "false"
            if Int(value) != nil, value != "1" { start = value }
        case ("linenos", nil), ("showlinenumbers", nil), ("line-numbers", nil), ("numbers", nil):
            isNumbered = true
        case ("showlinenumbers", let value?), ("line-numbers", let value?):
            isNumbered = value != "false"
            if Int(value) != nil, value != "1" { start = value }
        case ("no-line-numbers", nil): isNumbered = false
        case ("linenostart", let value?), ("startlinenumber", let value?), ("start", let value?):
            start = value
        case ("wrap", nil), ("wrap", "true"?): wraps = true
        default:
            let word =
                value.map { "\(name)=\(InfoString.attribute("x", $0)?.dropFirst(2) ?? "\"\"")" } ?? name
            if value == nil, name.hasPrefix(".") || Self.flags.contains(name.lowercased()) {
                dropped.append(word)
            } else if isInBraces || Self.attributes.contains(name.lowercased()) {
                dropped.append(word)
            } else {
                words.append(word)
            }
        }
    }

    /// Words of other generators that mean nothing here.
    private static let flags: Set<String> = [
        "editable", "ignore", "no_run", "should_panic", "mdbook-runnable", "noplayground", "noplaypen",
        "compile_fail", "live", "twoslash", "no-copy", "annotate", "copy", "nocopy",
    ]
    private static let attributes: Set<String> = [
        "frame", "collapse", "linenostyle", "lineanchors", "anchorlinenos", "hl_inline", "hide_lines", "id",
        "anchor_linenums", "style", "class", "noclasses", "tabwidth", "guesssyntax", "metastring", "icon",
        "edition2018",
    ]

    /// Lines as `1,3-5`, from lists in any form; `nil` for what names none.
    static func lines(_ text: String) -> String? {
        let parts = text.split { $0 == "," || $0.isWhitespace }.map { $0.replacing("..", with: "-") }
        guard !parts.isEmpty,
            parts.allSatisfy({ part in
                let ends = part.split(separator: "-", omittingEmptySubsequences: false)
                return (1...2).contains(ends.count) && ends.allSatisfy { Int($0) != nil }
            })
        else { return nil }
        return parts.joined(separator: ",")
    }

    /// The same in our form.
    func written(adding attributes: [String] = []) -> String {
        var parts = [language.isEmpty && !(title == nil && marked.isEmpty && !isNumbered) ? "text" : language]
        if let title {
            parts.append(
                title.contains("\"") ? InfoString.attribute("title", title) ?? "" : "title=\"\(title)\"")
        }
        let lines = marked.filter { !$0.isEmpty }
        if !lines.isEmpty { parts.append("{\(lines.joined(separator: ","))}") }
        if !inserted.isEmpty { parts.append("ins={\(inserted.joined(separator: ","))}") }
        if !deleted.isEmpty { parts.append("del={\(deleted.joined(separator: ","))}") }
        if isNumbered { parts.append("numbers") }
        if let start, isNumbered { parts.append("start=\(start)") }
        if wraps { parts.append("wrap") }
        return (parts + words + attributes).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension PageDraft {
    /// Writes the words behind fences in our form; the code stays as it is.
    mutating func convertCodeInfo() {
        var edits: [Edit] = []
        for block in TextLines(text.bytes).blocks where !block.infoRange.isEmpty {
            let written = text.string(block.infoRange)
            guard written.contains(where: { " {:,[".contains($0) }) else { continue }
            let info = CodeInfo(written, kind: kind)
            let ours = info.written()
            guard info.isForeign, ours != written.trimmed else { continue }
            edits.append(Edit(block.infoRange, ours))
            note(
                .changed, .codeAttribute, "`\(written.trimmed)` is `\(ours)`", at: block.infoRange.lowerBound)
            for word in info.dropped {
                note(.removed, .codeAttribute, "`\(word)` has no counterpart", at: block.infoRange.lowerBound)
            }
        }
        text.apply(edits)
    }
}
