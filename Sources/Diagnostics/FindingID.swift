/// The names of all kinds of findings. Nothing else can be reported: a new kind is a case here, its usual severity
/// and who reports it in `FindingID+Facts.swift`, and an explanation.
///
/// A name is kebab case and for good, since sites configure it and scripts read it.
public enum FindingID: String, Sendable, Hashable, CaseIterable {
    // Files and their text.
    case danglingLink = "dangling-link"
    case directoryLoop = "directory-loop"
    case fileTooLarge = "file-too-large"
    case invalidFileName = "invalid-file-name"
    case invalidManifest = "invalid-manifest"
    case invalidUTF8 = "invalid-utf8"
    case linkOutOfSite = "link-out-of-site"
    case outputExists = "output-exists"
    case specialFile = "special-file"
    case unpublishedPage = "unpublished-page"
    case unreadableFile = "unreadable-file"

    // Front matter and the site's configuration.
    case invalidConfiguration = "invalid-configuration"
    case invalidFrontMatter = "invalid-front-matter"
    case misplacedFrontMatter = "misplaced-front-matter"
    case unclosedFrontMatter = "unclosed-front-matter"
    case unknownFrontMatterKey = "unknown-front-matter-key"
    case unusedExtra = "unused-extra"

    // Markdown.
    case duplicateAnchor = "duplicate-anchor"
    case duplicateDefinition = "duplicate-definition"
    case foreignSyntax = "foreign-syntax"
    case invalidDirective = "invalid-directive"
    case invalidInfoString = "invalid-info-string"
    case swallowedMarkdown = "swallowed-markdown"
    case tooDeep = "too-deep"
    case misusedContainer = "misused-container"
    case unclosedContainer = "unclosed-container"
    case unclosedFence = "unclosed-fence"
    case undefinedReference = "undefined-reference"
    case unknownContainer = "unknown-container"
    case unopenedContainer = "unopened-container"
    case unreadHeading = "unread-heading"
    case unreadTable = "unread-table"
    case unsafeHTML = "unsafe-html"
    case unsafeLink = "unsafe-link"
    case unusedDefinition = "unused-definition"
    case unusedDirective = "unused-directive"

    // Pages and what they are put together of.
    case brokenAnchor = "broken-anchor"
    case brokenExternalLink = "broken-external-link"
    case brokenLink = "broken-link"
    case duplicateRoute = "duplicate-route"
    case embedCycle = "embed-cycle"
    case invalidAttribute = "invalid-attribute"
    case missingFile = "missing-file"
    case missingPartial = "missing-partial"
    case missingRegion = "missing-region"
    case movedExternalLink = "moved-external-link"
    case orphanPage = "orphan-page"
    case partialCycle = "partial-cycle"
    case partialLimit = "partial-limit"
    case predatesSource = "predates-source"
    case refusedByPolicy = "refused-by-policy"
    case reviewDue = "review-due"
    case secretInSnippet = "secret-in-snippet"
    case unknownAttribute = "unknown-attribute"

    // Config blocks and other config files, before any schema is asked.
    case complexKey = "complex-key"
    case duplicateKey = "duplicate-key"
    case duplicateTable = "duplicate-table"
    case invalidEncoding = "invalid-encoding"
    case invalidMerge = "invalid-merge"
    case invalidNumber = "invalid-number"
    case invalidSnippet = "invalid-snippet"
    case missingBraces = "missing-braces"
    case missingHeader = "missing-header"
    case notStrictJSON = "not-strict-json"
    case tooLarge = "too-large"
    case tooManyValues = "too-many-values"
    case unknownAnchor = "unknown-anchor"

    // Schemas, and which block is bound to which.
    case invalidSchema = "invalid-schema"
    case olderSchema = "older-schema"
    case recognisedSnippet = "recognised-snippet"
    case unboundSnippet = "unbound-snippet"
    case unexpectedlyValid = "unexpectedly-valid"
    case unknownDialect = "unknown-dialect"
    case unknownExpectation = "unknown-expectation"
    case unknownLanguage = "unknown-language"
    case unknownSchema = "unknown-schema"

    // Values against their schema.
    case deprecatedProperty = "deprecated-property"
    case deprecatedValue = "deprecated-value"
    case duplicateItem = "duplicate-item"
    case forbiddenProperty = "forbidden-property"
    case forbiddenValue = "forbidden-value"
    case invalidFormat = "invalid-format"
    case invalidLength = "invalid-length"
    case invalidValue = "invalid-value"
    case misplacedProperty = "misplaced-property"
    case missingProperty = "missing-property"
    case noMatchingBranch = "no-matching-branch"
    case outOfRange = "out-of-range"
    case patternMismatch = "pattern-mismatch"
    case schemaWarning = "schema-warning"
    case unknownProperty = "unknown-property"
    case validationLimit = "validation-limit"
    case wrongCount = "wrong-count"
    case wrongType = "wrong-type"

    // Templates and definitions of languages.
    case duplicateTemplateBlock = "duplicate-template-block"
    case invalidWords = "invalid-words"
    case languageDefinition = "language-definition"
    case missingTemplate = "missing-template"
    case templateArguments = "template-arguments"
    case templateBlock = "template-block"
    case templateCycle = "template-cycle"
    case templateDebug = "template-debug"
    case templateDepth = "template-depth"
    case templateImport = "template-import"
    case templateLimit = "template-limit"
    case templateNumber = "template-number"
    case templateStrayEnd = "template-stray-end"
    case templateSyntax = "template-syntax"
    case templateType = "template-type"
    case templateUnclosed = "template-unclosed"
    case unknownTemplateFilter = "unknown-template-filter"
    case unknownTemplateName = "unknown-template-name"
    case unknownTemplateTag = "unknown-template-tag"
    case unknownTemplateTest = "unknown-template-test"
    case unusedTemplate = "unused-template"

    // Translations.
    case translationBehind = "translation-behind"
    case translationDiffers = "translation-differs"
}

extension FindingID: Comparable, CustomStringConvertible {
    /// By the alphabet.
    public static func < (left: FindingID, right: FindingID) -> Bool { left.rawValue < right.rawValue }

    /// The name as it is printed.
    public var description: String { rawValue }
}
