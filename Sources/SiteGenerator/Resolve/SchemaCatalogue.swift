import ConfigSchema
import Diagnostics
package import Text

/// The schemas that snippets can be bound to: those that the program brings along and the site's own.
package struct SchemaCatalogue: Sendable {
    /// One schema and what it says of itself.
    package struct Entry: Sendable {
        /// The short name, as in `schema=claude-desktop`.
        package let name: String
        /// The file's text.
        package let text: SourceText
        /// The text as the site publishes it.
        let publishedText: [UInt8]
        /// What it describes.
        package let title: String
        /// Where its facts come from.
        package let source: String
        /// The version of the product that it describes.
        package let version: String
        /// The newest version of the product that is known, where that is another; otherwise empty.
        package let newest: String
        /// The name of the schema of which it is an earlier version.
        let earlierOf: Located<String>?
        /// The day when its source was read.
        package let readOn: String
        /// Whether the product's maker published it.
        package let isOfficial: Bool
        let id: String
        let uri: String
        fileprivate(set) var patterns: [FilePattern]
        /// The names that other products' files have too, so that only the content decides.
        let sharedPatterns: [FilePattern]
        /// The addresses by which documents name the schema, besides its `$id`.
        let addresses: Set<String>
        /// What it says of how its documents are known by their content: `x-waymark.match`.
        let signs: ConfigNode?
        /// What documents of other products have whose files are called the same.
        let foreign: ConfigNode?
        /// Whether it counts where another schema knows a text equally well.
        let isGeneral: Bool
        /// The names of the products that read its documents, as texts write them.
        let products: [String]
        /// The names of products that read its documents besides those of a schema of their own.
        let alsoReadBy: [String]
        /// The languages that its documents are written in.
        fileprivate(set) var languages: Set<ConfigLanguage>
        /// What its documents may have beyond JSON; `nil` where the schema does not say it.
        fileprivate(set) var leniency: JSONLeniency?
        /// The place below the content folder, for a schema of the site's own.
        let place: String?

        /// The name and the version, as findings show them.
        var displayName: String { name.hasSuffix(version) ? name : "\(name) \(version)" }
        /// The name of the schema of which it is an earlier version.
        package var nameOfNewest: String? { earlierOf?.value }
    }

    /// The schemas that the generator itself needs.
    enum BuiltIn: String {
        case site = "waymark-site"
        case frontMatter = "waymark-front-matter"
        case repository = "waymark-repository"
    }

    /// The schemas, the site's own first.
    package private(set) var entries: [Entry] = []
    /// What is wrong with the schema files.
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var registry = SchemaRegistry()
    /// The files beside a schema file that it refers to.
    private(set) var parts: [SourceText] = []
    private var builtIns: [String: Schema] = [:]
    private var replacement: SchemaReplacement?
    /// The names of the files that the schemas are for.
    private(set) var files = SchemaFileNames([])
    /// The schemas that others publish, which blocks are not bound to before a site has them.
    private(set) var published = Deferred { PublishedSchemas([]) }
    /// The site's own schema of front matter, which extends the program's.
    private(set) var ownFrontMatter: Schema?
    /// What each schema says, place by place, made for the first page that shows it.
    private var places: [Deferred<SchemaPlaces?>] = []
    /// The schemas, ready to use.
    private(set) var compiled = CompiledSchemas(count: 0) { _ in .init(schema: nil, findings: []) }
    /// Tells from what a text holds which schema it is of, made for the first text that nothing else tells of.
    private(set) var recogniser = Deferred { ContentRecogniser(SchemaCatalogue(bundled: [:])) }

    /// A catalogue of the program's schemas.
    package init(
        bundled: [String: SourceText],
        published: Deferred<PublishedSchemas> = Deferred { PublishedSchemas([]) }
    ) {
        self.published = published
        for (_, text) in bundled.sorted(by: { $0.key < $1.key }) { add(text, place: nil) }
        files = SchemaFileNames(entries)
        compileBuiltIns()
        deferUses()
    }

    /// The catalogue of a site, which is the program's where nothing is the site's own.
    init(
        _ resources: ProgramResources, site tree: SourceTree, _ configuration: SiteConfiguration,
        replacing replacement: SchemaReplacement? = nil
    ) {
        let hasOwn =
            !configuration.schemas.isEmpty || replacement != nil
            || tree.files.contains { $0.place.hasPrefix("schemas/") || $0.place == SchemaLock.fileName }
        self =
            hasOwn
            ? SchemaCatalogue(
                bundled: resources.schemas, site: tree, configuration, replacing: replacement,
                published: resources.published) : resources.catalogue
    }

    /// The catalogue of a site, or the program's where there is none.
    package init(_ resources: ProgramResources, site tree: SourceTree?) {
        if let tree {
            self.init(resources, site: tree, SiteConfiguration.read(tree).0)
        } else {
            self = resources.catalogue
        }
    }

    /// A catalogue of the program's schemas and those of a site: what lies in `schemas`, and what the
    /// configuration names. A schema of the site's own hides a bundled one of the same name.
    private init(
        bundled: [String: SourceText], site tree: SourceTree, _ configuration: SiteConfiguration,
        replacing replacement: SchemaReplacement?, published: Deferred<PublishedSchemas>
    ) {
        self.replacement = replacement
        self.published = published
        let named = Set(configuration.schemas.map(\.value))
        for file in tree.files where file.place.hasPrefix("schemas/") || named.contains(file.place) {
            guard case .text(let bytes) = file.content, pathExtension(of: file.place).lowercased() == "json"
            else {
                continue
            }
            add(SourceText(path: file.path, bytes: bytes), place: file.place)
        }
        for (_, text) in bundled.sorted(by: { $0.key < $1.key }) { add(text, place: nil) }
        inheritPatterns()
        let lock = SchemaLock(of: tree)
        linkOwn(lock)
        takePublishedPatterns(lock)
        files = SchemaFileNames(entries)
        compileBuiltIns()
        compileOwnFrontMatter()
        // What is wrong with a schema is said whether or not a block is bound to it.
        for number in entries.indices where entries[number].place != nil {
            diagnostics += compile(SchemaReference(number)).findings + strayVersion(number)
        }
        deferUses()
    }

    /// Gets ready what is made of the schemas for the first who asks.
    private mutating func deferUses() {
        places = entries.map { [registry] entry in
            Deferred { registry.outline(of: entry.uri).map(SchemaPlaces.init) }
        }
        compiled = CompiledSchemas(count: entries.count) { [self] reference in
            let (schema, findings) = compile(reference)
            return CompiledSchemas.Compiled(schema: schema, findings: findings)
        }
        recogniser = Deferred { [self] in ContentRecogniser(self) }
    }

    /// What a schema says, place by place; `nil` where nobody can read it.
    func places(of number: Int) -> SchemaPlaces? { places[number].value }

    /// A schema of the site's own that says nothing of files is for the files of the bundled one that it hides, and
    /// those are written as they were.
    private mutating func inheritPatterns() {
        for number in entries.indices where entries[number].place != nil {
            let hidden = entries.first { $0.place == nil && $0.name == entries[number].name }
            guard let hidden else { continue }
            if entries[number].patterns.isEmpty { entries[number].patterns = hidden.patterns }
            entries[number].leniency = entries[number].leniency ?? hidden.leniency
        }
    }

    /// A schema that was taken from the address where others publish it is for the files that their catalogue names.
    private mutating func takePublishedPatterns(_ lock: SchemaLock) {
        // A part of a schema is not what somebody asked for.
        let asked = lock.entries.filter { !$0.isPart && SchemaStore.isAddress($0.source) }
        guard !asked.isEmpty else { return }
        let sources = Dictionary(asked.map { ($0.file, $0.source) }, uniquingKeysWith: { first, _ in first })
        for number in entries.indices where entries[number].patterns.isEmpty {
            guard let source = entries[number].place.flatMap({ sources[$0] }) else { continue }
            let patterns = published.value.patterns(ofAddress: source)
            entries[number].patterns = patterns
            entries[number].languages.formUnion(patterns.flatMap(\.languages))
        }
    }

    private mutating func add(_ text: SourceText, place: String?, at known: String? = nil) {
        var document = parsed(text)
        guard let root = document.root, root.kind == .object else { return }
        let account = SchemaAccount(of: root, in: text.path)
        var publishedText = text.bytes
        if place != nil {
            let refused = RefusedSources(in: root)
            publishedText = refused.removed(from: text.bytes)
            diagnostics += account.diagnostics + refused.diagnostics(in: text.path)
            diagnostics += MisspeltKeywords.problems(in: document).map {
                $0.diagnostic(path: text.path, map: text.map)
            }
            if !refused.isEmpty {
                document = ConfigDocument(parsing: refused.blanked(in: text.bytes), as: .json)
            }
        }
        let name = account.name ?? Self.name(ofFile: text.path)
        let id = root["$id"]?.string ?? ""
        let address =
            known ?? place.map(Self.address(ofPlace:))
            ?? "bundled:/\(fileName(of: text.path))"
        let declared = registry.add(document, at: address)
        // A schema of the site's own may have the `$id` of a bundled one, which is added later and takes it.
        var uri = place == nil ? declared : address
        if place == nil { linkFormer(account.addresses, text.path, to: declared) }
        var text = text
        if let replacement, replacement.means(name, id) {
            text = replacement.text
            publishedText = text.bytes
            uri = registry.add(ConfigDocument(parsing: text.bytes, as: .json), at: address)
        }
        entries.append(
            Entry(
                name: name, text: text, publishedText: publishedText, title: root["title"]?.string ?? "",
                source: account.source,
                version: account.version,
                newest: account.newest == account.version ? "" : account.newest,
                earlierOf: account.earlierOf, readOn: account.readOn,
                isOfficial: account.isOfficial, id: id,
                uri: uri, patterns: account.patterns, sharedPatterns: account.sharedPatterns,
                addresses: Set(account.addresses.map(Self.plainAddress)), signs: account.signs,
                foreign: account.foreign,
                isGeneral: account.isGeneral, products: account.products, alsoReadBy: account.alsoReadBy,
                languages: Entry.languages(dialect: account.dialect),
                leniency: Entry.leniency(dialect: account.dialect), place: place))
    }

    /// Lets schemas refer to a bundled one by the addresses that it once had, which end in its file's name.
    private mutating func linkFormer(_ addresses: [String], _ file: String, to declared: String) {
        for address in addresses where fileName(of: address) == fileName(of: file) {
            registry.alias(address, for: declared)
        }
    }

    /// `server.schema.json` is known as `server`.
    static func name(ofFile path: String) -> String {
        let name = stem(of: path)
        return name.hasSuffix(".schema") ? String(name.dropLast(7)) : name
    }

    /// Lets the schemas of the site's own find each other by where they lie, and by where they were taken from.
    private mutating func linkOwn(_ lock: SchemaLock) {
        let taken = Dictionary(
            lock.entries.map { ($0.source, $0.file) }, uniquingKeysWith: { first, _ in first })
        let sources = Dictionary(
            lock.entries.map { ($0.file, $0.source) }, uniquingKeysWith: { first, _ in first })
        for place in entries.compactMap(\.place) {
            for reference in registry.openReferences(in: Self.address(ofPlace: place)) {
                let source = sources[place].flatMap { SchemaSource.meant(by: reference, in: $0) }
                let beside =
                    reference.isRelative
                    ? normalized(joined(parent(of: place), URLPath.decoded(reference.text))) : nil
                let files = [source.flatMap { taken[$0] }, taken[reference.address], beside].compactMap(
                    \.self)
                guard let file = files.first(where: { registry.contains(Self.address(ofPlace: $0)) }) else {
                    continue
                }
                registry.alias(reference.address, for: Self.address(ofPlace: file))
            }
        }
    }

    /// The address of a file of the site's own.
    private static func address(ofPlace place: String) -> String { "site:/" + PercentEncoding.path(place) }

    private mutating func compileBuiltIns() {
        for name in [BuiltIn.site, .frontMatter, .repository] {
            guard let entry = entries.last(where: { $0.name == name.rawValue && $0.place == nil }) else {
                continue
            }
            builtIns[name.rawValue] = registry.compile(entry.uri).schema
        }
    }

    private mutating func compileOwnFrontMatter() {
        let own = entries.firstIndex { $0.name == BuiltIn.frontMatter.rawValue && $0.place != nil }
        guard let own else { return }
        let (schema, _) = compile(SchemaReference(own))
        ownFrontMatter = schema
    }

    /// A schema that the generator needs; `nil` where the program's resources lack it.
    func builtIn(_ name: BuiltIn) -> Schema? { builtIns[name.rawValue] }

    /// Makes a document known that schemas refer to by an address. What is no JSON is told where it is referred to, and
    /// nothing of it is shown: it may be any file.
    mutating func addPart(_ text: SourceText, at address: String) {
        let document = ConfigDocument(parsing: text.bytes, as: .json)
        if let problem = document.problems.first(where: \.isMalformed) {
            let position = LineIndex(text.bytes).position(at: problem.range.lowerBound)
            registry.addUnreadable(
                address, because: "it is none from line \(position.line), column \(position.column) on")
            return
        }
        diagnostics += document.problems.map {
            $0.diagnostic(id: .invalidSchema, path: text.path, map: text.map)
        }
        parts.append(text)
        if document.root != nil { registry.add(document, at: address) }
    }

    /// A schema file's text, and what is wrong with it as JSON noted.
    private mutating func parsed(_ text: SourceText) -> ConfigDocument {
        let document = ConfigDocument(parsing: text.bytes, as: .json)
        diagnostics += document.problems.map {
            $0.diagnostic(id: .invalidSchema, path: text.path, map: text.map)
        }
        return document
    }

    /// The same catalogue with one more schema before all others, which lies at an address.
    func adding(_ text: SourceText, at address: String? = nil) -> SchemaCatalogue {
        var catalogue = self
        catalogue.add(text, place: text.path, at: address)
        guard catalogue.entries.count > entries.count else { return catalogue }
        catalogue.entries.insert(catalogue.entries.removeLast(), at: 0)
        catalogue.files = SchemaFileNames(catalogue.entries)
        catalogue.deferUses()
        return catalogue
    }
}

extension SourceText {
    /// The map of a text that is a file of its own, and not a piece of another.
    var map: SourceMap { SourceMap(origin: 0, count: bytes.count) }
}
