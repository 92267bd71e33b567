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
    /// `template render`.
    case templateRender = "template render"
}

extension FindingID {
    /// How bad a finding of this kind usually is. A finding's own severity can differ where one kind has cases of
    /// both, such as a key that only an open schema does not know. Every kind is named, so that none gets facts that
    /// nobody thought of.
    public var severity: Severity {
        switch self {
        case .invalidManifest, .unpublishedPage, .unknownFrontMatterKey, .duplicateAnchor, .foreignSyntax,
            .invalidInfoString, .unsafeHTML, .unsafeLink, .movedExternalLink, .orphanPage, .predatesSource,
            .refusedByPolicy, .reviewDue,
            .unknownAttribute, .complexKey, .invalidSchema, .unknownDialect, .unknownLanguage,
            .deprecatedProperty, .deprecatedValue, .unusedDirective, .misusedContainer, .unclosedFence,
            .undefinedReference, .unreadHeading, .unreadTable, .unusedTemplate, .invalidWords, .unusedExtra,
            .duplicateDefinition, .unusedDefinition, .swallowedMarkdown,
            .olderSchema, .recognisedSnippet, .schemaWarning, .templateDebug, .translationBehind,
            .translationDiffers, .unboundSnippet:
            .warning
        case .danglingLink, .directoryLoop, .fileTooLarge, .invalidFileName, .invalidUTF8, .linkOutOfSite,
            .outputExists, .specialFile, .unreadableFile, .invalidConfiguration, .invalidFrontMatter,
            .misplacedFrontMatter, .unclosedFrontMatter, .invalidDirective, .tooDeep, .unclosedContainer,
            .unknownContainer,
            .unopenedContainer, .brokenAnchor, .brokenExternalLink, .brokenLink, .duplicateRoute, .embedCycle,
            .invalidAttribute, .missingFile, .missingPartial, .missingRegion, .partialCycle, .partialLimit,
            .secretInSnippet, .duplicateKey, .duplicateTable, .invalidEncoding, .invalidMerge,
            .invalidNumber, .invalidSnippet, .missingBraces, .missingHeader, .notStrictJSON, .tooLarge,
            .tooManyValues, .unknownAnchor, .unexpectedlyValid, .unknownExpectation,
            .unknownSchema, .duplicateItem, .forbiddenProperty, .forbiddenValue, .invalidFormat,
            .invalidLength, .invalidValue, .misplacedProperty, .missingProperty, .noMatchingBranch,
            .outOfRange, .patternMismatch, .unknownProperty, .validationLimit, .wrongCount, .wrongType,
            .duplicateTemplateBlock, .languageDefinition, .missingTemplate, .templateArguments,
            .templateBlock, .templateCycle, .templateDepth, .templateImport, .templateLimit,
            .templateNumber, .templateStrayEnd, .templateSyntax, .templateType, .templateUnclosed,
            .unknownTemplateFilter, .unknownTemplateName, .unknownTemplateTag, .unknownTemplateTest:
            .error
        }
    }

    /// Whether a finding of this kind ends a run, so that it is always told as the error that it is.
    public var endsTheRun: Bool { self == .unreadableFile || self == .outputExists }

    /// The commands that can report a finding of this kind.
    public var reporters: Set<FindingReporter> {
        switch self {
        case .invalidManifest, .outputExists:
            [.build]
        case .duplicateAnchor, .foreignSyntax, .invalidDirective, .invalidInfoString, .misusedContainer,
            .unusedDirective, .unclosedContainer, .unclosedFence, .undefinedReference, .unknownContainer,
            .unopenedContainer, .unsafeHTML, .unsafeLink, .duplicateDefinition, .unusedDefinition,
            .invalidAttribute, .unknownAttribute, .unreadHeading, .unreadTable, .swallowedMarkdown:
            [.check, .render]
        case .tooDeep:
            [.check, .render, .schemaValidate]
        case .complexKey, .duplicateKey, .duplicateTable, .invalidEncoding, .invalidMerge, .invalidNumber,
            .invalidSnippet, .missingBraces, .missingHeader, .notStrictJSON, .tooLarge, .tooManyValues,
            .unknownAnchor, .invalidSchema, .unknownDialect, .deprecatedProperty, .deprecatedValue,
            .duplicateItem, .forbiddenProperty, .forbiddenValue, .invalidFormat, .invalidLength,
            .invalidValue, .misplacedProperty, .missingProperty, .noMatchingBranch, .outOfRange,
            .patternMismatch, .schemaWarning, .unknownProperty, .validationLimit, .wrongCount, .wrongType:
            [.check, .schemaValidate]
        case .danglingLink, .directoryLoop, .fileTooLarge, .invalidFileName, .invalidUTF8, .linkOutOfSite,
            .specialFile, .unpublishedPage, .unreadableFile, .invalidConfiguration, .invalidFrontMatter,
            .misplacedFrontMatter, .unclosedFrontMatter, .unknownFrontMatterKey, .brokenAnchor,
            .brokenExternalLink, .brokenLink, .duplicateRoute, .embedCycle, .missingFile, .missingPartial,
            .missingRegion, .movedExternalLink, .olderSchema, .orphanPage, .partialCycle, .partialLimit,
            .predatesSource, .refusedByPolicy, .reviewDue,
            .secretInSnippet, .recognisedSnippet, .unboundSnippet, .unexpectedlyValid, .unknownExpectation,
            .unknownLanguage,
            .unknownSchema, .languageDefinition, .invalidWords, .unusedTemplate, .unusedExtra,
            .translationBehind,
            .translationDiffers:
            [.check]
        case .duplicateTemplateBlock, .missingTemplate, .templateArguments, .templateBlock, .templateCycle,
            .templateDebug, .templateDepth, .templateImport, .templateLimit, .templateNumber,
            .templateStrayEnd,
            .templateSyntax, .templateType, .templateUnclosed, .unknownTemplateFilter, .unknownTemplateName,
            .unknownTemplateTag, .unknownTemplateTest:
            [.check, .templateRender]
        }
    }

    /// Whether findings of this kind stand in blocks of a page's text, where a comment before the block can switch
    /// them off. Others are about a file or the site, or say that a page could not be put together.
    public var standsInBlocks: Bool {
        switch self {
        case .danglingLink, .directoryLoop, .fileTooLarge, .invalidFileName, .invalidManifest, .invalidUTF8,
            .linkOutOfSite, .outputExists, .specialFile, .unpublishedPage, .unreadableFile,
            .invalidConfiguration, .invalidFrontMatter, .misplacedFrontMatter, .unclosedFrontMatter,
            .unknownFrontMatterKey, .invalidDirective, .unusedDirective, .duplicateRoute, .missingPartial,
            .orphanPage, .partialCycle, .partialLimit, .predatesSource, .reviewDue, .translationBehind,
            .invalidSchema,
            .unknownDialect, .duplicateTemplateBlock, .languageDefinition, .missingTemplate,
            .templateArguments, .templateBlock, .templateCycle, .templateDebug, .templateDepth,
            .templateImport,
            .templateLimit, .templateNumber, .templateStrayEnd, .templateSyntax, .templateType,
            .templateUnclosed, .unknownTemplateFilter, .unknownTemplateName, .unknownTemplateTag,
            .unknownTemplateTest, .unusedTemplate, .unusedExtra, .invalidWords, .duplicateDefinition,
            .unusedDefinition:
            false
        default: true
        }
    }
}
