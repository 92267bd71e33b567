import ConfigSchema
import Diagnostics
import Markdown

/// Blocks that show a file of which the catalogue has a schema, and that are marked as another language, so that they
/// are not checked.
extension SchemaCatalogue {
    /// A finding at each of a page's blocks whose text is one that its file's schema could check, apart from those
    /// that are checked all the same, by the starts of their info strings.
    func blocksOfAnotherLanguage(_ file: ParsedPage, apartFrom checked: Set<Int>) -> [Diagnostic] {
        file.document.codeBlocks.compactMap { block in
            guard !checked.contains(block.infoRange.lowerBound) else { return nil }
            let info = block.info
            // A difference shows parts of two files, and a block with a schema of its own is judged by that.
            guard info["schema"] == nil, info["file"] == nil, !["diff", "patch"].contains(info.language),
                ConfigLanguage(infoStringLanguage: info.language) == nil
            else { return nil }
            let code = CodeText(block, path: file.path)
            guard !code.isMarkdown else { return nil }
            for name in code.fileNames {
                guard let language = ConfigLanguage(fileName: name), let number = entry(forFile: name),
                    Self.isText(code.text, of: language)
                else { continue }
                return .markedAsAnotherLanguage(
                    name, entries[number].name, language, marked: info.language,
                    Location(path: file.path, range: block.infoRange))
            }
            return nil
        }
    }

    private static func isText(_ text: [UInt8], of language: ConfigLanguage) -> Bool {
        let document = ConfigDocument(parsing: text, as: language, allowingLeftOutParts: true)
        return !document.isForeign && document.root?.kind == .object
    }
}

extension Diagnostic {
    fileprivate static func markedAsAnotherLanguage(
        _ name: String, _ schema: String, _ language: ConfigLanguage, marked: String, _ location: Location
    ) -> Diagnostic {
        let mark = marked.isEmpty ? "without a language" : "marked as `\(marked)`"
        return Diagnostic(
            .unboundSnippet, .warning,
            "the block shows `\(name.shownPlainly)` and is \(mark), so it is not checked by the schema `\(schema)`",
            at: location,
            help: "mark it as `\(language.rawValue)`, or give another title if it is no such file")
    }
}
