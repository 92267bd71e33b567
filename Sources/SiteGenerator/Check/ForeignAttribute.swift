import Diagnostics
import Markdown

/// What attributes of code blocks mean that other generators and themes know, in our own form.
enum ForeignAttribute {
    /// Lines to mark.
    case marks
    /// Line numbers.
    case numbers
    /// The number of the first line.
    case start
    /// A name above the block.
    case title
    /// Nothing that there is here.
    case nothing

    /// The meaning of a name, whatever case and dashes it is written with.
    init?(_ name: String) {
        switch name.lowercased().filter({ $0 != "-" && $0 != "_" }) {
        case "hllines", "highlight", "hl", "mark", "marklines", "emphasizelines", "dataline": self = .marks
        case "linenums", "linenos", "linenumbers", "showlinenumbers", "numberlines", "lineno", "lines":
            self = .numbers
        case "linenostart", "linenumberstart", "startfrom", "startlinenumber", "firstline", "linenosstart",
            "initiallinenumber":
            self = .start
        case "name", "label", "caption", "heading": self = .title
        case "copy", "nocopy", "select", "theme", "icon", "expandable", "collapse", "frame", "twoslash",
            "live",
            "noinline", "editable", "ignore", "norun", "shouldpanic", "compilefail", "noplayground",
            "hidelines", "hidelines=", "style", "class", "id", "tabwidth", "tabsize", "showcopy", "annotate",
            "lang", "diff", "wordwrap", "meta", "group":
            self = .nothing
        default: return nil
        }
    }

    /// How we say what it means.
    var help: String {
        switch self {
        case .marks: "lines are marked with `{1,3-5}`"
        case .numbers: "lines are numbered with `numbers`, or from another number on with `start=10`"
        case .start: "the first line's number is `start=10`"
        case .title: "a name above the block is `title=\"…\"`"
        case .nothing: "there is nothing like it here; take it out unless another program reads the page"
        }
    }

    /// The same in our form, where there is exactly one; an empty text where it can go because it says nothing.
    /// What has no form here stays: another program may still read the page, and would miss it.
    func replacement(for attribute: InfoString.Attribute) -> String? {
        let value = attribute.value
        switch self {
        case .marks:
            guard let value else { return nil }
            let parts = value.split { $0 == " " || $0 == "," || $0 == "[" || $0 == "]" || $0 == "\"" }
            let isList = parts.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "-") } }
            return isList && !parts.isEmpty ? "{\(parts.joined(separator: ","))}" : nil
        case .numbers:
            guard let value else { return "numbers" }
            if value == "false" { return "" }
            if let first = Int(value), first > 1 { return "start=\(first)" }
            return "numbers"
        case .start: return value.flatMap(Int.init).map { "start=\($0)" }
        case .title: return value.flatMap { $0.contains("\"") ? nil : "title=\"\($0)\"" }
        case .nothing: return nil
        }
    }
}
