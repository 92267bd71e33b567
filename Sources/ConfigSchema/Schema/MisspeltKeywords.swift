import Diagnostics
import Text

/// Keys of a schema that are no keyword and near to one: nobody would notice that they check nothing.
public enum MisspeltKeywords {
    /// What is found in a schema file, at each key by itself.
    ///
    /// A schema in a dialect of somebody's own may have keywords that are not known here, so it is left alone, and so
    /// are keys that begin with `x-`.
    public static func problems(in document: ConfigDocument) -> [ConfigProblem] {
        guard let root = document.root, root.kind == .object else { return [] }
        if let dialect = root["$schema"]?.string, Draft(metaschema: dialect) == nil { return [] }
        var open = [root]
        var problems: [ConfigProblem] = []
        while let schema = open.popLast() {
            for (key, value) in schema.members {
                guard let name = key.string else { continue }
                if let keyword = keywords[name] {
                    open += schemas(in: value, as: keyword.shape)
                } else if let near = keyword(near: name) {
                    problems.append(
                        ConfigProblem(
                            .invalidSchema, .warning, "`\(ShortForm.cut(name))` is no keyword of JSON Schema",
                            at: key.range, help: "did you mean `\(near)`?"))
                }
            }
        }
        return problems
    }

    private static func schemas(in value: ConfigNode, as shape: Keyword.Shape) -> [ConfigNode] {
        let values: [ConfigNode] =
            switch shape {
            case .none: []
            case .schema: [value]
            case .schemas: Array(value.elements)
            case .schemaOrSchemas: value.kind == .array ? Array(value.elements) : [value]
            case .schemaMap: value.members.map(\.value)
            }
        return values.filter { $0.kind == .object }
    }

    /// The keyword that was probably meant. Short words are near to too much, such as `note` to `not`.
    private static func keyword(near name: String) -> String? {
        guard name.count >= 3, !name.hasPrefix("x-"), !others.contains(name) else { return nil }
        return Spelling.nearest(to: name, in: long)
    }

    private static let keywords = Dictionary(
        Keyword.allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    private static let annotations: Set<String> = [
        "title", "description", "default", "examples", "readOnly", "writeOnly", "$comment", "$vocabulary",
    ]

    /// The words that a misspelt one may mean.
    private static let long = (Array(keywords.keys) + annotations).filter {
        $0.count >= 4 && !$0.hasPrefix("x-")
    }

    /// Words that editors, OpenAPI and other users of schemas write into them.
    private static let others: Set<String> =
        annotations.union([
            "allowComments", "allowTrailingCommas", "defaultSnippets", "deprecationMessage", "discriminator",
            "doNotSuggest", "enumDescriptions", "enumNames", "errorMessage", "example", "externalDocs",
            "fileMatch", "formatMaximum", "formatMinimum", "formatExclusiveMaximum", "formatExclusiveMinimum",
            "group", "label", "links", "markdownDeprecationMessage", "markdownDescription",
            "markdownEnumDescriptions", "media", "name", "nullable", "options", "order",
            "patternErrorMessage", "propertyOrder", "scope", "suggestSortText", "tsEnumNames", "tsType",
            "typeof", "unit", "units", "value", "values", "version", "xml", "contentEncoding",
            "contentMediaType", "text", "item_type", "titles",
        ])
}
