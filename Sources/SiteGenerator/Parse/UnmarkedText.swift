import ConfigSchema
import Markdown

/// The config language that a text without a mark is certainly in.
///
/// Only what is hardly anything else counts: an object of JSON, tables of TOML, and a mapping of YAML whose keys are
/// words as settings have them. Headers of HTTP, the output of programs and sentences are none.
enum UnmarkedText {
    /// The language of a block between fences that say nothing; `nil` for any other.
    static func language(of block: Document.CodeBlock) -> ConfigLanguage? {
        guard block.isFenced, block.infoRange.isEmpty else { return nil }
        return language(of: block.text)
    }

    /// The language of a block of a repository. There a text counts also that is meant as JSON and is not quite, and one
    /// of JSON that is marked as JavaScript.
    static func languageInRepository(of block: Document.CodeBlock) -> ConfigLanguage? {
        guard block.isFenced else { return nil }
        if ["js", "javascript"].contains(block.info.language.lowercased()) {
            return isBraced(block.text) && isObject(block.text) ? .json : nil
        }
        return language(of: block) ?? (block.infoRange.isEmpty && isMeantAsJSON(block.text) ? .json : nil)
    }

    private static func isBraced(_ text: [UInt8]) -> Bool {
        text.count < largest && text.first { $0 > 0x20 } == UInt8(ascii: "{")
    }

    /// Whether it is an object of JSON with mistakes: what can be read has keys in double quotes, and it ends as it
    /// should.
    static func isMeantAsJSON(_ text: [UInt8]) -> Bool {
        guard isBraced(text), text.last(where: { $0 > 0x20 }) == UInt8(ascii: "}") else { return false }
        let document = ConfigDocument(parsing: text, as: .json, allowingLeftOutParts: true)
        guard !document.isForeign, document.roots.count == 1, let root = document.root, root.kind == .object,
            root.count > 0
        else { return false }
        return root.members.allSatisfy { text[$0.key.range].first == UInt8(ascii: "\"") }
    }

    /// The language of a text; `nil` where it is not certain.
    static func language(of text: [UInt8]) -> ConfigLanguage? {
        guard text.count < largest, let first = text.first(where: { $0 > 0x20 }) else { return nil }
        switch first {
        case UInt8(ascii: "{"): return isObject(text) ? .json : nil
        case UInt8(ascii: "["): return isTables(text) ? .toml : nil
        case UInt8(ascii: "#"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            if isTables(text) { return .toml }
            return isMapping(text) ? .yaml : nil
        default: return nil
        }
    }

    /// What is longer is no example on a page.
    private static let largest = 64 << 10

    private static func members(_ text: [UInt8], _ language: ConfigLanguage) -> [Members.Element]? {
        let document = ConfigDocument(parsing: text, as: language)
        guard document.problems.isEmpty, document.roots.count == 1, let root = document.root,
            root.kind == .object
        else { return nil }
        return Array(root.members)
    }

    private static func isObject(_ text: [UInt8]) -> Bool {
        members(text, .json).map { !$0.isEmpty } ?? false
    }

    /// Whether it has a table with a setting in it; settings alone may be of a shell or a program.
    private static func isTables(_ text: [UInt8]) -> Bool {
        guard text.contains(UInt8(ascii: "=")), let members = members(text, .toml) else { return false }
        return members.contains { $0.value.kind == .object && $0.value.count > 0 }
    }

    private static func isMapping(_ text: [UInt8]) -> Bool {
        guard text.contains(UInt8(ascii: ":")), let members = members(text, .yaml),
            members.count > 1 || members.allSatisfy(isSection)
        else { return false }
        return members.allSatisfy { member in
            guard let key = member.key.string, key.utf8.allSatisfy(isOfKey) else { return false }
            switch member.value.kind {
            case .array, .object, .number, .boolean: return true
            // A sentence behind a word is a sentence; a setting with no value may be a heading.
            case .string: return !(member.value.string ?? "").contains(" ")
            case .null: return false
            }
        }
    }

    /// Whether a key of several words has settings of its own, so that it is one even alone.
    private static func isSection(_ member: Members.Element) -> Bool {
        guard member.key.utf8?.contains(UInt8(ascii: "_")) == true else { return false }
        let values = member.value.kind == .array ? Array(member.value.elements) : [member.value]
        return values.allSatisfy { $0.kind == .object && $0.count > 0 }
    }

    private static func isOfKey(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
}
