import LanguageProtocol
import Markdown
import SiteGenerator
import Text

/// What may be written behind the marks of a fence.
extension LanguageServer {
    func fenceItems(_ asked: AskedPlace, _ fence: EditedFence, _ project: Project) -> [CompletionItem] {
        let written = asked.bytes[fence.range.lowerBound..<asked.offset]
        let isSeparator: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
        let start = written.lastIndex(where: isSeparator).map { $0 + 1 } ?? fence.range.lowerBound
        let end =
            asked.bytes[asked.offset..<fence.range.upperBound].firstIndex(where: isSeparator)
            ?? fence.range.upperBound
        let isFirst = written[..<start].allSatisfy { $0 == 0x20 || $0 == 0x09 }
        let word = asked.bytes[start..<asked.offset]
        if let equals = word.firstIndex(of: UInt8(ascii: "=")) {
            let name = String(decoding: asked.bytes[start..<equals], as: UTF8.self)
            return valueItems(asked, of: name, in: equals + 1..<end, project)
        }
        if isFirst { return languageItems(asked, start..<end, project) }
        return attributeItems(asked, start..<end, fence.info) + schemaFileItems(asked, start..<end, project)
    }

    private func languageItems(
        _ asked: AskedPlace, _ range: Range<Int>, _ project: Project
    ) -> [CompletionItem] {
        let names = project.site(at: asked.path)?.languageNames ?? Self.configLanguages
        return names.map { item($0, .keyword, replacing: range, in: asked) }
    }

    private static let configLanguages = [
        "json", "jsonc", "json5", "jsonl", "yaml", "toml", "plist", "reg", "env",
    ]

    private func attributeItems(
        _ asked: AskedPlace, _ range: Range<Int>, _ info: InfoString
    ) -> [CompletionItem] {
        let written = Set(info.attributes.filter { !$0.range.touches(asked.offset) }.map(\.name))
        return InfoString.attributeNames.subtracting(written).sorted().map { name in
            item(
                name, .property, replacing: range, with: InfoString.flags.contains(name) ? name : name + "=",
                in: asked)
        }
    }

    private func schemaFileItems(
        _ asked: AskedPlace, _ range: Range<Int>, _ project: Project
    ) -> [CompletionItem] {
        (project.catalogue?.knownFileNames ?? []).map {
            item($0, .file, replacing: range, detail: "file of a known schema", in: asked)
        }
    }

    private func valueItems(
        _ asked: AskedPlace, of name: String, in range: Range<Int>, _ project: Project
    ) -> [CompletionItem] {
        var range = range
        var quote = ""
        if range.lowerBound < asked.offset, asked.bytes[range.lowerBound] == UInt8(ascii: "\"") {
            quote = "\""
            range = range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound)
            if range.upperBound > asked.offset, asked.bytes[range.upperBound - 1] == UInt8(ascii: "\"") {
                (quote, range) = ("", range.lowerBound..<range.upperBound - 1)
            }
        }
        func value(_ text: String, _ kind: CompletionItem.Kind, _ detail: String? = nil) -> CompletionItem {
            item(text, kind, replacing: range, with: text + quote, detail: detail, in: asked)
        }
        switch name {
        case "schema":
            let names = project.catalogue?.named ?? []
            return names.map {
                value(
                    $0.name, .reference, [$0.title, $0.version].filter { !$0.isEmpty }.joined(separator: " "))
            }
                + [value("none", .keyword, "not checked; say why with reason=")]
        case "title", "filename": return (project.catalogue?.knownFileNames ?? []).map { value($0, .file) }
        case "file", "base":
            return (project.site(at: asked.path)?.shownFiles(from: asked.path) ?? []).map { value($0, .file) }
        case "region":
            return (project.site(at: asked.path)?.regions(ofFenceAt: asked.offset, in: asked.path) ?? []).map
            {
                value($0, .reference)
            }
        case "expect": return [value("invalid", .keyword)]
        default: return []
        }
    }
}
