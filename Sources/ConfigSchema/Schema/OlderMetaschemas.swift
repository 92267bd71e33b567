/// What drafts 04, 06 and 07 demand of a schema, in their own language.
enum OlderMetaschemas {
    static let draft4 = """
        {"$schema": "http://json-schema.org/draft-04/schema#", "id": "http://json-schema.org/draft-04/schema#",
        "type": "object", "default": {},
        "definitions": {
            "schemas": {"type": "array", "minItems": 1, "items": {"$ref": "#"}},
            "map": {"type": "object", "additionalProperties": {"$ref": "#"}},
            "count": {"type": "integer", "minimum": 0},
            "names": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}},
            "type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}},
        "properties": {
            "id": {"type": "string"}, "$schema": {"type": "string"}, "$ref": {"type": "string"},
            "title": {"type": "string"}, "description": {"type": "string"}, "default": {},
            "format": {"type": "string"}, "enum": {"type": "array", "minItems": 1, "uniqueItems": true},
            "type": {"anyOf": [{"$ref": "#/definitions/type"}, {"type": "array", "minItems": 1,
                "uniqueItems": true, "items": {"$ref": "#/definitions/type"}}]},
            "multipleOf": {"type": "number", "minimum": 0, "exclusiveMinimum": true},
            "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "boolean"},
            "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "boolean"},
            "maxLength": {"$ref": "#/definitions/count"}, "minLength": {"$ref": "#/definitions/count"},
            "pattern": {"type": "string", "format": "regex"},
            "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/schemas"}]},
            "additionalItems": {"anyOf": [{"type": "boolean"}, {"$ref": "#"}]},
            "maxItems": {"$ref": "#/definitions/count"}, "minItems": {"$ref": "#/definitions/count"},
            "uniqueItems": {"type": "boolean"}, "maxProperties": {"$ref": "#/definitions/count"},
            "minProperties": {"$ref": "#/definitions/count"}, "required": {"$ref": "#/definitions/names"},
            "additionalProperties": {"anyOf": [{"type": "boolean"}, {"$ref": "#"}]},
            "definitions": {"$ref": "#/definitions/map"}, "properties": {"$ref": "#/definitions/map"},
            "patternProperties": {"$ref": "#/definitions/map"},
            "dependencies": {"type": "object", "additionalProperties":
                {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/names"}]}},
            "allOf": {"$ref": "#/definitions/schemas"}, "anyOf": {"$ref": "#/definitions/schemas"},
            "oneOf": {"$ref": "#/definitions/schemas"}, "not": {"$ref": "#"}},
        "dependencies": {"exclusiveMaximum": ["maximum"], "exclusiveMinimum": ["minimum"]}}
        """

    static let draft6 = later("06", conditions: "")
    static let draft7 = later(
        "07",
        conditions: """
            , "if": {"$ref": "#"}, "then": {"$ref": "#"}, "else": {"$ref": "#"}, "$comment": {"type": "string"},
            "readOnly": {"type": "boolean"}, "writeOnly": {"type": "boolean"},
            "contentMediaType": {"type": "string"}, "contentEncoding": {"type": "string"}
            """)

    private static func later(_ number: String, conditions: String) -> String {
        """
        {"$schema": "http://json-schema.org/draft-\(number)/schema#",
        "$id": "http://json-schema.org/draft-\(number)/schema#", "type": ["object", "boolean"], "default": true,
        "definitions": {
            "schemas": {"type": "array", "minItems": 1, "items": {"$ref": "#"}},
            "map": {"type": "object", "additionalProperties": {"$ref": "#"}},
            "count": {"type": "integer", "minimum": 0},
            "names": {"type": "array", "uniqueItems": true, "items": {"type": "string"}},
            "type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}},
        "properties": {
            "$id": {"type": "string", "format": "uri-reference"}, "$schema": {"type": "string", "format": "uri"},
            "$ref": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"}, "description": {"type": "string"}, "default": true,
            "examples": {"type": "array", "items": true}, "const": true,
            "enum": {"type": "array", "items": true},
            "type": {"anyOf": [{"$ref": "#/definitions/type"}, {"type": "array", "minItems": 1,
                "uniqueItems": true, "items": {"$ref": "#/definitions/type"}}]},
            "format": {"type": "string"}, "multipleOf": {"type": "number", "exclusiveMinimum": 0},
            "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "number"},
            "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "number"},
            "maxLength": {"$ref": "#/definitions/count"}, "minLength": {"$ref": "#/definitions/count"},
            "pattern": {"type": "string", "format": "regex"},
            "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/schemas"}], "default": true},
            "additionalItems": {"$ref": "#"}, "contains": {"$ref": "#"},
            "maxItems": {"$ref": "#/definitions/count"}, "minItems": {"$ref": "#/definitions/count"},
            "uniqueItems": {"type": "boolean"}, "maxProperties": {"$ref": "#/definitions/count"},
            "minProperties": {"$ref": "#/definitions/count"}, "required": {"$ref": "#/definitions/names"},
            "additionalProperties": {"$ref": "#"}, "definitions": {"$ref": "#/definitions/map"},
            "properties": {"$ref": "#/definitions/map"},
            "patternProperties": {"type": "object", "additionalProperties": {"$ref": "#"},
                "propertyNames": {"format": "regex"}},
            "propertyNames": {"$ref": "#"},
            "dependencies": {"type": "object", "additionalProperties":
                {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/names"}]}},
            "allOf": {"$ref": "#/definitions/schemas"}, "anyOf": {"$ref": "#/definitions/schemas"},
            "oneOf": {"$ref": "#/definitions/schemas"}, "not": {"$ref": "#"}\(conditions)}}
        """
    }
}
