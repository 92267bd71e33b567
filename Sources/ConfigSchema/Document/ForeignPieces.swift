/// Texts that are one piece of another notation and nothing else.
extension ForeignText {
    /// What the text is as a whole.
    var pieceLook: Look? {
        if isJSON || language == .toml {
            if matches(text, #"^\s*(\{\{[^{}\n]*\}\}\s*)+$"#) {
                return Look(name: "a template", mark: "jinja")
            }
            if let look = namesLook ?? labelLook { return look }
            if lines.allSatisfy({ matches($0, "^((data|event|id|retry):|: )") }),
                lines.contains(where: { matches($0, #"^(event: *\w|data: *[\[{"])"#) })
            {
                return Look(name: "a stream of events", mark: "text")
            }
            if lines.count == 1, matches(first, #"^[A-Za-z_][\w-]*: "#) {
                return Look(name: "YAML", mark: "yaml")
            }
        }
        guard isJSON || language == .toml || language == .yaml else { return nil }
        return isType ? Look(name: "a notation of types", mark: "ts") : nil
    }

    /// Names between braces or brackets, of which none is a value: `{a, b}`, `{name}`, `[a, b]`.
    private var namesLook: Look? {
        let name = #"(?!(?:true|false|null|NaN|Infinity|undefined|None|True|False)\b)[A-Za-z_$][\w$.-]*"#
        if matches(text, #"^\s*\{\s*\#(name)(\s*,\s*(\#(name)|\.\.\.\w*|…))+\s*,?\s*\}\s*$"#) {
            return Look(name: "JavaScript", mark: "js")
        }
        if matches(text, #"^\s*\{ *\#(name) *\}\s*$"#) { return Look(name: "a placeholder", mark: "text") }
        if isJSON, matches(text, #"^\s*\[\s*\#(name)(\s*,\s*\#(name))+\s*,?\s*\]\s*$"#) {
            return Look(name: "YAML", mark: "yaml")
        }
        return nil
    }

    /// Words with a colon before a value that is JSON by itself, or before the name of a type: `Response: {"ok": true}`,
    /// `name: string`.
    private var labelLook: Look? {
        if lines.count == 1,
            matches(first, #"^["']?[\w-]+["']?\?? *: *\#(Self.types)(\[\])*( *\|.*)?[;,]?\s*$"#)
        {
            return Look(name: "a notation of types", mark: "ts")
        }
        guard isJSON, matches(first, #"^\p{Lu}[\p{L}\d ]*: *($|[\[{])"#),
            "}]".contains(lines.last?.last ?? " ")
        else { return lines.count == 1 && matches(first, #"^\p{Lu}\p{Ll}+: +\p{L}"#) ? Self.prose : nil }
        return Look(name: "JSON behind a label", mark: "text")
    }

    static let prose = Look(name: "prose", mark: "text")

    /// The names of types in the notations that people write between braces.
    static let types = "(string|number|boolean|integer|unknown|any|object|str|int|float|bool)"

    /// Whether the text is a type: one of its names, or several types with `|` between them.
    private var isType: Bool {
        let one = #"("[^"\n]*"|'[^'\n]*'|[A-Za-z_][\w.]*(<[^\n<>]*>)?|-?\d+)(\[\])*"#
        return matches(text, #"^\s*(\| *)?\#(one)(\s*\| *\#(one))+ *;?\s*$"#)
            || matches(text, #"^\s*\#(Self.types)(\[\])*\s*$"#) && language != .yaml
            || matches(text, #"^\s*\w+(<[\w<>, \[\]|]+>(\[\])*|(\[\])+)\s*$"#) && language != .yaml
    }
}
