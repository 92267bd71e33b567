import Diagnostics
import Text

/// Tells what a text looks like that stands where a language of configuration is promised and is none.
///
/// Only texts that are not well-formed are looked at, and those that YAML takes for one string; of them the first
/// lines.
struct ForeignText {
    /// What a text looks like, and how a block of it is marked.
    struct Look: Equatable {
        let name: String
        let mark: String
    }

    let language: ConfigLanguage
    /// The first lines that are not blank, without the blanks before them.
    let lines: [Substring]
    /// The first line that is no comment.
    let first: Substring
    let text: String
    private let memory = PatternMemory()

    /// How much of a text is looked at.
    private static let bytes = 4000

    init(_ bytes: [UInt8], as language: ConfigLanguage) {
        self.language = language
        text = String(decoding: bytes.prefix(Self.bytes), as: UTF8.self)
        lines = text.split(whereSeparator: \.isNewline).compactMap { line in
            let start = line.drop { $0 == " " || $0 == "\t" }
            return start.isEmpty ? nil : start
        }
        let isComment = { (line: Substring) in
            ["# ", "//", "-- ", ";"].contains { line.hasPrefix($0) } || line == "#"
        }
        first = lines.first { !isComment($0) } ?? lines.first ?? ""
    }

    /// What the text looks like; `nil` where it may be meant as what it is marked as.
    var look: Look? {
        guard !lines.isEmpty else { return nil }
        // What a registry file begins with has the form of prose.
        if language == .reg, matches(text, #"^\s*(Windows Registry|REGEDIT)|\[-?HK"#) { return nil }
        if let look = protocolLook ?? markupLook ?? programLook ?? pieceLook { return look }
        if isJSON || language == .yaml || first.hasPrefix("{"), let look = braceLook { return look }
        if let look = frontMatterLook ?? configurationLook ?? documentLook {
            return look
        }
        return isProse ? Self.prose : nil
    }

    var isJSON: Bool { [.json, .jsonc, .json5, .jsonl].contains(language) }

    func matches(_ text: some StringProtocol, _ pattern: String) -> Bool {
        OwnPatterns.matches(text, pattern, memory)
    }

    /// What begins with a brace or bracket as JSON does.
    private var braceLook: Look? {
        guard first.hasPrefix("{") || first.hasPrefix("[") else { return nil }
        if matches(text, #"[:\[,({] *'[^'\n]*'"#), matches(text, #"[:\[,] *(True|False|None)\b"#) {
            return Look(name: "a Python dictionary", mark: "python")
        }
        if matches(text, "[\\w\"]\\?? *: *\(Self.types)(\\[\\])?( *\\| *[^\\n]*)? *([;,}\\n]|$)")
            || matches(text, #"\w\?: "#) || matches(text, #": *(Record|Array|Promise|Partial|Map|Set)<"#)
        {
            return Look(name: "a notation of types", mark: "ts")
        }
        // What has keys in double quotes is meant as JSON, whatever a value is.
        let hasKeys = matches(text, #"^\s*[\[{\s]*"[^"\n]*"\s*[:=]"#)
        if !hasKeys, matches(text, #"=> |\bfunction *\(|\bprocess\.env\b|\w\([\w, ]*\) *\{"#) {
            return Look(name: "JavaScript", mark: "js")
        }
        if matches(text, #"\{%|\{\{-? *(if|range|end|with)\b"#) {
            return Look(name: "a template", mark: "jinja")
        }
        if matches(text, #"^\s*\{\s*\w+(\([^)\n]*\))? *\{[\w\s{}]*\}\s*$"#) {
            return Look(name: "GraphQL", mark: "graphql")
        }
        return nil
    }

    /// Whether the text begins with a line of several words.
    private var isProse: Bool {
        let first = lines.first ?? ""
        guard let start = first.first, start.isLetter || "*>#".contains(start) || isNumbered(first) else {
            return false
        }
        // What has a value behind its first word is meant as members.
        if isJSON, matches(first, #"^[\w$-]+ *: *["'\[{\d]"#) { return false }
        let words = first.split(separator: " ")
        if isJSON || language == .toml && !text.contains("="), words.count == 2,
            matches(first, #"^(?!(?:true|false|null)\b)\p{L}+ \p{L}+[.!?]?$"#)
        {
            return true
        }
        let plain = words.filter { $0.contains(where: \.isLetter) && !$0.contains { "{}[]=<>".contains($0) } }
        guard plain.count >= 3, plain.count * 4 >= words.count * 3 else { return false }
        switch language {
        case .json, .jsonc, .json5, .jsonl, .plist, .reg: return true
        case .yaml: return !matches(first, #"^(#|["']?[\w./-]+["']?:( |$))"#)
        case .toml, .env: return start != "#" && !matches(first, #"^(export +)?[\w."'-]+ *="#)
        }
    }

    private func isNumbered(_ line: Substring) -> Bool { matches(line, #"^\d{1,2}[.)] \p{L}"#) }
}

extension ConfigStorage {
    /// The storage with one problem instead of many where the text is another language's; it has no value then.
    func judged() -> ConfigStorage {
        guard problems.contains(where: \.isMalformed) || isOneText || isProgram, let look = look else {
            return self
        }
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

    /// Whether YAML takes all of the text for one string without quotes.
    private var isOneText: Bool {
        guard language == .yaml, roots.count <= 1 else { return false }
        guard let node = arena.nodes.first else { return false }
        return arena.nodes.count == 1 && node.type == .string && isBare(Int(node.start))
            && arena.bytes[node.range].contains { " \n(<=;".utf8.contains($0) }
    }

    /// Whether YAML takes the first line of a program for a key.
    private var isProgram: Bool {
        guard language == .yaml, let key = arena.nodes.dropFirst().first, key.type == .string else {
            return false
        }
        let words = arena.bytes[key.range]
        return ["def ", "async def ", "class ", "for ", "with "].contains { words.starts(with: $0.utf8) }
    }

    private var look: ForeignText.Look? {
        guard !arena.bytes.isEmpty else { return nil }
        if let look = ForeignText(arena.bytes, as: language).look { return look }
        guard language != .reg, language != .plist else {
            return hasNothingOfItsOwn ? ForeignText.Look(name: "", mark: "text") : nil
        }
        let count = problems.count(where: \.isMalformed)
        let isEmpty = arena.nodes.first.map { $0.type == .object && $0.count == 0 } ?? true
        let isEmptyTable = (language == .toml || language == .env) && isEmpty && count > 2
        // A word that begins the text and is not all of it is no value.
        let isWord =
            [.json, .jsonc, .json5].contains(language) && count > 1
            && arena.nodes.first.map { $0.type == .string && isBare(Int($0.start)) } ?? false
        return isEmptyTable || isWord || isBracketAndWords || isBraceAndWord
            ? ForeignText.Look(name: "", mark: "text") : nil
    }

    /// Whether a registry file has neither a header nor a key nor a value that is parted from its name by `=`; a
    /// property list says by itself that it has none.
    private var hasNothingOfItsOwn: Bool {
        guard language == .reg else { return false }
        let text = String(decoding: arena.bytes, as: UTF8.self)
        let own = #"(?m)^\s*(Windows Registry|REGEDIT|\[-?HK|\[[^\n]*\\|("[^"\n]*"|@)\s*=)"#
        return !OwnPatterns.matches(text, own, PatternMemory())
    }

    /// Whether a text in the JSON family is a bracket that is never closed and words behind it that are no keys.
    private var isBracketAndWords: Bool {
        guard [.json, .jsonc, .json5].contains(language), problems.count(where: \.isMalformed) > 1,
            let first = arena.nodes.first, first.type == .object || first.type == .array,
            let last = arena.bytes.last(where: { $0 > 0x20 }), !"}]".utf8.contains(last),
            !arena.bytes.contains(UInt8(ascii: ":"))
        else { return false }
        return arena.nodes.dropFirst().allSatisfy { $0.type == .string && isBare(Int($0.start)) }
    }

    /// Whether a text in the JSON family is a brace that is never closed, and one key without double quotes behind it.
    private var isBraceAndWord: Bool {
        guard [.json, .jsonc, .json5].contains(language), problems.count(where: \.isMalformed) > 1,
            (2...3).contains(arena.nodes.count), arena.nodes[0].type == .object,
            arena.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
            let last = arena.bytes.last(where: { $0 > 0x20 }), !"}]".utf8.contains(last),
            Int(arena.nodes[1].start) < arena.bytes.count
        else { return false }
        return arena.bytes[Int(arena.nodes[1].start)] != UInt8(ascii: "\"")
    }

    private func isBare(_ start: Int) -> Bool {
        guard start < arena.bytes.count else { return false }
        let byte = arena.bytes[start]
        return byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "|")
            && byte != UInt8(ascii: ">")
    }
}
