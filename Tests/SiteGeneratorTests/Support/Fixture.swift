import Foundation
import Testing

/// A site and what is expected of it, written as a Markdown page that can be read as documentation.
///
/// Blocks between fences of four backticks are the parts: `file PATH` is a file of the content folder,
/// `html PATH` the expected HTML of an output file, `findings` the expected findings, a line each, and `report` the
/// expected findings as a user sees them. A fixture without findings expects none. `mended PATH` is a file as
/// `check --fix` leaves it; all others stay as they are. `taken-back` are the fixes that are taken back, a line each.
/// `template NAME` is one of the site's own templates, beside the theme of the program, and `closing` the closing
/// line, without the time. `web` is what other sites answered, a line each: an address, and `found`, `moved TARGET`,
/// `sent TARGET`, `gone STATUS`, `nohost`, `unknown REASON`, or `found` with places, as `+here` and `-not`. What a fixture names twice would hide its first part, so it is refused.
struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String
    private(set) var files: [String: String] = [:]
    private(set) var html: [(path: String, text: String)] = []
    private(set) var findings: [String] = []
    private(set) var report: String?
    private(set) var mended: [String: String] = [:]
    private(set) var takenBack: [String] = []
    private(set) var templates: [String: String] = [:]
    private(set) var closing: String?
    private(set) var web: [String] = []
    /// The parts that have been read.
    private var named: Set<String> = []

    var testDescription: String { name }

    init(name: String, text: String) {
        self.name = name
        var open: (kind: String, path: String)?
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("````") else {
                lines.append(line)
                continue
            }
            if let part = open {
                add(part.kind, part.path, lines.joined(separator: "\n"))
                open = nil
            } else {
                let words = line.dropFirst(4).split(separator: " ", maxSplits: 1)
                open = (words.first.map(String.init) ?? "", words.dropFirst().first.map(String.init) ?? "")
            }
            lines = []
        }
    }

    private mutating func add(_ kind: String, _ path: String, _ text: String) {
        guard named.insert("\(kind) \(path)").inserted else {
            fatalError("\(name): `\(kind) \(path)` stands there twice")
        }
        switch kind {
        case "file": files[path] = text + "\n"
        case "html": html.append((path, text))
        case "findings": findings = text.split(separator: "\n").map(String.init)
        case "report": report = text
        case "mended": mended[path] = text + "\n"
        case "taken-back": takenBack = text.split(separator: "\n").map(String.init)
        case "template": templates[path] = text + "\n"
        case "closing": closing = text
        case "web": web = text.split(separator: "\n").map(String.init)
        default: fatalError("\(name): a block `\(kind)` means nothing")
        }
    }

    /// All fixtures beside this file.
    static let all: [Fixture] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures")
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
            return Fixture(name: name, text: String(decoding: data, as: UTF8.self))
        }
    }()
}
