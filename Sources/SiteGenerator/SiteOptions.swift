import Highlighting
package import Text

/// What a command asks of the generator, besides the site itself.
package struct SiteOptions: Sendable {
    /// Today's date as `YYYY-MM-DD`. Pages dated later are left out; without a date all are in.
    package var date: String?
    /// Whether configuration that a day has made wrong is a warning, so that no day stops a deployment that went through
    /// the day before.
    package var isLenientOnDates = false
    /// Whether drafts and pages dated in the future are part of the site.
    package var includesDrafts: Bool
    /// Where the site will be published, instead of what its configuration says.
    package var baseURL: String?
    /// Whether there is a feed although the configuration asks for none.
    package var makesFeed: Bool
    /// Whether code is highlighted.
    package var highlightsCode: Bool
    /// The number of workers, from 1 to `mostJobs`. It has no influence on the result.
    package let jobs: Int
    /// More workers than any machine has use for would only take its threads and descriptors.
    package static let mostJobs = 512
    /// A schema to use in the place of one of the catalogue, to see what it would break.
    package var replacement: SchemaReplacement?
    /// What other sites answered about the links to them; without it nothing is said of those.
    package var webAnswers: WebAnswers?

    /// The language that the site is in, where that is not its own.
    var translation: SiteTranslation?

    /// The pages that the pages of a translated site are translations of, by their places.
    var originals: [PathKey: ParsedPage] = [:]

    /// What measures how long the steps take; without it nothing is measured.
    package var clock: BuildTimings.Clock?

    /// Makes options; the defaults are those of a published site, on one worker.
    package init(
        date: String? = nil, includesDrafts: Bool = false, baseURL: String? = nil, makesFeed: Bool = false,
        highlightsCode: Bool = true, jobs: Int = 1
    ) {
        self.date = date
        self.includesDrafts = includesDrafts
        self.baseURL = baseURL
        self.makesFeed = makesFeed
        self.highlightsCode = highlightsCode
        self.jobs = min(max(jobs, 1), Self.mostJobs)
    }

    /// Whether a text is a day of the calendar, as `date` has it.
    package static func isDay(_ text: String) -> Bool { CalendarDay(text) != nil }
}

/// What the program brings along: the built-in theme and the bundled schemas.
package struct ProgramResources: Sendable {
    /// The theme's files by name: templates end in `.html`, everything else is published.
    package let theme: [String: SourceText]
    /// The schema files by name.
    package let schemas: [String: SourceText]
    /// The definitions of highlighted languages by file name.
    package let languages: [String: SourceText]
    /// The schemas that others publish, read when they are first asked for.
    package let published: Deferred<PublishedSchemas>
    /// The licences of the parts that the program is made of, in the order of their names: a text each, where the
    /// program was made to be given to others.
    package let licenses: Deferred<[String]>
    /// The program's name and version, for the pages' metadata: "Waymark 0.1.0".
    package let generator: String

    // What is made of these, once for all sites that add nothing to it.
    private let madeCatalogue: Deferred<SchemaCatalogue>
    private let madeLanguages: Deferred<LanguageSet>
    private let madeTheme: Deferred<Theme>

    /// The catalogue of the schemas.
    package var catalogue: SchemaCatalogue { madeCatalogue.value }
    /// The languages that code is highlighted in.
    var languageSet: LanguageSet { madeLanguages.value }
    /// The theme.
    var ownTheme: Theme { madeTheme.value }

    /// Makes resources.
    package init(
        theme: [String: SourceText], schemas: [String: SourceText], languages: [String: SourceText],
        published: Deferred<PublishedSchemas> = Deferred { PublishedSchemas([]) },
        licenses: Deferred<[String]> = Deferred { [] }, generator: String
    ) {
        self.theme = theme
        self.schemas = schemas
        self.languages = languages
        self.published = published
        self.licenses = licenses
        self.generator = generator
        madeCatalogue = Deferred { SchemaCatalogue(bundled: schemas, published: published) }
        madeLanguages = Deferred { LanguageSet(languages) }
        madeTheme = Deferred { Theme(builtIn: theme, site: [:]) }
    }

    /// Reads the folders `theme`, `schemas` and `languages` in the folder of the program's resources.
    package static func load(_ folder: String, generator: String) throws(FileSystemError) -> ProgramResources
    {
        ProgramResources(
            theme: try themeTexts(in: joined(folder, "theme")),
            schemas: try texts(in: joined(folder, "schemas")),
            languages: try texts(in: joined(folder, "languages")),
            published: Deferred {
                // Without the file nothing is proposed, and all else is as it is.
                PublishedSchemas((try? FileSystem.read(joined(folder, "schemastore.json"))) ?? [])
            },
            licenses: Deferred { licenses((try? texts(in: joined(folder, "licenses"))) ?? [:]) },
            generator: generator)
    }

    /// Takes the same folders out of an archive.
    package init(_ archive: TarArchive, generator: String) {
        self.init(
            theme: archive.texts(in: "theme").merging(
                Self.words(archive.texts(in: "theme/\(WordFiles.folder)"))
            ) { first, _ in first }, schemas: archive.texts(in: "schemas"),
            languages: archive.texts(in: "languages"),
            published: Deferred { PublishedSchemas(archive.bytes(of: "schemastore.json") ?? []) },
            licenses: Deferred { Self.licenses(archive.texts(in: "licenses")) }, generator: generator)
    }

    private static func licenses(_ texts: [String: SourceText]) -> [String] {
        texts.filter { $0.key.hasSuffix(".txt") }.sorted { $0.key < $1.key }
            .map { String(decoding: $0.value.bytes, as: UTF8.self) }
    }

    /// The files of a theme, with the words in the folder within it.
    private static func themeTexts(in folder: String) throws(FileSystemError) -> [String: SourceText] {
        let words = joined(folder, WordFiles.folder)
        return try texts(in: folder, besides: WordFiles.folder).merging(Self.words(try texts(in: words))) {
            first, _ in first
        }
    }

    private static func words(_ texts: [String: SourceText]) -> [String: SourceText] {
        Dictionary(uniqueKeysWithValues: texts.map { (joined(WordFiles.folder, $0.key), $0.value) })
    }

    private static func texts(in folder: String, besides left: String = "") throws(FileSystemError)
        -> [String: SourceText]
    {
        var texts: [String: SourceText] = [:]
        for name in try FileSystem.names(in: folder) where !name.hasPrefix(".") && name != left {
            let path = joined(folder, name)
            texts[name] = SourceText(path: path, bytes: try FileSystem.read(path))
        }
        return texts
    }
}
