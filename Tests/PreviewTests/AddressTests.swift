import Testing

@testable import Preview

/// What the paths of addresses mean in a site that is published in a folder, and in one that is not.
@Suite struct AddressTests {
    private static let files: Set<String> = [
        "index.html", "guides/index.html", "guides/start/index.html", "logo.svg", "plain", "a b/index.html",
    ]

    @Test(arguments: [
        ("/docs/", Address.Place.file("index.html")), ("/docs", .needsSlash), ("/", .root),
        ("/other/", .outside),
        ("/docsx", .outside), ("/docs/guides/", .file("guides/index.html")), ("/docs/guides", .needsSlash),
        ("/docs/guides/start/index.html", .file("guides/start/index.html")),
        ("/docs/logo.svg", .file("logo.svg")),
        ("/docs/plain", .file("plain")), ("/docs/a b", .needsSlash),
        // What is not there yet has the page that it would have.
        ("/docs/new", .file("new/index.html")), ("/docs/new.svg", .file("new.svg")),
        ("/docs/new/", .file("new/index.html")),
    ])
    func aPathMeansAFileBelowTheBase(path: String, place: Address.Place) {
        #expect(Address.place(of: path, below: "/docs/", isThere: Self.files.contains) == place)
    }

    @Test(arguments: [
        ("/", Address.Place.file("index.html")), ("/guides", .needsSlash), ("/logo.svg", .file("logo.svg")),
        ("//guides/", .file("/guides/index.html")),
    ])
    func withoutABaseTheRootIsTheSite(path: String, place: Address.Place) {
        #expect(Address.place(of: path, below: "/", isThere: Self.files.contains) == place)
    }
}
