import Testing

@testable import SiteGenerator

/// The catalogue of SchemaStore: what a short name means, and which schema a file has.
@Suite struct PublishedSchemasTests {
    private static let text = """
        [
        {"name": "GitHub Workflow", "url": "https://www.schemastore.org/github-workflow.json", "fileMatch": ["**/.github/workflows/*.yml"]},
        {"name": "Argo", "url": "https://example.org/argo/workflow.json"},
        {"name": "Other", "url": "https://example.org/other/workflow.schema.json?v=1", "fileMatch": ["one.json", "*.two.{json,yaml}"]},
        {"name": "Another", "url": "https://example.org/another/schema.json", "fileMatch": ["*.two.json", "folder/three.json"]},
        {"name": "Schema", "url": "https://example.org/own/schema"},
        {"url": "https://example.org/nameless.json"}
        ]
        """
    private static let schemas = PublishedSchemas(Array(text.utf8))

    @Test(arguments: [
        ("github-workflow", "https://www.schemastore.org/github-workflow.json"),
        ("GitHub Workflow", "https://www.schemastore.org/github-workflow.json"),
        ("argo", "https://example.org/argo/workflow.json"),
        // A schema's own name comes before the end of another one's address.
        ("schema", "https://example.org/own/schema"),
        ("workflow", "2"), ("github-workflows", "near github-workflow"), ("nothing-like-it", "none"),
        ("nameless", "none"),
    ])
    func aShortNameMeansASchema(name: String, expected: String) {
        let found =
            switch Self.schemas.schema(named: name) {
            case .one(let entry): entry.address
            case .several(let entries): String(entries.count)
            case .none(let near): near.map { "near \($0)" } ?? "none"
            }
        #expect(found == expected)
    }

    @Test(arguments: [
        (".github/workflows/ci.yml", ["waymark schema add github-workflow"]),
        ("~/a/.github/workflows/ci.yml", ["waymark schema add github-workflow"]),
        ("a\\.github\\workflows\\ci.yml", ["waymark schema add github-workflow"]),
        ("ci.yml", []), ("one.json", ["waymark schema add other"]),
        ("a.two.yaml", ["waymark schema add other"]), ("a.two.json", []),
        ("folder/three.json", ["waymark schema add another"]), ("three.json", []),
    ])
    func aFileHasACommandWhereOneSchemaIsForIt(file: String, expected: [String]) {
        #expect([Self.schemas.command(forFiles: [file])].compactMap(\.self) == expected)
    }

    @Test func theFirstNameThatTellsCounts() {
        let names = ["ci.yml", "a.two.json", "one.json", ".github/workflows/ci.yml"]
        #expect(Self.schemas.command(forFiles: names) == "waymark schema add other")
    }

    /// Every entry of the program's file can be asked for.
    @Test func theProgramsFileIsWhole() {
        let schemas = Checkout.resources.published.value
        guard case .one(let workflow) = schemas.schema(named: "github-workflow") else {
            Issue.record("there is no github-workflow")
            return
        }
        #expect(workflow.address == "https://www.schemastore.org/github-workflow.json")
        #expect(schemas.command(forFiles: ["docker-compose.yml"]) == "waymark schema add compose-spec")
        #expect(schemas.command(forFiles: [".prettierrc"]) == "waymark schema add prettierrc")
        #expect(schemas.count == 1414)
    }
}
