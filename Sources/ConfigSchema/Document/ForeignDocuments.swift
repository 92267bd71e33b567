import Text

/// Texts of markup, of other languages of configuration and of tables.
extension ForeignText {
    /// What is written in tags.
    var markupLook: Look? {
        guard matches(first, "^<[A-Za-z!?]") else { return nil }
        let isList = matches(text, "<!DOCTYPE plist|<plist\\b") || matches(text, "<key>[^<]*</key>")
        if language == .plist, isList || isPiece { return nil }
        if isList { return Look(name: "a property list", mark: "plist") }
        let tags =
            "html|head|body|div|span|p|a|ul|ol|li|table|tr|td|h[1-6]|img|script|style|link|meta|form|input"
            + "|button|section|article|nav|main|header|footer|details|pre|code|br|hr|iframe|svg|video|picture"
        let isHTML = matches(first, "(?i)^<(!--|(!DOCTYPE html|\(tags))\\b)")
        if isHTML, matches(first, ">") { return Look(name: "HTML", mark: "html") }
        guard matches(text, "</|/>|<!|<\\?") else { return nil }
        return isHTML ? Look(name: "HTML", mark: "html") : Look(name: "XML", mark: "xml")
    }

    /// Whether the first element is one of property lists.
    private var isPiece: Bool {
        let names = "plist|dict|array|string|key|true|false|integer|real|date|data"
        return matches(text, "(?i)^(?>(?:[^<]|<(?![A-Z]))*)<(\(names))(?!\\w)")
    }

    /// Another language of configuration.
    var configurationLook: Look? {
        if language != .reg,
            text.hasPrefix("Windows Registry Editor") || matches(text, #"^\s*(REGEDIT4|\[-?HKEY_)"#)
        {
            return Look(name: "a registry file", mark: "reg")
        }
        if let look = tableLook { return look }
        let isVariable = { (line: Substring) in matches(line, #"^(#|(export )?[A-Z_][A-Z0-9_]*=\S)"#) }
        if language != .env, isVariable(first), language != .toml || lines.allSatisfy(isVariable) {
            return Look(name: "an environment file", mark: "env")
        }
        if isSettings { return Look(name: "an INI file", mark: "ini") }
        let isHeader = language == .toml && matches(first, #"^\[\[ *[\w."'-]+ *\]\]"#)
        let isObject =
            !isHeader && (first.hasPrefix("{") || matches(first, #"^\[( *[\[{"]|[^"'=\]]*,|\s*$)"#))
        let isMembers = language == .toml && lines.allSatisfy { matches($0, #"^([{}\[\],]*$|"[^"=]*" *:)"#) }
        if isMembers, matches(text, #""[^"=\n]*" *:[^\n]*,\s"#) { return Look(name: "JSON", mark: "json") }
        if !isJSON, language != .yaml, isObject, let last = lines.last?.last, "}],".contains(last) {
            return Look(name: "JSON", mark: "json")
        }
        guard language != .yaml, language != .env else { return nil }
        let members = lines.filter { matches($0, #"^(- |#|(- )?["']?[\w./-]+["']?:( [^ ].*)?$)"#) }.count
        let isOne = matches(lines.first ?? "", #"^(---|#|- |[\w./-]+:)"#)
        if isOne, members >= 2, members * 2 > lines.count { return Look(name: "YAML", mark: "yaml") }
        return nil
    }

    /// Tables with headers in brackets: TOML, or INI where the values stand without quotes.
    private var tableLook: Look? {
        guard language != .env, language != .reg || !matches(first, #"^\[-?HK"#) else { return nil }
        let hasComment = lines.contains { $0.hasPrefix(";") }
        let isHeader = matches(first, #"^\[\[?[A-Za-z_][\w."' /-]*\]\]?$"#)
        let isTable = isHeader && matches(text, #"\n *[\w."-]+ *="#)
        let isBare = matches(text, #"\n *[\w.-]+ *= *[A-Za-z/~](?!rue\b|alse\b|nf\b|an\b)[^"'\n]*(\n|$)"#)
        if isTable, isBare || hasComment, language != .toml || hasComment {
            return Look(name: "an INI file", mark: "ini")
        }
        guard language != .toml else { return nil }
        if isTable || matches(first, #"^[a-z_][\w.-]* = ["'\[{\dtf]"#) {
            return Look(name: "TOML", mark: "toml")
        }
        return nil
    }

    /// Whether each line has a name, `=` and a value, as no text of JSON or YAML has.
    private var isSettings: Bool {
        guard isJSON || language == .yaml else { return false }
        return lines.allSatisfy { matches($0, #"^[#;]|^[A-Za-z_][\w.-]*( [\w.-]+)? *=(?![=>~]) *\S"#) }
    }

    /// Markdown and tables of values.
    var documentLook: Look? {
        let start = lines.first ?? ""
        let hasFence = lines.contains { $0.hasPrefix("```") || $0.hasPrefix("~~~") }
        let isHeading = matches(start, #"^#{1,6} \S"#) || hasFrontMatter
        let isTable = start.hasPrefix("|") && lines.count > 1 && matches(lines[1], #"^\|[ :|-]+\|?$"#)
        if isTable || hasFence && (isHeading || start.first?.isLetter == true)
            || isHeading && (hasFrontMatter || !hasMembers)
        {
            return Look(name: "Markdown", mark: "md")
        }
        return isSeparated ? Look(name: "a table of values", mark: "csv") : nil
    }

    /// A page with front matter.
    var frontMatterLook: Look? { hasFrontMatter ? Look(name: "Markdown", mark: "md") : nil }

    /// Whether a text of several words stands behind lines between `---`.
    private var hasFrontMatter: Bool {
        // In YAML it is two documents, of which the first can be checked.
        guard language != .yaml, lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---"),
            end + 1 < lines.count
        else { return false }
        return matches(lines[end + 1], #"^(#{1,6} |\p{L}+ \p{L}+ )"#)
    }

    /// Whether lines are of a language that has `#` for comments.
    private var hasMembers: Bool {
        lines.dropFirst().contains { matches($0, #"^(- )?["']?[\w.-]+["']? *[:=]|^[\[{}\]"]"#) }
            || language == .yaml && !matches(text, #"^\s*#{2,} |^\s*# .*\n\s*\n\p{Lu}[^:\n]* [^:\n]* "#)
    }

    /// Whether each line has the same number of values with commas or semicolons between them.
    private var isSeparated: Bool {
        guard lines.count >= 2, matches(first, #"^[\w" .-]+([,;][\w" .-]*)+$"#) else { return false }
        return [",", ";"].contains { mark in
            let counts = lines.prefix(5).map { $0.count { String($0) == mark } }
            return counts[0] > 0 && counts.allSatisfy { $0 == counts[0] }
                && first.last.map(String.init) != mark
        }
    }
}
