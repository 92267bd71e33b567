import Diagnostics
import Templates
import Text

/// What the fixtures are rendered with: one context that all of them know, and ways to render and to mark places.
enum Fixture {
    static let context = TemplateObject([
        ("title", "A & B <i>"), ("n", 5), ("f", 2.5), ("xs", [1, 2, 3, 4]), ("names", ["bob", "Al", "carl"]),
        ("empty", []), ("s", "hello world"), ("html", .markup("<b>x</b>")), ("o", ["a": 1, "b": "two"]),
        (
            "rows",
            [
                ["k": "x", "v": 1, "t": true], ["k": "y", "v": 2, "t": false], ["k": "x", "v": 3, "t": true],
            ]
        ),
        ("no", .none), ("t", true),
        (
            "tree",
            [
                [
                    "n": "a",
                    "c": [["n": "b", "c": []], ["n": "d", "c": [["n": "e", "c": []]]]],
                ],
                ["n": "z", "c": []],
            ]
        ),
        ("base_name", "base"), ("pname", "p"),
    ])

    /// A set of templates from their texts.
    static func set(_ templates: [String: String]) -> TemplateSet {
        var sources: [String: SourceText] = [:]
        for (name, text) in templates { sources[name] = SourceText(path: name, text) }
        return TemplateSet(templates: sources)
    }

    /// What one template renders to, with everything that was found wrong with it.
    static func render(
        _ template: String, _ context: TemplateObject = context, limits: TemplateLimits = .standard
    ) -> (output: String, diagnostics: [Diagnostic]) {
        render(["main": template], context, limits: limits)
    }

    /// What the template `main` renders to, with everything that was found wrong with any of them.
    static func render(
        _ templates: [String: String], _ context: TemplateObject = context, limits: TemplateLimits = .standard
    ) -> (output: String, diagnostics: [Diagnostic]) {
        let set = set(templates)
        let (output, diagnostics) = set.render("main", context, limits: limits)
        return (String(decoding: output, as: UTF8.self), set.diagnostics + diagnostics)
    }

    /// A text without the marks `«` and `»`, and the ranges that they stood around.
    static func unmarked(_ text: String) -> (text: String, ranges: [Range<Int>]) {
        var plain = ""
        var start = 0
        var ranges: [Range<Int>] = []
        for character in text {
            switch character {
            case "«": start = plain.utf8.count
            case "»": ranges.append(start..<plain.utf8.count)
            default: plain.append(character)
            }
        }
        return (plain, ranges)
    }
}
