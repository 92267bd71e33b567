import Testing

@testable import Diagnostics
@testable import SiteGenerator
import Text

/// Where a configuration is looked for, what is held back by its name, and where a second document begins.
@Suite struct ConfigurationPlaceTests {
    static let streams: [(String, [Int])] = [
        ("title: A\n", []), ("title: A\n...\n", []), ("---\ntitle: A\n", []), ("# only\n", []),
        ("---\n---\ntitle: A\n", []),
        ("title: A\n---\n", []), ("title: A\n---\n# c\n---\n", []), ("title: A\n---", []),
        ("title: A\n---\nx: 1\n---\n", [9]), ("title: A\n---\n{}", [9]),
        ("title: A\n# ---\n--- text\n", [15]), ("title: |\n  ---\n  x\n---\n---\nx: 1\n", [19]),
        ("title: A\n...\ntitle: B\n", [13]), ("title: A\n...\n---\n# c\n---\nx: 1\n", [13]),
        ("%YAML 1.2\n---\ntitle: A\n---\nx: 1\n", [23]),
    ]

    @Test(arguments: streams)
    func aSecondDocumentIsShownAtItsMark(text: String, places: [Int]) {
        let (_, findings) = SiteConfiguration.read(SourceTree(["site.yaml": text]))
        #expect(findings.map { $0.location.range?.lowerBound } == places)
        #expect(findings.allSatisfy { $0.id == .invalidConfiguration })
    }

    @Test(arguments: [
        ("site.yaml", "title: x\n", true), ("site.toml", "title = 'x'\n", true), ("site.json", "{", true),
        ("site.yml", "- hosts: all\n", false), ("site.yml", "plugins: []\n", false),
        ("other.yaml", "title: x\n", false),
    ])
    func aConfigurationBesideTheContentIsNamed(name: String, text: String, isNamed: Bool) throws {
        let folder = try TemporaryFolder()
        try folder.write("# A", to: "content/a.md")
        try folder.write(text, to: name)
        #expect(
            try findings(folder)
                == (isNamed ? ["\(name) error move it there; no configuration is used now"] : []))
        try folder.write("title: T", to: "content/site.json")
        let help = "remove it; content/site.json is the one that counts"
        let whole = try findings(folder).filter { !$0.hasPrefix("content/") }
        #expect(whole == (isNamed ? ["\(name) warning \(help)"] : []))
    }

    private func findings(_ folder: TemporaryFolder) throws -> [String] {
        let tree = try SourceTree.load(SiteFolders(root: folder.path))
        let result = build(tree, with: .bare, options: SiteOptions())
        return result.report.diagnostics.filter { $0.id == .invalidConfiguration }.map {
            "\($0.location.path) \($0.severity.rawValue) \($0.help ?? "")"
        }
    }

    @Test func whatIsHeldBackByItsNameIsCounted() throws {
        let folder = try TemporaryFolder()
        for place in [
            "a.md", "_headers", "_redirects", "_index.md", "x/_index.md", ".well-known/a", ".git/a", ".git/b",
            "x/.keep", "_a/1.md", "_a/b/2.md", "x/_b.txt", "_c.mdx", "x.y/z_.txt",
        ] {
            try folder.write("x", to: "content/" + place)
        }
        let tree = try SourceTree.load(SiteFolders(root: folder.path))
        #expect(tree.diagnostics.isEmpty)
        #expect(
            tree.namesHeldBack == [
                "content/.git/", "content/_a/", "content/_c.mdx", "content/x/.keep", "content/x/_b.txt",
            ])
    }

    @Test(arguments: [
        ("https://e.example/", nil), ("HTTPS://E.example:8443/a", nil), ("http://[::1]/", nil),
        ("https://bücher.example/", nil), ("https://e.example:65535", nil),
        ("https://e.example:65536", "its port is no number from 1 to 65535"),
        ("https://e.example/?a", "it has a query or a fragment"),
        ("https://e.example/#a", "it has a query or a fragment"),
        ("https://a@e.example/", "a name or a password stands before its host"),
        ("https://e.example/../a", "it has a part `.` or `..`, which means another folder"),
        ("https://e.example/a\"b", "it has a character that addresses write with `%`"),
        ("https://e x/", "it has a blank, a backslash or a character in it that nobody sees"),
        ("ftp://e.example/", "its scheme is neither `https` nor `http`"),
        ("", "its scheme is neither `https` nor `http`"),
    ])
    func aBaseIsAnAddressOfTheWeb(url: String, fault: String?) {
        #expect(BaseURL.fault(of: url) == fault)
        #expect((BaseURL(url) == nil) == (fault != nil))
    }

    @Test(
        arguments: [
            ("https://e.example/{path}", nil), ("/edit/{path}", nil),
            ("https://e.example/{path}?a={path}", nil),
            ("{path}", Address.Fault.noPlace), ("edit/{path}", .noPlace), ("//e.example/{path}", .host),
            ("ftp://e.example/{path}", .scheme), ("JaVaScRiPt:{path}", .script),
            ("java\tscript:{path}", .script),
            ("/\\e.example/{path}", .backslash), ("https://e.example/ {path}", .blank),
            ("https://a:b@e.example/{path}", .unclear(.credentials)), ("https:///{path}", .unclear(.host)),
            ("https://e.example/{path}/{ref}", .placeholder),
        ] as [(String, Address.Fault?)])
    func anEditAddressLeadsWhereItSays(url: String, fault: Address.Fault?) {
        #expect(Address.fault(ofEditURL: url) == fault)
    }
}
