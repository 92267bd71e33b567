import Testing

@testable import SiteGenerator

/// What a document declares by `$schema` is an address only where a schema could be there.
@Suite struct DeclaredAddressTests {
    @Test(arguments: [
        "https://charm.land/crush.json", "http://a.example/s", "charm.land/crush.json",
        "htps://a.example/s.json",
        "https:/a.example/s.json", "vscode://schemas/mcp", "urn:example:tool",
    ])
    func addressesCanBeUnknown(declared: String) {
        #expect(SchemaCatalogue.isAddress(declared))
    }

    @Test(arguments: [
        "./settings.schema.json", "../s.json", "/s.json", "~/s.json", "s.schema.json", "schemas/tool.json",
        "file:///s.json", "C:\\schemas\\s.json", "statusline/component@1", "component", "",
    ])
    func pathsAndOtherWordsAreNone(declared: String) {
        #expect(!SchemaCatalogue.isAddress(declared))
    }
}
