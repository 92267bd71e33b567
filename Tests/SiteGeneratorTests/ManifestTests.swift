import Testing

@testable import Diagnostics
@testable import SiteGenerator

/// The manifest keeps its paths, whatever they are named, and is not believed where it names anything else.
@Suite struct ManifestTests {
    func read(_ text: String) -> (manifest: Manifest, problems: [Diagnostic]) {
        Manifest.read(SourceText(path: "public/.waymark-manifest", text))
    }

    @Test func readsWhatItWrote() {
        let manifest = Manifest(
            state: .writing, paths: ["a b/ü.html", "100%.html", "%25", "%0A", "x/y", ".well-known/a", "..."])
        let text = SourceText(path: "m", bytes: manifest.bytes)
        #expect(Manifest.read(text).manifest == manifest)
        #expect(Manifest.read(text).problems == [])
        #expect(
            String(decoding: Manifest(paths: ["b", "100%"]).bytes, as: UTF8.self)
                == "waymark-manifest 1 complete\n100%25\nb\n")
    }

    @Test(arguments: [
        "", "index.html\n", "waymark-manifest 2 complete\na\n", "waymark-manifest 1 other\na\n",
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
        let read = read("waymark-manifest 1 complete\nfine\n\(line)\nlast\n")
        #expect(read.manifest == Manifest(paths: ["fine", "last"]))
        #expect(read.problems.map(\.location.range) == [33..<33 + line.utf8.count])
        #expect(
            read.problems.map(\.message) == [
                "the list of files that builds wrote has a line that is no path of such a file: " + words
            ])
        #expect(read.problems.map(\.severity) == [.warning])
    }

    @Test func aNameOfTheGreatestLengthIsFine() {
        let name = String(repeating: "x", count: 255)
        #expect(
            read("waymark-manifest 1 writing\na/\(name)").manifest
                == Manifest(state: .writing, paths: [PathKey("a/" + name)]))
    }

    @Test func bytesThatAreNoTextAreNoPath() {
        let text = SourceText(path: "m", bytes: Array("waymark-manifest 1 complete\n".utf8) + [0xFF, 0x0A])
        #expect(Manifest.read(text).manifest.paths == [])
        #expect(Manifest.read(text).problems.count == 1)
    }
}
