import ConfigSchema
import Diagnostics
import Markdown

extension SnippetText {
    /// The new sides of a block that shows a difference, as far as they are config.
    ///
    /// - Parameter isSearched: whether sides are looked at too that nothing names.
    static func differences(of code: CodeText, isSearched: Bool) -> [SnippetText] {
        DifferenceText(code.text).sides.compactMap { side in
            let isNamed = code.namesSchema || side.name != nil || !code.fileNames.isEmpty
            // Lines from anywhere in a file are known by what they hold alone.
            guard isSearched || code.namesSchema || isNamed && side.extent != .middle else { return nil }
            return SnippetText(side, of: code)
        }
    }

    private init?(_ side: DifferenceText.Side, of code: CodeText) {
        let names = [side.name].compactMap(\.self) + code.fileNames
        let said = code.languageOfDifference ?? names.lazy.compactMap { ConfigLanguage(fileName: $0) }.first
        guard let language = said ?? Self.language(of: side.part.text) else { return nil }
        let canClose = language.isJSON && side.extent != .middle
        let text = canClose ? Self.closed(side.part.text) : side.part.text
        let isObject = language.isJSON && text.first { $0 > 0x20 } == UInt8(ascii: "{")
        let isWhole = side.extent == .whole && isObject && text.count == side.part.text.count
        // What a difference cuts off is not its author's mistake.
        let isNamed = code.namesSchema || !names.isEmpty
        guard isWhole && isNamed || Self.isReadable(text, language) else { return nil }
        self.init(.difference(side.extent == .whole && !isWhole ? .beginning : side.extent), language, text)
        range = side.part.range
        name = side.name
    }

    /// The language of a text that nothing names: one that is certain, or members of JSON without braces.
    private static func language(of text: [UInt8]) -> ConfigLanguage? {
        if let language = UnmarkedText.language(of: text) { return language }
        let first = text.first { $0 > 0x20 }
        if first == UInt8(ascii: "{") { return UnmarkedText.language(of: closed(text)) }
        return first == UInt8(ascii: "\"") && isReadable(text, .json) ? .json : nil
    }

    private static func isReadable(_ text: [UInt8], _ language: ConfigLanguage) -> Bool {
        let document = ConfigDocument(parsing: text, as: language, allowingLeftOutParts: true)
        let end = text.lastIndex { $0 > 0x20 } ?? 0
        let isObject = document.root?.kind == .object || document.root?.kind == .array
        return isObject
            && document.problems.allSatisfy {
                $0.severity != .error || $0.id == .missingBraces || $0.id == .notStrictJSON
                    || $0.range == end..<end + 1 && text[end] == UInt8(ascii: ",")
            }
    }

    /// A text of the JSON family that breaks off, with the brackets behind it that are open.
    private static func closed(_ text: [UInt8]) -> [UInt8] {
        var open: [UInt8] = []
        var (isString, isEscaped) = (false, false)
        for byte in text {
            if isEscaped {
                isEscaped = false
            } else if isString {
                isEscaped = byte == UInt8(ascii: "\\")
                isString = byte != UInt8(ascii: "\"")
            } else if byte == UInt8(ascii: "\"") {
                isString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                // The bracket that closes stands two places behind the one that opens.
                open.append(byte + 2)
            } else if byte == open.last {
                open.removeLast()
            }
        }
        guard !open.isEmpty, !isString else { return text }
        var closed = text
        if let end = closed.lastIndex(where: { $0 > 0x20 }), closed[end] == UInt8(ascii: ",") {
            closed[end] = 0x20
        }
        return closed + open.reversed()
    }
}

extension CodeText {
    /// Whether it shows the difference between two texts: by its language, or by the word `diff` behind it and lines that
    /// are marked.
    var isDifference: Bool {
        let name = language.lowercased()
        if ["diff", "patch", "udiff"].contains(name) || name.hasPrefix("diff-") || name.hasSuffix("-diff") {
            return true
        }
        guard block.info["diff"] != nil else { return false }
        return text.split(separator: 0x0A).contains {
            $0.first == UInt8(ascii: "+") || $0.first == UInt8(ascii: "-")
        }
    }

    /// The config language that the fence of a difference says: `diff json`, `json diff`, `diff-json`, `diff lang=json`.
    var languageOfDifference: ConfigLanguage? {
        let parts = language.split(separator: "-").map(String.init)
        let words =
            parts + [block.info["lang"]?.value].compactMap(\.self)
            + block.info.attributes.prefix(1).map(\.name)
        return words.lazy.compactMap { ConfigLanguage(infoStringLanguage: $0) }.first
    }
}
