/// What drafts 04, 06 and 07 demand of a schema, in their own language. The names under `definitions` are the
/// official ones, because real schemas refer to them.
enum OlderMetaschemas {
    static let draft4 = """
        {"$schema": "http://json-schema.org/draft-04/schema#",
        "id": "http://json-schema.org/draft-04/schema#",
        "type": "object", "default": {},
        "definitions": {
            "schemaArray": {"type": "array", "minItems": 1, "items": {"$ref": "#"}},
            "map": {"type": "object", "additionalProperties": {"$ref": "#"}},
            "positiveInteger": {"type": "integer", "minimum": 0},
            "positiveIntegerDefault0": {"allOf": [{"$ref": "#/definitions/positiveInteger"}, {"default": 0}]},
            "stringArray": {"type": "array", "minItems": 1, "uniqueItems": true,
            "items": {"type": "string"}},
            "simpleTypes": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}},
        "properties": {
            "id": {"type": "string"}, "$schema": {"type": "string"}, "$ref": {"type": "string"},
            "title": {"type": "string"}, "description": {"type": "string"}, "default": {},
            "format": {"type": "string"}, "enum": {"type": "array", "minItems": 1, "uniqueItems": true},
            "type": {"anyOf": [{"$ref": "#/definitions/simpleTypes"}, {"type": "array", "minItems": 1,
                "uniqueItems": true, "items": {"$ref": "#/definitions/simpleTypes"}}]},
            "multipleOf": {"type": "number", "minimum": 0, "exclusiveMinimum": true},
            "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "boolean"},
            "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "boolean"},
            "maxLength": {"$ref": "#/definitions/positiveInteger"},
            "minLength": {"$ref": "#/definitions/positiveIntegerDefault0"},
            "pattern": {"type": "string", "format": "regex"},
            "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/schemaArray"}]},
            "additionalItems": {"anyOf": [{"type": "boolean"}, {"$ref": "#"}]},
            "maxItems": {"$ref": "#/definitions/positiveInteger"},
            "minItems": {"$ref": "#/definitions/positiveIntegerDefault0"},
            "uniqueItems": {"type": "boolean"}, "maxProperties": {"$ref": "#/definitions/positiveInteger"},
            "minProperties": {"$ref": "#/definitions/positiveIntegerDefault0"},
            "required": {"$ref": "#/definitions/stringArray"},
            "additionalProperties": {"anyOf": [{"type": "boolean"}, {"$ref": "#"}]},
            "definitions": {"$ref": "#/definitions/map"}, "properties": {"$ref": "#/definitions/map"},
            "patternProperties": {"$ref": "#/definitions/map"},
            "dependencies": {"type": "object", "additionalProperties":
                {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/stringArray"}]}},
            "allOf": {"$ref": "#/definitions/schemaArray"}, "anyOf": {"$ref": "#/definitions/schemaArray"},
            "oneOf": {"$ref": "#/definitions/schemaArray"}, "not": {"$ref": "#"}},
        "dependencies": {"exclusiveMaximum": ["maximum"], "exclusiveMinimum": ["minimum"]}}
        """

    static let draft6 = later("06", conditions: "")
    static let draft7 = later(
        "07",
        conditions: """
            , "if": {"$ref": "#"}, "then": {"$ref": "#"}, "else": {"$ref": "#"},
            "$comment": {"type": "string"},
            "readOnly": {"type": "boolean"}, "writeOnly": {"type": "boolean"},
            "contentMediaType": {"type": "string"}, "contentEncoding": {"type": "string"}
            """)

    private static func later(_ number: String, conditions: String) -> String {
        """
        {"$schema": "http://json-schema.org/draft-\(number)/schema#",
        "$id": "http://json-schema.org/draft-\(number)/schema#", "type": ["object", "boolean"],
        "default": true,
        "definitions": {
            "schemaArray": {"type": "array", "minItems": 1, "items": {"$ref": "#"}},
            "map": {"type": "object", "additionalProperties": {"$ref": "#"}},
            "nonNegativeInteger": {"type": "integer", "minimum": 0},
            "nonNegativeIntegerDefault0": {"allOf": [{"$ref": "#/definitions/nonNegativeInteger"}, {"default": 0}]},
            "stringArray": {"type": "array", "uniqueItems": true, "items": {"type": "string"}},
            "simpleTypes": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}},
        "properties": {
            "$id": {"type": "string", "format": "uri-reference"}, "$schema": {"type": "string",
            "format": "uri"},
            "$ref": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"}, "description": {"type": "string"}, "default": true,
            "examples": {"type": "array", "items": true}, "const": true,
            "enum": {"type": "array", "items": true},
            "type": {"anyOf": [{"$ref": "#/definitions/simpleTypes"}, {"type": "array", "minItems": 1,
                "uniqueItems": true, "items": {"$ref": "#/definitions/simpleTypes"}}]},
            "format": {"type": "string"}, "multipleOf": {"type": "number", "exclusiveMinimum": 0},
            "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "number"},
            "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "number"},
            "maxLength": {"$ref": "#/definitions/nonNegativeInteger"},
            "minLength": {"$ref": "#/definitions/nonNegativeIntegerDefault0"},
            "pattern": {"type": "string", "format": "regex"},
            "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/schemaArray"}], "default": true},
            "additionalItems": {"$ref": "#"}, "contains": {"$ref": "#"},
            "maxItems": {"$ref": "#/definitions/nonNegativeInteger"},
            "minItems": {"$ref": "#/definitions/nonNegativeIntegerDefault0"},
            "uniqueItems": {"type": "boolean"},
            "maxProperties": {"$ref": "#/definitions/nonNegativeInteger"},
            "minProperties": {"$ref": "#/definitions/nonNegativeIntegerDefault0"},
            "required": {"$ref": "#/definitions/stringArray"},
            "additionalProperties": {"$ref": "#"}, "definitions": {"$ref": "#/definitions/map"},
            "properties": {"$ref": "#/definitions/map"},
            "patternProperties": {"type": "object", "additionalProperties": {"$ref": "#"},
                "propertyNames": {"format": "regex"}},
            "propertyNames": {"$ref": "#"},
            "dependencies": {"type": "object", "additionalProperties":
                {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/stringArray"}]}},
            "allOf": {"$ref": "#/definitions/schemaArray"}, "anyOf": {"$ref": "#/definitions/schemaArray"},
            "oneOf": {"$ref": "#/definitions/schemaArray"}, "not": {"$ref": "#"}\(conditions)}}
        """
    }
}
