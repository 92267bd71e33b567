import Diagnostics

/// A config text that has been read: its values with their places in the text, and what is wrong with it.
///
/// Parsing never fails: any bytes give a document, and what could not be read is among the problems.
public struct ConfigDocument: Sendable {
    let storage: ConfigStorage

    /// The text as it was read.
    public var bytes: [UInt8] { storage.arena.bytes }
    /// What is wrong with the text, by place. An error means that values may be missing or guessed.
    public var problems: [ConfigProblem] { storage.problems }
    /// Whether the text is what its language demands; keys that are there twice do not count.
    public var isWellFormed: Bool { !problems.contains(where: \.isMalformed) }
    /// Whether the text is only the members of an object, without its braces.
    public var lacksBraces: Bool { problems.contains { $0.id == .missingBraces } }
    /// Whether the text is none of its language at all, such as prose; one problem says what it looks like.
    public var isForeign: Bool { storage.isForeign }
    /// The language that the text was read as.
    public var language: ConfigLanguage { storage.language }
    /// The value; of a stream the first document's. `nil` only where nothing could be read.
    public var root: ConfigNode? { roots.first }
    /// The values of all documents of a stream in YAML or JSON Lines; at most one in other languages.
    public var roots: [ConfigNode] { storage.roots.map { ConfigNode(storage: storage, index: $0) } }

    /// Parses a text.
    ///
    /// - Parameters:
    ///   - bytes: the text, in UTF-8.
    ///   - language: how it is read.
    ///   - program: what the program takes in its JSON files that the text is for, where that is known; then a text of
    ///     the JSON family is read as that program does.
    ///   - limits: what it may cost.
    ///   - leftOut: whether `…` and `...` in the place of a member or element, and comments that begin with
    ///     them, stand for left-out parts; in the languages of JSON, in YAML and in TOML.
    ///   - inserted: the parts that another program puts something in for before the text is read, in the order of
    ///     the text: nothing is known of the values that they stand for or in.
    public init(
        parsing bytes: [UInt8], as language: ConfigLanguage, readBy program: JSONLeniency? = nil,
        limits: ConfigLimits = .standard, allowingLeftOutParts leftOut: Bool = false,
        inserted: [Range<Int>] = []
    ) {
        guard inserted.isEmpty else {
            let parts = InsertedParts(inserted, of: bytes, language)
            let read = ConfigDocument(
                parsing: parts.masked, as: language, readBy: program, limits: limits,
                allowingLeftOutParts: leftOut)
            storage = parts.restored(read.storage)
            return
        }
        if let problem = Self.excess(bytes, limits) ?? Self.otherEncoding(bytes, language) {
            self.storage = ConfigStorage(
                arena: NodeArena(bytes: bytes), problems: [problem], roots: [], language: language)
            return
        }
        let storage: ConfigStorage
        switch language {
        case .json, .jsonc, .json5:
            storage = JSONParser.parse(
                bytes, as: language, readBy: program, limits: limits, allowingLeftOutParts: leftOut)
        case .jsonl: storage = JSONLines.parse(bytes, limits: limits, allowingLeftOutParts: leftOut)
        case .yaml:
            storage =
                leftOut
                ? YAMLLeftOutParts.parse(bytes, limits: limits) : YAMLParser.parse(bytes, limits: limits)
        case .toml:
            storage = TOMLParser.parse(
                bytes, version: .onePointOne, limits: limits, allowingLeftOutParts: leftOut)
        case .plist: storage = PropertyListParser.parse(bytes, limits: limits)
        case .reg: storage = RegistryParser.parse(bytes, limits: limits)
        case .env: storage = EnvironmentParser.parse(bytes, limits: limits)
        }
        self.storage = storage.judged()
    }

    /// What is wrong with a text that is too long to be read.
    private static func excess(_ bytes: [UInt8], _ limits: ConfigLimits) -> ConfigProblem? {
        guard bytes.count > limits.bytes else { return nil }
        return ConfigProblem(
            .tooLarge, .error, "the text has \(bytes.count) bytes; \(limits.bytes) are read at most",
            at: 0..<0)
    }

    /// What is wrong with a text of which nothing can be read, because it is in another encoding from its first
    /// character on. Of encodings with one byte a character the languages other than JSON say so themselves.
    private static func otherEncoding(_ bytes: [UInt8], _ language: ConfigLanguage) -> ConfigProblem? {
        if let encoding = WideEncoding(of: bytes) {
            return ConfigProblem(
                .invalidEncoding, .error, "the text is \(encoding.rawValue)", at: 0..<1, help: encoding.help)
        }
        guard [.json, .jsonc, .json5, .jsonl].contains(language), bytes.count > 1 else { return nil }
        // No character has more bytes.
        let isBroken = Array(bytes.prefix(4)).withUnsafeBufferPointer {
            UTF8Check.firstInvalidByte($0) == 0
        }
        guard isBroken else { return nil }
        return ConfigProblem(
            .invalidEncoding, .error, "the text is not UTF-8 from this byte on", at: 0..<1,
            help: "save it as UTF-8")
    }

    init(storage: ConfigStorage) { self.storage = storage }

    /// Parses a text that is a string, for literals.
    public init(_ text: String, as language: ConfigLanguage) {
        self.init(parsing: Array(text.utf8), as: language)
    }
}
