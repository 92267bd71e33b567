/// Who reports a kind of finding.
public enum FindingReporter: String, Sendable, Hashable, CaseIterable {
    /// `build`, when it writes.
    case build
    /// `check`, and `build` before it writes.
    case check
    /// `render`.
    case render
    /// `schema validate`.
    case schemaValidate = "schema validate"
}

extension FindingID {
    /// How bad a finding of this kind usually is. A finding's own severity can differ where one kind has cases of
    /// both, such as a key that only an open schema does not know.
    public var severity: Severity {
        switch self {
        case .complexKey, .deprecatedProperty, .deprecatedValue, .duplicateAnchor, .foreignSyntax,
            .invalidInfoString,
            .invalidManifest, .invalidSchema, .orphanPage, .predatesSource, .reviewDue, .unknownAttribute,
            .unknownDialect,
            .unknownFrontMatterKey, .unknownLanguage, .unpublishedPage, .unsafeHTML, .unsafeLink:
            .warning
        default: .error
        }
    }

    /// The commands that can report a finding of this kind.
    public var reporters: Set<FindingReporter> {
        switch self {
        case .invalidManifest, .outputExists: [.build]
        case .duplicateAnchor, .foreignSyntax, .invalidAttribute, .invalidInfoString, .tooDeep,
            .unclosedContainer, .unknownContainer,
            .unopenedContainer, .unsafeHTML, .unsafeLink:
            self == .tooDeep ? [.check, .render, .schemaValidate] : [.check, .render]
        case .complexKey, .duplicateKey, .duplicateTable, .invalidEncoding, .invalidMerge, .invalidNumber,
            .invalidSnippet,
            .invalidSyntax, .missingBraces, .missingHeader, .notStrictJSON, .tooLarge, .tooManyValues,
            .unknownAnchor,
            .invalidSchema, .unknownDialect, .deprecatedProperty, .deprecatedValue, .duplicateItem,
            .forbiddenProperty, .forbiddenValue, .invalidFormat, .invalidLength, .invalidValue,
            .misplacedProperty, .missingProperty, .noMatchingBranch, .outOfRange, .patternMismatch,
            .unknownProperty, .validationLimit, .wrongCount, .wrongType:
            [.check, .schemaValidate]
        default: [.check]
        }
    }
}
