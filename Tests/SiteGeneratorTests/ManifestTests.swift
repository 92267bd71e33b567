import Testing

@testable import Diagnostics
@testable import SiteGenerator
import Text

/// The manifest keeps its paths, whatever they are named, and is not believed where it names anything else.
@Suite struct ManifestTests {
    func read(_ text: String) -> (manifest: Manifest, problems: [Diagnostic]) {
        Manifest.read(SourceText(path: "public/.waymark-manifest", text))
    }

    /// The hash of `written` as a manifest has it.
    static let mark = FileMark.written(size: 7, hash: 0xF00)

    @Test func readsWhatItWrote() {
        let paths: [PathKey] = ["a b/ü.html", "100%.html", "%25", "%0A", "x/y", ".well-known/a", "..."]
        var manifest = Manifest(
            state: .writing, files: Dictionary(uniqueKeysWithValues: paths.map { ($0, Self.mark) }))
        manifest.files["x/y"]?.insert(.copied(size: 0, seconds: -5, nanoseconds: 999_999_999))
        let text = SourceText(path: "m", bytes: manifest.bytes)
        #expect(Manifest.read(text).manifest == manifest)
        #expect(Manifest.read(text).problems == [])
    }

    @Test func aFileIsALineWithItsMark() {
        let copied = FileMark.copied(size: 12, seconds: 1_732_891_028, nanoseconds: 5)
        let manifest = Manifest(state: .writing, files: ["b c": [Self.mark, copied], "100%": [Self.mark]])
        let lines = "writing\n7-f00 100%25\n12@1732891028.5 b c\n7-f00 b c\n"
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == "waymark-manifest 3 " + lines)
        #expect(read("waymark-manifest 2 " + lines).manifest == manifest)
    }

    @Test func whatABuildSaidIsALineForEachRun() {
        var findings = StyledText()
        findings.append("100 % =a\nb", .error)
        findings.append("%0A", .plain)
        let memory = BuildMemory(
            BuildStamp(digits: "1-f"), findings: findings, conclusion: "1 page, 1 error", hasErrors: true)
        let manifest = Manifest(files: ["a": Self.mark], memory: memory)
        let text = """
            waymark-manifest 3 complete
            =stamp 1-f
            =ended errors 1 page, 1 error
            =said error 100 %25 =a%0Ab
            =said plain %250A
            7-f00 a

            """
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == text)
        #expect(read(text).manifest == manifest)
        #expect(read(text).problems == [])
    }

    /// What is not as a build writes it is not remembered, and the files stay known.
    @Test(arguments: [
        "=stamp 1-f", "=stamp 1-f\n=ended right", "=ended right a\n=stamp 1-f", "=stamp\n=ended right a",
        "=stamp 1-f\n=ended right a\n=said nobody b", "=stamp 1-f 2\n=ended right a", "=other",
    ])
    func anotherMemoryIsNone(lines: String) {
        let read = read("waymark-manifest 3 complete\n\(lines)\n7-f00 a\n")
        #expect(read.manifest == Manifest(files: ["a": Self.mark]))
        #expect(read.problems == [])
    }

    /// The first form has paths alone: what it names may be replaced, but nobody can tell that a build wrote it.
    @Test func theFirstFormHasNoMarks() {
        #expect(read("waymark-manifest 1 complete\na b\n").manifest == Manifest(files: ["a b": []]))
    }

    @Test(arguments: [
        "a", "7-f00", "7-F00 a", "07-f00 a", "-f00 a", "7@5 a", "7@5.05 a", "x-f00 a", " 7-f00 a",
    ])
    func aLineWithoutAMarkIsAFinding(line: String) {
        let read = read("waymark-manifest 2 complete\n7-f00  b\n\(line)\n")
        #expect(read.manifest == Manifest(files: [" b": Self.mark]))
        #expect(read.problems.map(\.location.range) == [37..<37 + line.utf8.count])
    }

    @Test(arguments: [
        "", "index.html\n", "waymark-manifest 4 complete\na\n", "waymark-manifest 1 other\na\n",
        "waymark-manifest 1 complete\r\na\r\n",
    ])
    func anotherTextIsNoManifest(text: String) {
        let read = read(text)
        #expect(read.manifest == Manifest())
        #expect(read.problems.map(\.id) == [.invalidManifest])
        #expect(read.problems.map(\.location.range?.lowerBound) == [0])
    }

    @Test(arguments: [
        ("../etc/passwd", "it has the part `..`"), ("a/../../b", "it has the part `..`"),
        ("..", "it has the part `..`"), ("./a", "it has the part `.`"), ("/etc/passwd", "it begins with `/`"),
        ("a//b", "it has an empty part"), ("a/", "it has an empty part"), ("", "the line is empty"),
        ("a\u{0}b", "it has a control character"), ("a\rb", "it has a control character"),
        ("a\u{7F}", "it has a control character"), ("50%", "it is not written as a build writes it"),
        (".waymark-manifest", "the name is one of Waymark’s own"),
        (".waymark-staging-1/a", "the name is one of Waymark’s own"),
        ("a/" + String(repeating: "x", count: 256), "it has a part of more than 255 bytes"),
    ])
    func aLineThatIsNoPathIsAFindingAtItsPlace(line: String, words: String) {
        let read = read("waymark-manifest 2 complete\n7-f00 fine\n7-f00 \(line)\n7-f00 last\n")
        #expect(read.manifest == Manifest(files: ["fine": Self.mark, "last": Self.mark]))
        #expect(read.problems.map(\.location.range) == [39..<45 + line.utf8.count])
        #expect(
            read.problems.map(\.message) == [
                "the list of files that builds wrote has a line that is no path of such a file: " + words
            ])
        #expect(read.problems.map(\.severity) == [.warning])
    }

    @Test func aNameOfTheGreatestLengthIsFine() {
        let name = String(repeating: "x", count: 255)
        #expect(
            read("waymark-manifest 2 writing\n7-f00 a/\(name)").manifest
                == Manifest(state: .writing, files: [PathKey("a/" + name): Self.mark]))
    }

    @Test func bytesThatAreNoTextAreNoPath() {
        let text = SourceText(path: "m", bytes: Array("waymark-manifest 1 complete\n".utf8) + [0xFF, 0x0A])
        #expect(Manifest.read(text).manifest.files == [:])
        #expect(Manifest.read(text).problems.count == 1)
    }
}
