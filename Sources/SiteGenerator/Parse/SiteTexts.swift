import Text

/// The texts of a site by place, for what a page takes in from other files.
struct SiteTexts: Sendable {
    /// A text and its place below the content folder.
    struct Found: Sendable {
        let place: String
        let text: SourceText
    }

    private let texts: [String: SourceText]
    /// The places by what they are spelt like, made when the first path names none of them.
    private let spelling: Deferred<SpellingIndex>
    /// The places by the names of their files.
    private let sameName: Deferred<[String: [String]]>
    /// Notes what is looked up; `nil` where nobody wants to know.
    private var record: LookUpRecord?

    private init(_ texts: [String: SourceText]) {
        self.texts = texts
        spelling = Deferred { SpellingIndex(texts.keys) }
        sameName = Deferred { Dictionary(grouping: texts.keys, by: { fileName(of: $0) }) }
    }

    /// All files of a tree that are read as text.
    init(_ tree: SourceTree) {
        var texts: [String: SourceText] = [:]
        for file in tree.files {
            guard case .text(let bytes) = file.content else { continue }
            texts[file.place] = SourceText(path: file.path, bytes: bytes)
        }
        self.init(texts)
    }

    /// The same with another text at a place.
    func replacing(_ place: String, with text: SourceText) -> SiteTexts {
        var changed = texts
        changed[place] = text
        return SiteTexts(changed)
    }

    /// The same, where what is looked up is noted.
    func noting(in record: LookUpRecord) -> SiteTexts {
        var noting = self
        noting.record = record
        return noting
    }

    /// Whether other texts are at the same places.
    func hasSamePlaces(as other: SiteTexts) -> Bool {
        texts.count == other.texts.count && texts.keys.allSatisfy { other.texts[$0] != nil }
    }

    /// The text at a place below the content folder.
    func text(at place: String) -> SourceText? { texts[place] }

    /// The text that a path means: from the content folder where it begins with `/`, else from the folder of
    /// the file that says it, and then from the content folder.
    func find(_ path: String, from place: String) -> Found? {
        for candidate in Self.places(path, from: place) {
            let text = texts[candidate]
            record?.note(candidate, text)
            if let text { return Found(place: candidate, text: text) }
        }
        return nil
    }

    /// The place of a text that somebody may have meant: one that is spelt alike, or the only one of that name.
    func nearest(to path: String, from place: String) -> String? {
        record?.noteNames()
        let wanted = Self.places(path, from: place).first ?? path
        if let near = spelling.value.nearest(to: wanted) { return near }
        let sameName = sameName.value[fileName(of: wanted)] ?? []
        return sameName.count == 1 ? sameName.first : nil
    }

    /// The places that a path may mean, the likeliest first.
    static func places(_ path: String, from place: String) -> [String] {
        let fromRoot = normalized(path)
        guard !path.hasPrefix("/") else { return [fromRoot].compactMap(\.self) }
        return [normalized(joined(parent(of: place), path)), fromRoot].compactMap(\.self)
    }
}
