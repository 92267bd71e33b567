import Foundation
import Templates
import Testing

/// A template of the Markdown files in `Jinja/`, with its data and what Jinja2 makes of it, as `record.py` wrote it there.
struct JinjaCase: Sendable, CustomTestStringConvertible {
    /// What Jinja2 gave.
    enum Expected: Sendable, Hashable {
        case output(String)
        /// The kind of error and its message, in Jinja's words.
        case error(String)
    }

    /// The file, the section and the template's number in it, as in `loops/Else/2`.
    let name: String
    let template: String
    /// The templates that it may name.
    let others: [String: String]
    let data: TemplateObject
    let expected: Expected

    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Jinja")

    static let all: [JinjaCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name in
            JinjaFile(name: String(name.dropLast(3)), text: text(of: name)).cases
        }
    }()

    /// The reasons for which some of them render otherwise here, by their names.
    static let differences: [String: String] = {
        let lines = text(of: "differences.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
        return Dictionary(
            lines.map { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                return (
                    String(parts[0]),
                    parts.dropFirst().first.map { $0.drop { $0 == " " } }.map(String.init) ?? ""
                )
            }, uniquingKeysWith: { first, _ in first })
    }()

    private static func text(of name: String) -> String {
        (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }
}

/// One of the Markdown files, read from the top.
private struct JinjaFile {
    private(set) var cases: [JinjaCase] = []
    private let name: String
    private var section = ""
    private var number = 0
    private var shared = Scope()
    private var own = Scope()
    private var template: String?

    private struct Scope {
        var data = TemplateObject()
        var templates: [String: String] = [:]
    }

    init(name: String, text: String) {
        self.name = name
        var open: Substring?
        var content: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let info = open {
                guard line == "```" else {
                    content.append(line)
                    continue
                }
                add(
                    info.split(separator: " ", maxSplits: 1).map(String.init), content.joined(separator: "\n")
                )
                open = nil
            } else if line.hasPrefix("```") {
                (open, content) = (line.dropFirst(3), [])
            } else if line.hasPrefix("## ") {
                if section.isEmpty { shared = own }
                (section, number, own) = (String(line.dropFirst(3)), 0, Scope())
            }
        }
    }

    private mutating func add(_ info: [String], _ content: String) {
        switch info[0] {
        case "json": for (name, value) in JSONData.members(of: content) { own.data.set(name, value) }
        case "jinja" where info.count > 1: own.templates[info[1]] = content
        case "jinja": template = content
        case "output": add(.output(content))
        case "error": add(.error(content))
        default: fatalError("\(name): nobody knows what `\(info[0])` is")
        }
    }

    private mutating func add(_ expected: JinjaCase.Expected) {
        guard let template else { fatalError("\(name)/\(section): a result without a template") }
        number += 1
        var data = shared.data
        for name in own.data.names { data.set(name, own.data[name]) }
        cases.append(
            JinjaCase(
                name: "\(name)/\(section)/\(number)", template: template,
                others: shared.templates.merging(own.templates) { _, own in own }, data: data,
                expected: expected))
        self.template = nil
    }
}
