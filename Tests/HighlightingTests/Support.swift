import Foundation

@testable import Highlighting
import Text

/// The definitions that come with the program, read once for all tests.
enum BuiltIn {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let files: [SourceText] = {
        let folder = root.appending(path: "Sources/waymark/Resources/languages")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".lang") }.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
            return SourceText(path: "languages/\(name)", bytes: [UInt8](data))
        }
    }()

    static let languages = LanguageSet(files)
}

/// HTML of highlighted code, taken apart.
struct Pieces {
    /// The text with tags removed and entities decoded.
    var text: [UInt8] = []
    /// What is wrong with the spans.
    var faults: [String] = []
    /// The code with `«class text»` around each span.
    var marked: [UInt8] = []

    init(_ html: [UInt8]) {
        var isOpen = false
        var position = 0
        while position < html.count {
            if html[position] == UInt8(ascii: "<") {
                let end = html[position...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
                read(tag: String(decoding: html[position...end], as: UTF8.self), &isOpen)
                position = end + 1
            } else {
                position = read(character: html, at: position, isOpen)
            }
        }
        if isOpen { faults.append("a span is open at the end") }
    }

    private mutating func read(tag: String, _ isOpen: inout Bool) {
        if tag == "</span>" {
            if !isOpen { faults.append("an end tag closes nothing") }
            isOpen = false
            marked += Array("»".utf8)
        } else if tag.hasPrefix("<span class=\"t-"), tag.hasSuffix("\">"), !isOpen {
            isOpen = true
            marked += Array("«\(tag.dropFirst("<span class=\"t-".count).dropLast(2)) ".utf8)
        } else {
            faults.append("a tag that is not expected: \(tag)")
        }
    }

    private mutating func read(character html: [UInt8], at position: Int, _ isOpen: Bool) -> Int {
        let byte = html[position]
        if byte == UInt8(ascii: "&") {
            for (entity, meant) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
            where html[position...].starts(with: entity.utf8) {
                text += Array(meant.utf8)
                marked += Array(meant.utf8)
                return position + entity.utf8.count
            }
        }
        if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\"") {
            faults.append("a character is not escaped")
        }
        if isOpen, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
            faults.append("a span crosses a line ending")
        }
        text.append(byte)
        marked.append(byte)
        return position + 1
    }
}
