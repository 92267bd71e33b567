/// One thing that may be written at the cursor (`CompletionItem`).
package struct CompletionItem: Sendable, Hashable, JSONWritable, JSONReadable {
    /// What it is, for its icon.
    package enum Kind: Int, Sendable, Hashable, JSONReadable, JSONWritable {
        case text = 1
        case method, function, constructor, field, variable, `class`, interface, module, property, unit, value
        case `enum`, keyword, snippet, color, file, reference, folder, enumMember, constant, `struct`, event
        case `operator`, typeParameter
    }

    /// How its text is to be taken.
    package enum Format: Int, Sendable, Hashable, JSONReadable, JSONWritable {
        /// As it is.
        case plainText = 1
        /// With places to fill in: `$1`, `${2:word}`.
        case snippet
    }

    /// What the list shows.
    package var label: String
    /// What stands beside the label, such as the type.
    package var detail: String?
    /// What it is.
    package var kind: Kind?
    /// What it is for. Where that takes time to say, it is left to `completionItem/resolve`.
    package var documentation: MarkupContent?
    /// Whether it should not be used any more.
    package var isDeprecated = false
    /// Whether it is chosen at first.
    package var isPreselected = false
    /// What the list is sorted by, where it is not the label.
    package var sortText: String?
    /// What is compared with the text at the cursor, where it is not the label: with its quotes, if the edit
    /// replaces them.
    package var filterText: String?
    /// How the edit's text is to be taken.
    package var format = Format.plainText
    /// What is replaced at the cursor, on one line, and by what.
    package var edit: TextEdit?
    /// Edits elsewhere, such as a comma that is missing.
    package var additionalEdits: [TextEdit] = []
    /// What comes back with `completionItem/resolve`.
    package var data: JSONValue?

    /// An item.
    package init(
        _ label: String, kind: Kind? = nil, detail: String? = nil, edit: TextEdit? = nil,
        format: Format = .plainText, data: JSONValue? = nil
    ) {
        self.label = label
        self.kind = kind
        self.detail = detail
        self.edit = edit
        self.format = format
        self.data = data
    }

    /// Takes an item that was sent before and is to be completed.
    package init(_ json: JSONValue) throws(ResponseError) {
        label = try json.required("label")
        detail = try json.optional("detail")
        kind = json["kind"].flatMap { try? Kind($0) }
        if let text = json.inside("documentation", "value").flatMap({ try? String($0) }) {
            let isMarkdown = json.inside("documentation", "kind") == .string("markdown")
            documentation = MarkupContent(isMarkdown ? .markdown : .plainText, text)
        }
        let tags: [Int] = json.known("tags")
        isDeprecated = tags.contains(1)
        isPreselected = json.isTrue("preselect")
        sortText = try json.optional("sortText")
        filterText = try json.optional("filterText")
        format = json["insertTextFormat"].flatMap { try? Format($0) } ?? .plainText
        edit = try json.optional("textEdit")
        additionalEdits = try json.optional("additionalTextEdits") ?? []
        data = json["data"]
    }

    /// The item as JSON.
    package var json: JSONValue {
        .members([
            "label": label.json, "kind": kind?.json, "detail": detail?.json,
            "documentation": documentation?.json, "tags": isDeprecated ? [1].json : nil,
            "preselect": isPreselected ? true.json : nil, "sortText": sortText?.json,
            "filterText": filterText?.json, "insertTextFormat": format == .snippet ? format.json : nil,
            "textEdit": edit?.json,
            "additionalTextEdits": additionalEdits.isEmpty ? nil : additionalEdits.json,
            "data": data,
        ])
    }
}

/// What may be written at the cursor (`CompletionList`).
package struct CompletionList: Sendable, Hashable, JSONWritable {
    /// Whether it is to be asked for again as more is typed.
    package var isIncomplete: Bool
    /// The items.
    package var items: [CompletionItem]

    /// A list.
    package init(_ items: [CompletionItem], isIncomplete: Bool = false) {
        self.items = items
        self.isIncomplete = isIncomplete
    }

    /// The list as JSON.
    package var json: JSONValue { .members(["isIncomplete": isIncomplete.json, "items": items.json]) }
}

/// A text with places to fill in (LSP 3.17, "Snippet Syntax").
package enum SnippetText {
    /// A text of which nothing means a place to fill in.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if character == "$" || character == "}" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result
    }

    /// A place to fill in, with a word that stands there first. The place 0 is where the cursor ends.
    package static func place(_ number: Int, _ word: String = "") -> String {
        word.isEmpty ? "$\(number)" : "${\(number):\(escaped(word))}"
    }

    /// A place where one of some words is chosen.
    package static func choice(_ number: Int, _ words: [String]) -> String {
        let listed = words.map { word in
            var result = ""
            for character in word {
                if ",|\\".contains(character) { result.append("\\") }
                result.append(character)
            }
            return result
        }
        return words.isEmpty ? place(number) : "${\(number)|\(listed.joined(separator: ","))|}"
    }
}
