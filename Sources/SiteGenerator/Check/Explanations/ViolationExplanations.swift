import Diagnostics

extension Explanation {
    /// Findings of values against their schema.
    static let violations: [Explanation] = [
        Explanation(
            .unknownProperty,
            """
            An object has a key that its schema does not know: it is misspelt, was renamed, or belongs to another
            program. It is an error if the schema says that there are no other keys. If the schema leaves the
            object open, `snippets.unknown_keys` in `site.yaml` decides: a warning unless it says something else.
            Among names that anybody may choose, such as those of variables and headers, only one that is nearly
            a known one is told. A key that begins with `_`, `//` or `#`, and `$comment`, is a comment or switched
            off, and is passed over with its value unless the schema lists it.
            """),
        Explanation(
            .misplacedProperty,
            "A key is at the wrong level: the schema knows it, but inside another object. The finding says which."
        ),
        Explanation(
            .missingProperty,
            "An object lacks a key that its schema requires. The finding is at the object's own key."),
        Explanation(
            .wrongType,
            "A value has the wrong type: a string where a number is expected, or one value for a list."),
        Explanation(.invalidValue, "A value is not one of those that the schema lists."),
        Explanation(
            .outOfRange,
            "A number is smaller or larger than the schema allows, or not a multiple of what it asks for."),
        Explanation(.invalidLength, "A string is shorter or longer than the schema allows."),
        Explanation(.patternMismatch, "A string does not have the form that the schema's pattern describes."),
        Explanation(
            .invalidFormat, "A string is not a date, an address or whatever else the schema's `format` names."
        ),
        Explanation(.duplicateItem, "A list has the same value twice, and each may be in it only once."),
        Explanation(.wrongCount, "A list or an object has too few or too many entries."),
        Explanation(
            .deprecatedProperty,
            """
            A key still works but will be removed. If the schema gives a date and that day has come, the key is gone, and
            this is an error: in `build` a warning, so that no day stops a deployment, and a warning on an article that is
            dated before that day. The help says what to use instead.
            """),
        Explanation(
            .deprecatedValue,
            """
            A value still works but will be removed, such as the id of a model that retires. If the schema gives a date and
            that day has come, the value is gone, and this is an error: in `build` a warning, so that no day stops a
            deployment, and a warning on an article that is dated before that day. The help says what to use instead.
            """),
        Explanation(
            .schemaWarning,
            """
            The product takes the block, and ignores a part of it, or does something that hardly anybody wants. The message
            says what; a note names the page that says so.

            Each such warning has a name behind a slash, as in `schema-warning/never-both`. With it a site switches off one
            of them under `rules`, a comment before a block does so for the block, and `expect=invalid:schema-warning/never-both`
            says that a block shows it on purpose.
            """),
        Explanation(
            .noMatchingBranch,
            """
            The schema describes several forms of the value, and the value has none of them, or more than one where only
            one is allowed. If one form is clearly meant, the finding is about that one instead.
            """),
        Explanation(
            .forbiddenValue,
            "The schema says that this value, or one like it, may not be used here."),
        Explanation(
            .forbiddenProperty,
            "The schema does not allow this key here, perhaps because of another key that is set."),
        Explanation(
            .validationLimit,
            "Checking the value takes more steps than any real schema needs, so it was stopped. The schema may be at fault."
        ),
    ]
}
