import Testing

@testable import SiteGenerator

/// The manifest keeps its paths, whatever they are named, and believes no other text.
@Suite struct ManifestTests {
    @Test func readsWhatItWrote() {
        let manifest = Manifest(
            state: .writing, paths: ["a b/ü.html", "100%.html", "new\nline", "%0A", "x/y"])
        #expect(Manifest(parsing: manifest.bytes) == manifest)
    }

    @Test(arguments: [
        "", "index.html\n", "waymark-manifest 2 complete\na\n", "waymark-manifest 1 other\na\n",
    ])
    func anotherTextIsNoManifest(text: String) {
        #expect(Manifest(parsing: Array(text.utf8)) == Manifest())
    }

    @Test func pathsThatLeadOutAreLeftOut() {
        let text = "waymark-manifest 1 complete\n../etc/passwd\n/etc/passwd\na/../../b\nfine\n"
        #expect(Manifest(parsing: Array(text.utf8)).paths == ["fine"])
    }
}
