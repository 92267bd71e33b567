extension Explanation {
    /// Findings of values against their schema.
    static let violations: [Explanation] = [
        Explanation(
            "unknown-property",
            """
            An object has a key that its schema does not know: it is misspelt, was renamed, or belongs to another
            program. It is an error where the schema says that there are no other keys. Where the schema leaves the
            object open it is what `snippets.unknown_keys` in `site.yaml` says: a warning if nothing is said.
            """),
        Explanation(
            "misplaced-property",
            "A key stands at the wrong level: the schema knows it, but inside another object. The finding says which."
        ),
        Explanation(
            "missing-property",
            "An object lacks a key that its schema demands. The finding is at the object's own key."),
        Explanation(
            "wrong-type",
            "A value has the wrong type: a text where a number is expected, or one value for a list."),
        Explanation("invalid-value", "A value is none of those that the schema lists."),
        Explanation(
            "out-of-range",
            "A number is smaller or larger than the schema allows, or no multiple of what it asks for."),
        Explanation("invalid-length", "A text is shorter or longer than the schema allows."),
        Explanation("pattern-mismatch", "A text does not have the form that the schema's pattern describes."),
        Explanation(
            "invalid-format", "A text is no date, address or other thing that the schema's `format` names."),
        Explanation("duplicate-item", "A list has one value twice, where each may stand in it once."),
        Explanation("wrong-count", "A list or an object has too few or too many entries."),
        Explanation(
            "deprecated-property",
            """
            A key still works but is about to go, or, where the schema gives a date and that day has come, is gone: then
            this is an error. The help says what to use instead.
            """),
        Explanation(
            "deprecated-value",
            """
            A value still works but is about to go, or, where the schema gives a date and that day has come, is gone:
            then this is an error. The help says what to use instead.
            """),
        Explanation(
            "no-matching-branch",
            """
            The schema describes several forms of the value, and the value has none of them, or more than one where only
            one is allowed. Where one form is plainly meant, the finding speaks of that one instead.
            """),
        Explanation(
            "forbidden-value",
            "The schema names this value, or values like it, as one that is not allowed here."),
        Explanation(
            "forbidden-property",
            "The schema does not allow this key here, perhaps beside another that is set."),
        Explanation(
            "validation-limit",
            "Checking the value takes more steps than any real schema needs, so it was stopped. The schema may be at fault."
        ),
    ]
}
