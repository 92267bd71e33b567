import Testing

/// Which of several forms of a value findings speak of: the closest.
struct ClosestBranchTests {
    @Test(
        arguments: [
            // The discriminator decides, also by its nearest spelling.
            (
                #"{"oneOf": [{"properties": {"type": {"const": "command"}, "command": {"type": "string"}}, "required": ["type", "command"]}, {"properties": {"type": {"const": "url"}, "url": {"type": "string"}}, "required": ["type", "url"]}]}"#,
                #"{"type": "command", "command": 7}"#,
                ["error wrong-type ‹7›: `command` must be a string, not 7"]
            ),
            (
                #"{"oneOf": [{"properties": {"type": {"const": "command"}}, "required": ["type", "command"]}, {"properties": {"type": {"const": "url"}}, "required": ["type", "url"]}]}"#,
                #"{"type": "comand"}"#,
                [
                    "error invalid-value ‹\"comand\"›: `type` must be one of \"command\" or \"url\", not \"comand\" | did you mean `command`?"
                ]
            ),
            // What is required whichever branch is meant is missing all the same.
            (
                #"{"required": ["id"], "oneOf": [{"properties": {"type": {"const": "command"}}, "required": ["type", "command"]}, {"properties": {"type": {"const": "url"}}, "required": ["type", "url"]}]}"#,
                #"{"type": "comand"}"#,
                [
                    "error missing-property ‹{›: the object has no `id`, which is required",
                    "error invalid-value ‹\"comand\"›: `type` must be one of \"command\" or \"url\", not \"comand\" | did you mean `command`?",
                ]
            ),
            // So does its key: which branch is meant is only known when it is mended.
            (
                #"{"oneOf": [{"properties": {"type": {"const": "command"}}, "required": ["type", "command"]}, {"properties": {"type": {"const": "url"}}, "required": ["type", "url"]}]}"#,
                #"{"tpye": "url"}"#,
                [
                    "error unknown-property ‹\"tpye\"›: the key `tpye` is not known here | did you mean `type`?"
                ]
            ),
            // The keys of a branch that cannot be told are no strangers.
            (
                #"{"oneOf": [{"properties": {"type": {"const": "a"}, "x": {}}}, {"properties": {"type": {"const": "b"}, "y": {}}}]}"#,
                #"{"type": "nothing", "y": 1}"#,
                [
                    "error invalid-value ‹\"nothing\"›: `type` must be one of \"a\" or \"b\", not \"nothing\""
                ]
            ),
            // Branches of other types fall away; types are merged.
            (
                #"{"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}"#,
                "[\"a\", 1]",
                ["error wrong-type ‹1›: this element must be a string, not 1"]
            ),
            (
                #"{"anyOf": [{"type": "string"}, {"type": "array"}]}"#, "7",
                ["error wrong-type ‹7›: the value must be a string or an array, not 7"]
            ),
            (
                #"{"anyOf": [{"const": "a"}, {"enum": ["b", "c"]}]}"#, #""d""#,
                ["error invalid-value ‹\"d\"›: the value must be one of \"a\", \"b\" or \"c\", not \"d\""]
            ),
            // Short values are shown whole; of longer ones it is said where they differ.
            (
                #"{"properties": {"c": {"const": {"k": [1]}}}}"#, #"{"c": {"k": [2]}}"#,
                [#"error invalid-value ‹{"k": [2]}›: `c` must be {"k": [1]}, not {"k": [2]}"#]
            ),
            (
                #"{"enum": [[[1]], [{"a": {"b": 1}}]]}"#, "[[2]]",
                [
                    #"error invalid-value ‹[[2]]›: the value must be one of [[1]] or [{"a": {"b": 1}}], not [[2]]"#
                ]
            ),
            (
                #"{"const": {"k": 1}}"#, #"{"k": 2}"#,
                [#"error invalid-value ‹{"k": 2}›: the value must be {"k": 1}, not {"k": 2}"#]
            ),
            (
                #"{"const": {"key": [0, {"a-long-name": 1, "another-name": 2}]}}"#,
                #"{"key": [0, {"another-name": 3, "a-long-name": 1.0}]}"#,
                [
                    #"error invalid-value ‹{"key": [0, {"another-name": 3, "a-long-name": 1.0}]}›: the value must be the object that the schema says, not one whose `key[1].another-name` is 3 instead of 2"#
                ]
            ),
            (
                #"{"const": {"key": {"a-long-name": 1, "another-name": 2}}}"#,
                #"{"key": {"a-long-name": 1}}"#,
                [
                    #"error invalid-value ‹{"key": {"a-long-name": 1}}›: the value must be the object that the schema says, not one without `key.another-name`"#
                ]
            ),
            (
                #"{"const": {"a-long-name": [1], "another-name-that-is-long": 2}}"#,
                #"{"a-long-name": [1], "another-name-that-is-long": 2, "x": 3}"#,
                [
                    #"error invalid-value ‹{"a-long-name": [1], "another-name-that-is-long": 2, "x": 3}›: the value must be the object that the schema says, not one with `x`"#
                ]
            ),
            (
                #"{"const": ["a text of some length", "another of some length"]}"#,
                #"["a text of some length"]"#,
                [
                    #"error invalid-value ‹["a text of some length"]›: the value must be the array that the schema says, not one of 1 element instead of 2"#
                ]
            ),
            (
                #"{"enum": [1, ["a text of some length", "another of some length"], ["a text of some length", "a third of some length"]]}"#,
                #"["a text of some length", "a fourth of some length"]"#,
                [
                    #"error invalid-value ‹["a text of some length", "a fourth of some length"]›: the value must be one of 1 or an array that the schema lists, not another one"#
                ]
            ),
            (
                #"{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, #"{"x": 1}"#,
                ["error missing-property ‹{›: the object needs `a` or `b`"]
            ),
            (
                #"{"anyOf": [{"required": ["a", "b"]}, {"required": ["c"]}]}"#, #"{"x": 1}"#,
                ["error missing-property ‹{›: the object needs `a` and `b` or else `c`"]
            ),
            // A branch that knows a key is meant before one that does not, also where its value is wrong.
            (
                #"{"anyOf": [{"properties": {"a": {"type": "string"}}, "required": ["a"]}, {"properties": {"b": {"type": "string"}}, "required": ["b"]}]}"#,
                #"{"a": 42}"#, ["error wrong-type ‹42›: `a` must be a string, not 42"]
            ),
            // The branch with most keys that fit is meant.
            (
                #"{"anyOf": [{"properties": {"a": {"type": "string"}, "b": {}}, "additionalProperties": false}, {"properties": {"c": {}, "d": {}}, "additionalProperties": false}]}"#,
                #"{"a": 1, "b": 2}"#, ["error wrong-type ‹1›: `a` must be a string, not 1"]
            ),
            // A wrong type hides what follows from it.
            (
                #"{"allOf": [{"type": "object", "required": ["a"]}, {"minProperties": 1}]}"#, "[]",
                ["error wrong-type ‹[]›: the value must be an object, not an empty array"]
            ),
            (
                #"{"properties": {"a": {"not": {"type": "string"}}}}"#, #"{"a": "b"}"#,
                ["error forbidden-value ‹\"b\"›: \"b\" is not allowed here"]
            ),
            (
                #"{"if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}, "properties": {"a": {}, "b": {}}}"#,
                #"{"a": 1}"#,
                ["error missing-property ‹{›: the object has no `b`, which is required"]
            ),
            (
                #"{"allOf": [{"properties": {"a": {"type": "string"}}}], "unevaluatedProperties": false}"#,
                #"{"a": 1}"#,
                ["error wrong-type ‹1›: `a` must be a string, not 1"]
            ),
            (
                #"{"allOf": [{"properties": {"alpha": {"type": "string"}}}], "unevaluatedProperties": false}"#,
                #"{"alhpa": "x"}"#,
                [
                    "error unknown-property ‹\"alhpa\"›: the key `alhpa` is not known here | did you mean `alpha`?"
                ]
            ),
            (
                #"{"uniqueItems": true}"#, "[1, 2, 1.0]",
                ["error duplicate-item ‹1.0›: 1.0 repeats element 0 of the array"]
            ),
            (
                #"{"maxItems": 1}"#, "[1, 2]",
                ["error wrong-count ‹[1, 2]›: the array must have at most 1 element, not 2"]
            ),
            (
                #"{"contains": {"type": "string"}}"#, "[1]",
                ["error wrong-count ‹[1]›: at least 1 element must have the form that is asked for; 0 do"]
            ),
            (
                #"{"dependentRequired": {"user": ["password"]}}"#, #"{"user": 1}"#,
                ["error missing-property ‹\"user\"›: `user` needs `password` beside it"]
            ),
            (
                #"{"dependentRequired": {"region": ["url", "id", "role"]}}"#, #"{"region": 1, "id": 2}"#,
                ["error missing-property ‹\"region\"›: `region` needs `url` and `role` beside it"]
            ),
            (
                #"{"required": ["a", "b", "c"]}"#, #"{"b": 1}"#,
                ["error missing-property ‹{›: the object lacks `a` and `c`, which are required"]
            ),
            (
                #"{"allOf": [{"enum": ["a", "b", "c"]}, {"enum": ["a", "b", "d"]}]}"#, #""c""#,
                ["error invalid-value ‹\"c\"›: the value must be one of \"a\" or \"b\", not \"c\""]
            ),
            (
                #"{"allOf": [{"minItems": 4}, {"minItems": 3}]}"#, "[1]",
                ["error wrong-count ‹[1]›: the array must have at least 4 elements, not 1"]
            ),
            (
                #"{"properties": {"a": {}}, "unevaluatedProperties": {"type": "string"}}"#, #"{"b": null}"#,
                ["error wrong-type ‹null›: `b` must be a string, not null"]
            ),
            (
                #"{"properties": {"q": {"properties": {"k": {}}, "propertyNames": {"pattern": "^k"}}}}"#,
                #"{"q": {"j": 1}}"#,
                [#"error pattern-mismatch ‹"j"›: "j" does not have the form that is asked for, `^k`"#]
            ),
            (
                #"{"properties": {"kind": {}}, "propertyNames": {"pattern": "d$"}}"#, #"{"kidn": 1}"#,
                [#"error unknown-property ‹"kidn"›: the key `kidn` is not known here | did you mean `kind`?"#]
            ),
            (
                #"{"propertyNames": {"enum": ["alpha", "beta"]}}"#, #"{"aplha": 1}"#,
                [
                    "error unknown-property ‹\"aplha\"›: the key `aplha` is not known here | did you mean `alpha`?"
                ]
            ),
            (
                #"{"properties": {"a": {"multipleOf": 0.01}}}"#, #"{"a": 19.999}"#,
                ["error out-of-range ‹19.999›: `a` must be a multiple of 0.01, not 19.999"]
            ),
            (
                #"{"oneOf": [{"type": "integer"}, {"minimum": 2}]}"#, "3",
                [
                    "error no-matching-branch ‹3›: the value fits 2 forms of which only one is allowed at a time"
                ]
            ),
        ] as [(String, String, [String])])
    func choosesTheClosestBranch(schema: String, text: String, expected: [String]) throws {
        #expect(try FindingTests.findings(schema, text) == expected)
    }
}
