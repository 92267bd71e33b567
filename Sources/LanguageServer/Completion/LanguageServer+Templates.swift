import LanguageProtocol
import SiteGenerator
import Text

/// What may be written in a template: values and their members, filters, tests and tags.
extension LanguageServer {
    func templateItems(_ asked: AskedPlace, _ site: EditedSite) -> [CompletionItem] {
        let before = String(decoding: asked.bytes[..<asked.offset], as: UTF8.self)
        guard let tag = before.openTag else { return [] }
        var word = tag.suffix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        let range = asked.offset - word.utf8.count..<asked.offset
        let lead = tag.dropLast(word.count).reversed().drop { $0 == " " }.first
        if lead == "|" {
            return site.templateFilters.map { item($0, .function, replacing: range, in: asked) }
        }
        guard let dot = word.lastIndex(of: ".") else {
            return site.templateNames(in: asked.path).map { item($0, .variable, replacing: range, in: asked) }
        }
        let path = word[..<dot].split(separator: ".").map(String.init)
        word = word[word.index(after: dot)...]
        let last = asked.offset - word.utf8.count..<asked.offset
        return site.templateMembers(of: path).map { item($0, .property, replacing: last, in: asked) }
    }
}

extension String {
    /// What stands in the tag of a template that is open at the end of the text; `nil` outside of one.
    fileprivate var openTag: Substring? {
        let bytes = Array(utf8.suffix(2_000))
        var index = bytes.count - 1
        while index > 0 {
            if bytes[index] == UInt8(ascii: "}"), "}%".utf8.contains(bytes[index - 1]) { return nil }
            if bytes[index - 1] == UInt8(ascii: "{"), "{%".utf8.contains(bytes[index]) {
                return String(decoding: bytes[(index + 1)...], as: UTF8.self)[...]
            }
            index -= 1
        }
        return nil
    }
}

extension Substring {
    /// The last characters that all fit.
    fileprivate func suffix(_ fits: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, fits(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
