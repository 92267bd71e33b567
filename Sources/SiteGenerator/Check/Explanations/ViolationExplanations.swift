import Diagnostics

extension Explanation {
    /// Findings of values against their schema.
    static let violations: [Explanation] = [
        Explanation(
            .unknownProperty,
            """
            An object has a key that its schema does not know: it is misspelt, was renamed, or belongs to another
            program. It is an error where the schema says that there are no other keys. Where the schema leaves the
            object open it is what `snippets.unknown_keys` in `site.yaml` says: a warning if nothing is said.
            """),
        Explanation(
            .misplacedProperty,
            "A key stands at the wrong level: the schema knows it, but inside another object. The finding says which."
        ),
        Explanation(
            .missingProperty,
            "An object lacks a key that its schema demands. The finding is at the object's own key."),
        Explanation(
            .wrongType,
            "A value has the wrong type: a text where a number is expected, or one value for a list."),
        Explanation(.invalidValue, "A value is none of those that the schema lists."),
        Explanation(
            .outOfRange,
            "A number is smaller or larger than the schema allows, or no multiple of what it asks for."),
        Explanation(.invalidLength, "A text is shorter or longer than the schema allows."),
        Explanation(.patternMismatch, "A text does not have the form that the schema's pattern describes."),
        Explanation(
            .invalidFormat, "A text is no date, address or other thing that the schema's `format` names."),
        Explanation(.duplicateItem, "A list has one value twice, where each may stand in it once."),
        Explanation(.wrongCount, "A list or an object has too few or too many entries."),
        Explanation(
            .deprecatedProperty,
            """
            A key still works but is about to go, or, where the schema gives a date and that day has come, is gone: then
            this is an error. The help says what to use instead.
            """),
        Explanation(
            .deprecatedValue,
            """
            A value still works but is about to go, or, where the schema gives a date and that day has come, is gone:
            then this is an error. The help says what to use instead.
            """),
        Explanation(
            .noMatchingBranch,
            """
            The schema describes several forms of the value, and the value has none of them, or more than one where only
            one is allowed. Where one form is plainly meant, the finding speaks of that one instead.
            """),
        Explanation(
            .forbiddenValue,
            "The schema names this value, or values like it, as one that is not allowed here."),
        Explanation(
            .forbiddenProperty,
            "The schema does not allow this key here, perhaps beside another that is set."),
        Explanation(
            .validationLimit,
            "Checking the value takes more steps than any real schema needs, so it was stopped. The schema may be at fault."
        ),
    ]
}
