import ConfigSchema
import Diagnostics
import Markdown
import Text

extension Rule {
    /// Everything behind a code block's language is an attribute that is known.
    static let unknownAttribute = Rule(
        .unknownAttribute,
        explanation: """
            After the language of a code block, or on the first line of a container, is an attribute or a word that nothing
            reads: it is misspelt, or belongs to another generator. It is an error if it was probably meant to set a check,
            as in `expct=invalid`, and on containers.

            A code block knows `title` (or `filename`), `schema`, `reason`, `at`, `base`, `expect`, `file`, `region`, marked
            lines `{1,3-5}`, `ins={3}`, `del={4}`, `numbers`, `start=10` and `wrap`; `hl_lines="1 3-5"` and
            `linenums="10"` say the same as marked lines and `start=10`.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            return file.document.codeBlocks.flatMap { block in
                block.info.attributes.compactMap { .unknownAttribute($0, block.info, file.path) }
            }
        })
}

extension InfoString {
    /// Whether an attribute says that the block shows a difference, or of what: `json diff`, `diff json`.
    fileprivate func saysDifference(_ attribute: Attribute) -> Bool {
        guard attribute.value == nil else { return false }
        return attribute.name == "diff"
            || language == "diff" && ConfigLanguage(infoStringLanguage: attribute.name) != nil
    }
}

// MARK: Messages

extension Diagnostic {
    /// The attributes that decide what is checked.
    private static let checks: Set<String> = ["schema", "reason", "at", "base", "expect", "file", "region"]

    /// The attributes that other generators do not have, or that say the same there.
    private static let ownOfChecks = ["schema", "title", "expect", "at"]

    /// An attribute that is a slip of one that decides how a block of a repository is checked. What else stands behind a
    /// fence there is another generator's.
    static func slipOfAttribute(_ attribute: InfoString.Attribute, _ path: String) -> Diagnostic? {
        guard attribute.value != nil, !InfoString.attributeNames.contains(attribute.name),
            let meant = ownOfChecks.first(where: { Spelling.isSlip(attribute.name, of: $0) })
        else { return nil }
        return Diagnostic(
            .unknownAttribute, .warning, "a code block has no attribute `\(attribute.name)`",
            at: Location(path: path, range: attribute.nameRange), help: "did you mean `\(meant)`?")
    }

    fileprivate static func unknownAttribute(
        _ attribute: InfoString.Attribute, _ info: InfoString, _ path: String
    ) -> Diagnostic? {
        let name = attribute.name
        guard !name.isEmpty, !InfoString.attributeNames.contains(name), !attribute.isFileName,
            !info.saysDifference(attribute)
        else {
            return nil
        }
        let location = Location(path: path, range: attribute.nameRange)
        if let foreign = ForeignAttribute(name) {
            return Diagnostic(
                .unknownAttribute, .warning, "a code block has no attribute `\(name)`", at: location,
                help: foreign.help,
                fixes: foreign.replacement(for: attribute).map { [.writing($0, attribute)] } ?? [])
        }
        let known =
            attribute.value == nil
            ? InfoString.flags : InfoString.attributeNames.subtracting(InfoString.flags)
        if let near = Spelling.nearest(to: name, in: known),
            attribute.value != nil || Spelling.isSlip(name, of: near)
        {
            return Diagnostic(
                .unknownAttribute, checks.contains(near) ? .error : .warning,
                "a code block has no attribute `\(name)`", at: location, help: "did you mean `\(near)`?",
                fixes: info[near] == nil
                    ? [
                        Fix(
                            "write `\(near)`",
                            edits: [TextEdit(range: attribute.nameRange, replacement: near)])
                    ] : [])
        }
        guard attribute.value == nil else {
            return Diagnostic(
                .unknownAttribute, .warning, "a code block has no attribute `\(name)`", at: location,
                help:
                    "it knows \(InfoString.attributeNames.sorted().map { "`\($0)`" }.joined(separator: ", "))"
            )
        }
        return Diagnostic(
            .unknownAttribute, .warning, "the word `\(name)` behind the language means nothing",
            at: location,
            help: "a name above the block is written `title=\"…\"`")
    }
}

extension Diagnostic.Fix {
    /// Another text in the place of an attribute; an empty one takes what parts it from the word before with it.
    fileprivate static func writing(_ text: String, _ attribute: InfoString.Attribute) -> Diagnostic.Fix {
        guard text.isEmpty else {
            return Diagnostic.Fix(
                "write `\(text)`", edits: [.init(range: attribute.range, replacement: text)])
        }
        return Diagnostic.Fix("remove it", edits: [.init(range: attribute.removal, replacement: "")])
    }
}
