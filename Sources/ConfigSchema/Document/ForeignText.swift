import Foundation

/// Tells what a text looks like that stands where a language of configuration is promised and is none.
///
/// Only texts that are not well-formed are looked at, and of them the first lines.
struct ForeignText {
    /// What a text looks like, and how a block of it is marked.
    struct Look: Equatable {
        let name: String
        let mark: String
    }

    let language: ConfigLanguage
    /// The first lines that are not blank, without the blanks around them.
    private let lines: [Substring]
    private let text: String

    /// How much of a text is looked at.
    private static let bytes = 4000

    init(_ bytes: [UInt8], as language: ConfigLanguage) {
        self.language = language
        text = String(decoding: bytes.prefix(Self.bytes), as: UTF8.self)
        lines = text.split(whereSeparator: \.isNewline).compactMap { line in
            let start = line.drop { $0 == " " || $0 == "\t" }
            return start.isEmpty ? nil : start
        }
    }

    /// What the text looks like; `nil` where it may be meant as what it is marked as.
    var look: Look? {
        guard let first = lines.first else { return nil }
        if let look = protocolLook(first) ?? programLook(first) { return look }
        if isJSON, let look = braceLook(first) { return look }
        if let look = configurationLook(first) { return look }
        return isProse(first) ? Look(name: "prose", mark: "text") : nil
    }

    private var isJSON: Bool { [.json, .jsonc, .json5, .jsonl].contains(language) }

    private func matches(_ text: some StringProtocol, _ pattern: String) -> Bool {
        text.range(of: pattern, options: .regularExpression) != nil
    }

    /// What a terminal, a web server or a version control system writes.
    private func protocolLook(_ first: Substring) -> Look? {
        if matches(first, "^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) [^ ]+") {
            return Look(name: "an HTTP request", mark: "http")
        }
        if first.hasPrefix("HTTP/") { return Look(name: "an HTTP response", mark: "http") }
        if matches(first, "^(diff --git |@@ -|--- [^ ])") || isChange {
            return Look(name: "a diff", mark: "diff")
        }
        if matches(first, #"^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d"#)
            || matches(first, #"^\[?(INFO|WARN|WARNING|ERROR|DEBUG|TRACE)\b"#)
        {
            return Look(name: "a log", mark: "text")
        }
        let names = language == .env ? "" : "export|"
        let commands =
            names
            + "curl|npm|npx|pip3?|docker|git|cd|sudo|echo|brew|claude|uvx?|python3?|node|cat|mkdir|apt|apt-get"
            + "|kubectl|bash|sh|wget|yarn|pnpm|cargo|go|source"
        if matches(first, "^([$%] |#!/)") || matches(first, "^(\(commands)) [^:=]") {
            return Look(name: "a shell command", mark: "sh")
        }
        return nil
    }

    /// Whether lines are added and removed; in YAML a line with `-` by itself is an element.
    private var isChange: Bool {
        let marks = text.split(whereSeparator: \.isNewline).compactMap(\.first)
        return marks.contains("+") && marks.contains("-")
    }

    /// What a program is written in.
    private func programLook(_ first: Substring) -> Look? {
        if language != .plist, matches(first, "^<[A-Za-z!?]"), matches(text, "</|/>|<!|<\\?") {
            return first.hasPrefix("<?xml")
                ? Look(name: "XML", mark: "xml") : Look(name: "HTML", mark: "html")
        }
        if matches(first, "^(export )?(declare )?(interface|enum|type) [A-Za-z_]\\w*( =| *<| *\\{| extends)")
        {
            return Look(name: "TypeScript", mark: "ts")
        }
        if matches(first, "^(const|let|var|function|async function|export (const|default|function)) ")
            || matches(first, "^import .* from ['\"]")
        {
            return Look(name: "JavaScript", mark: "js")
        }
        if matches(first, #"^(def |class |async def |from [\w.]+ import |import \w|print\(|@\w+$)"#)
            || matches(first, #"^[A-Za-z_][\w.]* = ?([\w.]+\(|[\[{] *$)"#) && language != .toml
        {
            return Look(name: "Python", mark: "python")
        }
        if matches(first, #"^\{[%#]"#) { return Look(name: "a template", mark: "jinja") }
        return nil
    }

    /// What begins with a brace or bracket as JSON does.
    private func braceLook(_ first: Substring) -> Look? {
        guard first.hasPrefix("{") || first.hasPrefix("[") else { return nil }
        if matches(text, #"[:\[,({] *'[^'\n]*'"#), matches(text, #"[:\[,] *(True|False|None)\b"#) {
            return Look(name: "a Python dictionary", mark: "python")
        }
        let types = "(string|number|boolean|integer|unknown|any|object|str|int|float|bool)"
        if matches(text, "[\\w\"]\\?? *: *\(types)(\\[\\])?( *\\| *[^\\n]*)? *([;,}\\n]|$)")
            || matches(text, #"\w\?: "#)
        {
            return Look(name: "a notation of types", mark: "ts")
        }
        if matches(text, #"=> |\bfunction *\(|\bprocess\.env\b"#) {
            return Look(name: "JavaScript", mark: "js")
        }
        if matches(text, #"\{%|\{\{-? *(if|range|end|with)\b"#) {
            return Look(name: "a template", mark: "jinja")
        }
        return nil
    }

    /// Another language of configuration.
    private func configurationLook(_ first: Substring) -> Look? {
        let isTable = matches(first, #"^\[\[?[A-Za-z_][\w."-]*\]\]?$"#) && matches(text, #"\n *[\w."-]+ *="#)
        if language != .toml, language != .reg, language != .env,
            isTable || matches(first, #"^[a-z_][\w.-]* = ["'\[{\dtf]"#)
        {
            return Look(name: "TOML", mark: "toml")
        }
        if isJSON, matches(first, #"^[A-Z_][A-Z0-9_]*=\S"#) {
            return Look(name: "an environment file", mark: "env")
        }
        if language == .toml || language == .env, first.hasPrefix("{"), lines.last?.last == "}" {
            return Look(name: "JSON", mark: "json")
        }
        guard isJSON || language == .toml else { return nil }
        let members = lines.filter { matches($0, #"^(- |#|(- )?["']?[\w./-]+["']?:( [^ ].*)?$)"#) }.count
        let isOne = matches(first, #"^(---|#|- |[\w./-]+:)"#)
        if isOne, members >= 2, members * 2 > lines.count { return Look(name: "YAML", mark: "yaml") }
        return nil
    }

    /// Whether the text begins with a line of several words.
    private func isProse(_ first: Substring) -> Bool {
        guard let start = first.first, start.isLetter || start == "*" || start == ">" || start == "#" else {
            return false
        }
        let words = first.split(separator: " ")
        let plain = words.filter { $0.contains(where: \.isLetter) && !$0.contains { "{}[]=<>".contains($0) } }
        guard plain.count >= 3, plain.count * 4 >= words.count * 3 else { return false }
        switch language {
        case .json, .jsonc, .json5, .jsonl: return true
        case .yaml: return !matches(first, #"^(#|[>*]|["']?[\w./-]+["']?:( |$))"#)
        case .toml, .env: return start != "#"
        case .plist, .reg: return false
        }
    }
}

extension ConfigStorage {
    /// The storage with one problem instead of many where the text is another language's; it has no value then.
    func judged() -> ConfigStorage {
        guard problems.contains(where: \.isMalformed), let look = look else { return self }
        let bytes = arena.bytes
        let start = bytes.firstIndex { $0 > 0x20 } ?? 0
        let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        let problem = ConfigProblem(
            .invalidSnippet, .error,
            look.name.isEmpty
                ? "this is no \(language.name)" : "this is no \(language.name); it looks like \(look.name)",
            at: start..<end, help: "mark the text as `\(look.mark)`, or write it as \(language.name)")
        return ConfigStorage(
            arena: NodeArena(bytes: bytes), problems: [problem], roots: [], language: language,
            isForeign: true)
    }

    private var look: ForeignText.Look? {
        guard language != .reg, language != .plist, !arena.bytes.isEmpty else { return nil }
        if let look = ForeignText(arena.bytes, as: language).look { return look }
        let count = problems.count(where: \.isMalformed)
        let isEmpty = arena.nodes.first.map { $0.type == .object && $0.count == 0 } ?? true
        let isEmptyTable = (language == .toml || language == .env) && isEmpty && count > 2
        // A word that begins the text and is not all of it is no value.
        let isWord =
            [.json, .jsonc, .json5].contains(language) && count > 1
            && arena.nodes.first.map { $0.type == .string && isBare(Int($0.start)) } ?? false
        return isEmptyTable || isWord ? ForeignText.Look(name: "", mark: "text") : nil
    }

    private func isBare(_ start: Int) -> Bool {
        let byte = arena.bytes[start]
        return byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
    }
}
