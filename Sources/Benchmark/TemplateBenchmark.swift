import ConfigSchema
import Foundation
import Templates
import Text

/// Rendering of two templates beside Jinja2 and minijinja, where they are installed: a list of 200 entries, and a page that is
/// mostly content. All three get the same templates and the same data.
enum TemplateBenchmark {
    private static let templates = ["list.html", "page.html"]

    /// - Parameter folder: where the templates and the script are that measures the others.
    static func run(_ folder: String, python: String?) {
        let work = FileManager.default.temporaryDirectory.appending(path: "waymark-templates-\(getpid())")
            .path
        defer { try? FileManager.default.removeItem(atPath: work) }
        guard (try? FileManager.default.copyItem(atPath: "\(folder)/templates", toPath: work)) != nil else {
            return print("there are no templates in \(folder)/templates; none were rendered")
        }
        _ = FileManager.default.createFile(atPath: "\(work)/data.json", contents: Data(data))
        let own = measure(in: work)
        print("templates, µs for each rendering, one core, best of many")
        let output = python.flatMap { Output.of($0, ["\(folder)/templates.py", work]) } ?? ""
        for (template, microseconds, bytes) in own {
            var line = "  \(template): waymark \(rounded(microseconds, to: 1))"
            for words in output.split(separator: "\n").map({ $0.split(separator: " ") })
            where words.count == 3 {
                guard words[1] == template, let time = Double(words[2]) else { continue }
                let text = FileManager.default.contents(atPath: "\(work)/\(template).\(words[0])")
                line += ", \(words[0]) \(rounded(time, to: 1)) (\(rounded(time / microseconds, to: 1)) ×"
                line += text == Data(bytes) ? ", the same bytes)" : ", other bytes)"
            }
            print(line)
        }
    }

    private static func measure(in folder: String) -> [(template: String, microseconds: Double, [UInt8])] {
        var sources: [String: SourceText] = [:]
        for name in templates + ["frame.html"] {
            let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)").map { Array($0) } ?? []
            sources[name] = SourceText(path: name, bytes: bytes)
        }
        let set = TemplateSet(templates: sources)
        guard let root = ConfigDocument(parsing: data, as: .json).root,
            case .object(let context) = value(root)
        else { return [] }
        return templates.map { name in
            let repeats = 100
            let best = Stopwatch.measure([
                { (0..<repeats).reduce(0) { count, _ in count + set.render(name, context).output.count } }
            ])
            return (name, best[0].seconds * 1e6 / Double(repeats), set.render(name, context).output)
        }
    }

    /// A title, 200 entries, and a page of some 20 KB, as JSON.
    private static var data: [UInt8] {
        let entries = (0..<200).map { number in
            "{\"title\": \"Page \(number) <of> many\", \"url\": \"part/page-\(number)/\", "
                + "\"current\": \(number == 17), \"tags\": \(number % 3 == 0 ? "[\"one\", \"two\"]" : "[]")}"
        }
        let paragraphs = (0..<250).map {
            "<p>Paragraph \($0) &amp; its words, which go on for a line or so until it is full.</p>\\n"
        }
        let text = """
            {"title": "Guides & notes", "root": "/docs/", "language": "en", "minutes": 7,
            "authors": ["Ada", "Grace"], "entries": [\(entries.joined(separator: ","))],
            "content": "\(paragraphs.joined())"}
            """
        return Array(text.utf8)
    }

    private static func value(_ node: ConfigNode) -> TemplateValue {
        switch node.kind {
        case .null: .none
        case .boolean: .boolean(node.boolean == true)
        case .number: .integer(node.numberText.flatMap { Int($0) } ?? 0)
        case .string: .string(node.string ?? "")
        case .array: .list(node.elements.map(value))
        case .object: .object(TemplateObject(node.members.map { ($0.key.string ?? "", value($0.value)) }))
        }
    }
}
