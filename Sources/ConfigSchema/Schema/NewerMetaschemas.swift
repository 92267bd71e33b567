/// What drafts 2019-09 and 2020-12 demand of a schema: one metaschema for each vocabulary, and one over them.
enum NewerMetaschemas {
    /// How one of the two drafts writes what they differ in.
    private struct Style {
        let base: String
        let recursion: String
        let mark: String
        let vocabularies: [String]
    }

    private static let draft2019 = Style(
        base: "https://json-schema.org/draft/2019-09", recursion: ##"{"$recursiveRef": "#"}"##,
        mark: #""$recursiveAnchor": true"#,
        vocabularies: ["core", "applicator", "validation", "meta-data", "format", "content"])
    private static let draft2020 = Style(
        base: "https://json-schema.org/draft/2020-12", recursion: ##"{"$dynamicRef": "#meta"}"##,
        mark: #""$dynamicAnchor": "meta""#,
        vocabularies: [
            "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content",
        ])

    /// The metaschema under a URI, if it is one of these.
    static func text(for uri: String) -> String? {
        for style in [draft2019, draft2020] where uri.hasPrefix(style.base + "/") {
            let name = uri.dropFirst(style.base.count + 1)
            if name == "schema" { return whole(style) }
            if name.hasPrefix("meta/") { return part(String(name.dropFirst(5)), style) }
        }
        return nil
    }

    private static func whole(_ style: Style) -> String {
        let vocabularies = style.vocabularies.map { "\"\(style.base)/vocab/\($0)\": \($0 != "format")" }
        let parts = style.vocabularies.map { "{\"$ref\": \"meta/\($0)\"}" }
        return """
            {"$schema": "\(style.base)/schema", "$id": "\(style.base)/schema",
            "$vocabulary": {\(vocabularies.joined(separator: ", "))}, \(style.mark),
            "title": "Core and validation", "allOf": [\(parts.joined(separator: ", "))],
            "type": ["object", "boolean"],
            "properties": {
                "definitions": {"type": "object", "additionalProperties": \(style.recursion),
                "deprecated": true},
                "dependencies": {"type": "object", "additionalProperties": {"anyOf": [\(style.recursion),
                    {"type": "array", "uniqueItems": true, "items": {"type": "string"}}]},
                    "deprecated": true}}}
            """
    }

    private static func part(_ name: String, _ style: Style) -> String? {
        guard let properties = properties(name, style) else { return nil }
        return """
            {"$schema": "\(style.base)/schema", "$id": "\(style.base)/meta/\(name)",
            "$vocabulary": {"\(style.base)/vocab/\(name)": true}, \(style.mark), "type": ["object",
            "boolean"],
            "$defs": {
                "schemaArray": {"type": "array", "minItems": 1, "items": \(style.recursion)},
                "map": {"type": "object", "additionalProperties": \(style.recursion), "default": {}},
                "nonNegativeInteger": {"type": "integer", "minimum": 0},
                "nonNegativeIntegerDefault0": {"$ref": "#/$defs/nonNegativeInteger", "default": 0},
                "stringArray": {"type": "array", "uniqueItems": true, "items": {"type": "string"}},
                "simpleTypes": {"enum": ["array", "boolean", "integer", "null", "number", "object",
                "string"]}},
            "properties": {\(properties)}}
            """
    }

    private static func properties(_ name: String, _ style: Style) -> String? {
        switch name {
        case "core": core(style)
        case "applicator": applicator(style)
        case "unevaluated":
            """
            "unevaluatedItems": \(style.recursion), "unevaluatedProperties": \(style.recursion)
            """
        case "validation": validation
        case "meta-data":
            """
            "title": {"type": "string"}, "description": {"type": "string"}, "default": true,
            "deprecated": {"type": "boolean"}, "readOnly": {"type": "boolean"},
            "writeOnly": {"type": "boolean"},
            "examples": {"type": "array", "items": true}
            """
        case "format", "format-annotation", "format-assertion": #""format": {"type": "string"}"#
        case "content":
            """
            "contentMediaType": {"type": "string"}, "contentEncoding": {"type": "string"},
            "contentSchema": \(style.recursion)
            """
        default: nil
        }
    }

    private static func core(_ style: Style) -> String {
        let is2019 = style.base == draft2019.base
        let name = is2019 ? #"^[A-Za-z][-A-Za-z0-9.:_]*$"# : #"^[A-Za-z_][-A-Za-z0-9._]*$"#
        let reference = #"{"type": "string", "format": "uri-reference"}"#
        let dynamic =
            is2019
            ? #""$recursiveRef": \#(reference), "$recursiveAnchor": {"type": "boolean"}"#
            : #""$dynamicRef": \#(reference), "$dynamicAnchor": {"type": "string", "pattern": "\#(name)"}"#
        return """
            "$id": {"type": "string", "format": "uri-reference", "pattern": "^[^#]*#?$"},
            "$schema": {"type": "string", "format": "uri"}, "$ref": {"type": "string",
            "format": "uri-reference"},
            "$anchor": {"type": "string", "pattern": "\(name)"}, \(dynamic),
            "$vocabulary": {"type": "object", "propertyNames": {"type": "string", "format": "uri"},
                "additionalProperties": {"type": "boolean"}},
            "$comment": {"type": "string"}, "$defs": {"$ref": "#/$defs/map"}
            """
    }

    private static func applicator(_ style: Style) -> String {
        let items =
            style.base == draft2019.base
            ? """
            "items": {"anyOf": [\(style.recursion), {"$ref": "#/$defs/schemaArray"}]},
            "additionalItems": \(style.recursion), "unevaluatedItems": \(style.recursion),
            "unevaluatedProperties": \(style.recursion)
            """
            : """
            "items": \(style.recursion), "prefixItems": {"$ref": "#/$defs/schemaArray"}
            """
        return """
            \(items), "contains": \(style.recursion), "additionalProperties": \(style.recursion),
            "properties": {"$ref": "#/$defs/map"},
            "patternProperties": {"type": "object", "additionalProperties": \(style.recursion),
                "propertyNames": {"format": "regex"}, "default": {}},
            "dependentSchemas": {"$ref": "#/$defs/map"}, "propertyNames": \(style.recursion),
            "if": \(style.recursion), "then": \(style.recursion), "else": \(style.recursion),
            "allOf": {"$ref": "#/$defs/schemaArray"}, "anyOf": {"$ref": "#/$defs/schemaArray"},
            "oneOf": {"$ref": "#/$defs/schemaArray"}, "not": \(style.recursion)
            """
    }

    private static let validation = """
        "type": {"anyOf": [{"$ref": "#/$defs/simpleTypes"}, {"type": "array", "minItems": 1,
        "uniqueItems": true,
            "items": {"$ref": "#/$defs/simpleTypes"}}]},
        "const": true, "enum": {"type": "array", "items": true},
        "multipleOf": {"type": "number", "exclusiveMinimum": 0},
        "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "number"},
        "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "number"},
        "maxLength": {"$ref": "#/$defs/nonNegativeInteger"},
        "minLength": {"$ref": "#/$defs/nonNegativeInteger"},
        "pattern": {"type": "string", "format": "regex"},
        "maxItems": {"$ref": "#/$defs/nonNegativeInteger"},
        "minItems": {"$ref": "#/$defs/nonNegativeInteger"},
        "uniqueItems": {"type": "boolean"}, "maxContains": {"$ref": "#/$defs/nonNegativeInteger"},
        "minContains": {"$ref": "#/$defs/nonNegativeInteger"},
        "maxProperties": {"$ref": "#/$defs/nonNegativeInteger"},
        "minProperties": {"$ref": "#/$defs/nonNegativeInteger"},
        "required": {"$ref": "#/$defs/stringArray"},
        "dependentRequired": {"type": "object", "additionalProperties": {"$ref": "#/$defs/stringArray"}}
        """
}
