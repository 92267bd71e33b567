/// Texts of programs, of what they write, and of what they talk to each other.
extension ForeignText {
    /// What a terminal, a web server or a version control system writes.
    var protocolLook: Look? {
        if matches(first, "^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) [^ =]*[/?]") {
            return Look(name: "an HTTP request", mark: "http")
        }
        if matches(first, #"^HTTP/\d|^[1-5]\d\d( [A-Z][A-Za-z'-]+)+$"#) {
            return Look(name: "an HTTP response", mark: "http")
        }
        let headers =
            "^(Content-Type|Authorization|Accept|Host|Cookie|User-Agent|Cache-Control|X-[A-Za-z-]+): "
        if matches(first, headers), !matches(text, #"\n *- |\n  +\w+:"#),
            language != .yaml || lines.last == "}"
        {
            return Look(name: "headers of HTTP", mark: "http")
        }
        if matches(first, #"^(diff --git |@@ -|--- [^ ]+[/.])"#) || isChange {
            return Look(name: "a diff", mark: "diff")
        }
        if isLog { return Look(name: "a log", mark: "text") }
        if lines.contains(where: { matches($0, #"^(│\s*|\|\s+)*(├|└|\|-- |`-- )"#) }) {
            return Look(name: "a tree of files", mark: "text")
        }
        return isCommand ? Look(name: "a shell command", mark: "sh") : nil
    }

    private var isLog: Bool {
        let level = "(INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)"
        return matches(first, #"^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d"#) && !isKeyed
            && (language != .toml || !text.contains("="))
            || matches(first, "^\\[\(level)\\]|^\(level)(:? +\\w+ \\w|: +\\w+ *$)") && !isKeyed
            || matches(first, #"^\[?\d\d:\d\d:\d\d\]? +\w"#)
            || matches(first, #"^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d"#)
            || matches(text, #"^\w*Error: .*\n\s+at "#) || first.hasPrefix("Traceback (most recent")
    }

    /// Whether a second line has a key, so that the first may be one too.
    private var isKeyed: Bool { lines.dropFirst().first.map { matches($0, #"^[\w.-]+:( |$)"#) } ?? false }

    private var isCommand: Bool {
        if text.hasPrefix("#!/") || matches(first, #"^[$%] \S"#) { return true }
        let commands =
            "curl|npm|npx|pip3?|docker|git|cd|sudo|echo|brew|claude|uvx?|python3?|node|cat|mkdir|apt|apt-get"
            + "|kubectl|bash|sh|wget|yarn|pnpm|cargo|go|source|make|chmod|ssh|ls|cp|mv|rm|codex|gemini"
        if matches(first, "^(\(commands)) [^:= ]"), !matches(first, #"^\w+ \S*( =|: )"#) { return true }
        if language != .env, matches(first, #"^export \w+="#) { return true }
        return matches(first, #"^\.{1,2}/[\w./-]+( -|$)"#) || matches(first, #"^if \[ .* \]; then"#)
    }

    /// Whether lines are added and removed; in YAML a line with `-` by itself is an element.
    private var isChange: Bool {
        let marks = text.split(whereSeparator: \.isNewline).compactMap(\.first)
        return marks.contains("+") && marks.contains("-")
    }

    /// What a program is written in.
    var programLook: Look? {
        let looks: [(name: String, mark: String, pattern: String)] = [
            ("TypeScript", "ts", #"^(export )?(declare )?(interface|enum) [A-Za-z_]\w*( *<| *\{| extends)"#),
            ("TypeScript", "ts", #"^(export )?(declare )?type [A-Za-z_]\w*( *<[^>]*>)? ="#),
            ("JavaScript", "js", "^(const|let|var|async function|export (const|default|function)) "),
            ("JavaScript", "js", #"^function \w*\(|^import .*['"];?$|^(module\.)?exports(\.\w+)? *= "#),
            ("JavaScript", "js", #"^(await )?[\w.]+\(.*\);$|^await [\w.]+\("#),
            ("Python", "python", #"^(def |class \w+.*:$|async def |from [\w.]+ import |print\(|@\w+$|>>> )"#),
            ("Python", "python", #"^import [\w.]+( as \w+)?(, *[\w.]+)*$"#),
            ("Python", "python", #"^(for \w+ in .*|with .* as \w+|try|if __name__.*):$"#),
            ("SQL", "sql", #"^(?i)(select .*( from |;$)|select \d|insert into |create (table|index|view) )"#),
            ("SQL", "sql", #"^(?i)(update \S+ set |delete from |alter table |drop table )"#),
            ("a protocol buffer", "proto", #"^syntax *= *"proto[23]";"#),
            ("GraphQL", "graphql", #"^(query|mutation|subscription|fragment)( \w+.*)? *\{"#),
            ("a Dockerfile", "dockerfile", #"^FROM [\w./-]+(:[\w.-]+)?( AS \w+)?$"#),
            (
                "HCL", "hcl",
                #"^(resource|data|variable|module|provider|output|locals|terraform)( "[^"]*")* *\{"#
            ),
            ("Go", "go", #"^package \w+$|^func \w*\("#), ("Rust", "rust", #"^(pub )?fn \w+|^use [\w:]+;"#),
            (
                "Java", "java",
                #"^(public|private|abstract|final) (final |static |abstract )*(class|interface|enum) "#
            ),
            ("C", "c", #"^#include *[<"]"#),
        ]
        let start = text.hasPrefix("#include") ? Substring(text.prefix { !$0.isNewline }) : first
        if let look = looks.first(where: { matches(start, $0.pattern) }) {
            return Look(name: look.name, mark: look.mark)
        }
        if matches(first, #"^(message|type|input) \w+ *\{"#) {
            return matches(text, #"= *\d+;"#)
                ? Look(name: "a protocol buffer", mark: "proto") : Look(name: "GraphQL", mark: "graphql")
        }
        if language != .toml, matches(first, #"^[A-Za-z_][\w.]* = ?([\w.]+\(|[\[{] *$)"#) {
            return Look(name: "Python", mark: "python")
        }
        if language == .toml, matches(first, #"^[A-Za-z_][\w.]* = [\w.]+\("#) {
            return Look(name: "Python", mark: "python")
        }
        if isAssignmentBeforeStatements {
            let isScript = lines.contains { matches($0, #"[)\w]; *$"#) }
            return isScript ? Look(name: "JavaScript", mark: "js") : Look(name: "Python", mark: "python")
        }
        if isJSON || language == .yaml, matches(first, #"^(\([\w, ]*\)|[A-Za-z_]\w*) => "#) {
            return Look(name: "JavaScript", mark: "js")
        }
        return matches(first, #"^\{[%#]"#) ? Look(name: "a template", mark: "jinja") : nil
    }

    /// Whether a name is given a value, and a call or another statement of a program follows, which stands in no text
    /// over several lines.
    private var isAssignmentBeforeStatements: Bool {
        guard language != .env, language != .reg, matches(first, #"^[A-Za-z_][\w.]*(: *\w+)? = "#),
            !text.contains("\"\"\""), !text.contains("'''")
        else { return false }
        let words =
            "print|assert|del|return|yield|import|from|def|class|for|while|if|elif|else|with|try|except"
        return lines.dropFirst().contains {
            matches($0, #"^(\#(words))\b[^=]*:?$"#) || matches($0, #"^[A-Za-z_][\w.]*\(.*\);?$"#)
                || matches($0, #"^[A-Za-z_][\w.]* ?[+*/-]= "#)
        }
    }
}
