import Diagnostics
import Testing
import Text

@testable import SiteGenerator

/// Translations whose originals have moved on, and blocks that say something else in a translation.
@Suite struct TranslationBehindTests {
    private static let original = "# Setup\n\nRead this.\n\n## First\n\nOne.\n\n## Second\n\nTwo.\n"

    private static func texts(_ original: String, marks: String?) -> [String: String] {
        let front = marks.map { "---\ntranslated_from: \($0)\n---\n" } ?? ""
        return [
            "site.yaml": "languages: {en: English, de: Deutsch}\n", "index.md": original,
            "index.de.md": front
                + "# Einrichten\n\nLies das.\n\n## Erstens\n\nEins.\n\n## Zweitens\n\nZwei.\n",
        ]
    }

    private static func check(_ texts: [String: String]) -> [Diagnostic] {
        SiteGenerator.check(SourceTree(texts), with: .bare, options: SiteOptions()).report.diagnostics
    }

    /// What `waymark translated` writes for the original.
    private static let marks: String = {
        let noted = NotedTranslations(
            ["content/index.de.md"], of: SourceTree(texts(original, marks: nil)), with: .bare,
            options: SiteOptions())
        let text = String(decoding: noted.files[0].after, as: UTF8.self)
        return String(text.split(separator: "\n")[1].dropFirst("translated_from: ".count))
    }()

    /// A mark for what stands before the headings and one for each of three, of six digits.
    @Test func eachSectionHasAMark() {
        let parts = Self.marks.dropFirst().dropLast().split(separator: " ")
        #expect(parts.count == 4)
        #expect(parts.allSatisfy { $0.count == 6 && $0.allSatisfy(\.isHexDigit) })
        #expect(Set(parts).count == 4)
    }

    @Test(arguments: [
        // The same text, with other line ends and blank lines around sections, and what stands in front matter besides.
        (original, nil), (original.replacing("\n", with: "\r\n"), nil), (original + "\n\n", nil),
        ("---\nweight: 3\n---\n" + original, nil),
        (original.replacing("One.", with: "Ones."), "other texts in “First”"),
        (original.replacing("Read this.", with: "Read that."), "other texts in “Setup”"),
        ("---\ntitle: Other\n---\n" + original, "other texts in its beginning"),
        (original + "\n## Third\n\nThree.\n", "other texts in “Third”"),
        (original.replacing("## Second\n\nTwo.\n", with: ""), "1 section gone"),
        (
            "# Setup\n\nRead this.\n\n## New\n\nX.\n",
            "other texts in “New”, 1 section gone"
        ),
        (
            "# Setup\n\nRead this.\n\n## Second\n\nTwo.\n\n## First\n\nOne.\n",
            "its sections stand in another order"
        ),
    ])
    func whatChangedIsNamed(now: String, words: String?) {
        let found = Self.check(Self.texts(now, marks: Self.marks)).filter { $0.id == .translationBehind }
        #expect(
            found.map(\.message)
                == (words.map { ["the original has changed since this was translated: \($0)"] } ?? []))
        #expect(found.map(\.location.path) == (words == nil ? [] : ["content/index.de.md"]))
    }

    @Test func theDayOfTheChangeIsTold() {
        let now = "---\nupdated: 2026-11-20\n---\n" + Self.original.replacing("Two.", with: "2.")
        let found = Self.check(Self.texts(now, marks: Self.marks))
        #expect(
            found.map(\.message) == [
                "the original has changed since this was translated, which it says it was on 2026-11-20: other texts in “Second”"
            ])
        #expect(found.first?.notes.map(\.location?.path) == ["content/index.md"])
    }

    @Test(arguments: ["yes", "'12345'", "'1234567'", "12345g 123456", "''"])
    func whatIsNoMarkIsSaid(marks: String) {
        let found = Self.check(Self.texts(Self.original, marks: marks))
        #expect(
            found.map(\.message) == ["`translated_from` has no marks of sections, so nothing can be compared"]
        )
    }

    @Test func aNumberIsNoMark() {
        let found = Self.check(Self.texts(Self.original, marks: "123456"))
        #expect(found.map(\.message) == ["`translated_from` must be a string, not 123456"])
    }

    /// `--fix` writes marks where there are none, and leaves those that are there.
    @Test func fixesWriteMarksOnce() {
        let texts = Self.texts(Self.original, marks: nil)
        let mended = mend(SourceTree(texts), with: .bare, options: SiteOptions())
        #expect(
            mended.files.map { String(decoding: $0.after, as: UTF8.self) }
                == ["---\ntranslated_from: \(Self.marks)\n---\n\n" + (texts["index.de.md"] ?? "")])
        #expect(mended.build.report.diagnostics == [])
        let old = Self.texts(Self.original + "\n## Third\n", marks: Self.marks)
        #expect(mend(SourceTree(old), with: .bare, options: SiteOptions()).files.isEmpty)
    }

    @Test(arguments: [
        ("content/index.md", NotedTranslations.Refusal.noTranslation),
        ("content/nothing.de.md", .missing), ("content/site.yaml", .missing),
        ("content/alone.de.md", .noOriginal(place: "alone.md")), ("content/list.de.md", .unreadable),
    ])
    func whatIsNoTranslationIsRefused(path: String, refusal: NotedTranslations.Refusal) {
        var texts = Self.texts(Self.original, marks: nil)
        texts["alone.de.md"] = "# Allein\n"
        texts["list.md"] = "# List\n"
        texts["list.de.md"] = "---\n- a\n---\n# Liste\n"
        let noted = NotedTranslations([path], of: SourceTree(texts), with: .bare, options: SiteOptions())
        #expect(noted.refused.map(\.path) == [path])
        #expect(noted.refused.map(\.refusal) == [refusal])
        #expect(noted.files.isEmpty)
    }

    @Test func marksAreRenewedInTheirPlace() {
        let texts = Self.texts(Self.original, marks: "\"000000\" # old\ntitle: X")
        let noted = NotedTranslations(
            ["content/index.de.md", "content/index.de.md"], of: SourceTree(texts), with: .bare,
            options: SiteOptions())
        let text = String(decoding: noted.files[0].after, as: UTF8.self)
        #expect(text.hasPrefix("---\ntranslated_from: \(Self.marks) # old\ntitle: X\n---\n# Einrichten\n"))
        let again = Self.texts(Self.original, marks: Self.marks)
        let second = NotedTranslations(
            ["content/index.de.md"], of: SourceTree(again), with: .bare, options: SiteOptions())
        #expect(second.unchanged == ["content/index.de.md"])
    }

    private static func blocks(_ own: String, _ other: String) -> [String] {
        func text(_ title: String, _ block: String) -> String { "# \(title)\n\n```json\n\(block)\n```\n" }
        var texts = texts(text("Setup", own), marks: nil)
        texts["index.de.md"] = text("Einrichten", other)
        return check(texts).filter { $0.id == .translationDiffers }.map {
            "\($0.message) at \($0.location.range?.lowerBound ?? -1)"
        }
    }

    @Test(arguments: [
        (#"{"a": 1}"#, #"{"a": 1}"#, [String]()),
        (#"{"a": 1}"#, #"{"a": 2}"#, ["this is `2`, and `1` in the original at 28"]),
        (#"{"a": true}"#, #"{"a": "true"}"#, [#"this is `"true"`, and `true` in the original at 28"#]),
        (#"{"a": "x-1"}"#, #"{"a": "x-2"}"#, [#"this is `"x-2"`, and `"x-1"` in the original at 28"#]),
        // Texts for people and placeholders may be translated.
        (#"{"a": "The key"}"#, #"{"a": "Der Key"}"#, []), (#"{"a": "key"}"#, #"{"a": "Schlüssel"}"#, []),
        (#"{"a": "<your-key>"}"#, #"{"a": "<dein-key>"}"#, []), (#"{"a": 1}"#, #"{"a": "<port>"}"#, []),
        (
            #"{"a": 1}"#, #"{"b": 1}"#,
            [
                "this lacks the key `a` of the original at 22",
                "this is a key that the original does not have at 23",
            ]
        ),
        (#"{"a": [1, 2]}"#, #"{"a": [1]}"#, ["this has 1 element, and 2 in the original at 28"]),
        (#"{"a": {"b": [1, 2]}}"#, #"{"a": {"b": [1, 3]}}"#, ["this is `3`, and `2` in the original at 38"]),
    ])
    func valuesAreCompared(original: String, translation: String, found: [String]) {
        #expect(Self.blocks(original, translation) == found)
    }

    @Test func otherNumbersOfBlocksAreSaid() {
        var texts = Self.texts("# A\n\n```json\n1\n```\n\n```json\n2\n```\n", marks: nil)
        texts["index.de.md"] = "# A\n\n```json\n1\n```\n"
        let found = Self.check(texts).filter { $0.id == .translationDiffers }
        #expect(
            found.map(\.message) == [
                "the translation has 1 config block, and the original 2, so they are not compared"
            ])
    }

    /// A session hears of each edit of an original, whatever it kept of its translation.
    @Test func aSessionHearsOfOriginals() {
        let versions = [
            Self.original, Self.original.replacing("One.", with: "Ones."), Self.original,
            Self.original + "\n## Third\n", "---\ndraft: true\n---\n" + Self.original, Self.original,
        ]
        var session = Session(
            SourceTree(Self.texts(Self.original, marks: Self.marks)), with: .bare, options: SiteOptions())
        for (number, version) in versions.enumerated() {
            let tree = SourceTree(Self.texts(version, marks: Self.marks))
            session.update(tree)
            let clean = build(tree, with: .bare, options: SiteOptions())
            #expect(session.found() == clean.report.diagnostics, "version \(number)")
            #expect(session.built().files == clean.files, "version \(number)")
            let look = session.page(at: "index.de.md")?.diagnostics.filter { $0.id == .translationBehind }
            #expect(
                look == clean.report.diagnostics.filter { $0.id == .translationBehind }, "version \(number)")
        }
    }

    /// The list of fresh pages has a column for translations, in sites that have some.
    @Test func theListOfFreshPagesTellsOfTranslations() {
        var texts = Self.texts(
            Self.original.replacing("One.", with: "Ones."), marks: Self.marks + "\nreviewed: 2026-11-01")
        texts["other.md"] = "# Other\n"
        texts["other.de.md"] = "---\nreviewed: 2026-11-01\n---\n# Anderes\n"
        let result = build(SourceTree(texts), with: Checkout.resources, options: SiteOptions())
        let page = result.files.first { $0.path == "de/freshness/index.html" }
        guard case .bytes(let bytes)? = page?.content else { return #expect(Bool(false), "no list") }
        let html = String(decoding: bytes, as: UTF8.self)
        #expect(html.contains("<th scope=\"col\">Übersetzung</th>"))
        #expect(html.contains("<td>Das Original hat sich geändert</td>"))
        #expect(html.contains("<td></td>"))
    }
}
