import Foundation
import Testing

/// `waymark import`, as it is called.
@Suite struct ImportTests {
    private static let old = [
        "old/mkdocs.yml": "site_name: Kettle\n",
        "old/docs/index.md": "# Kettle\n\n!!! note\n    Fill it. See [the start](start.md).\n",
        "old/docs/start.md": "# Start\n\nIt begins.\n",
        "old/docs/kettle.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
    ]

    /// Every file below a folder, by path.
    private static func files(_ root: String) -> [String: Data] {
        var files: [String: Data] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            files[path] = FileManager.default.contents(atPath: root + "/" + path)
        }
        return files
    }

    @Test func aSiteIsMadeAndCheckedAndTheSourceStaysAsItIs() throws {
        let folder = try Folder(Self.old)
        let before = Self.files(folder.path + "/old")
        let run = try Program.run(["import", "old", "new"], in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(
            lines.first
                == "2 pages of mkdocs: 1 construct changed, 0 taken out, 0 left; see new/import-report.md")
        #expect(lines.last?.hasPrefix("check: 2 pages, ") == true)
        #expect(lines.last?.contains("0 errors") == true)
        #expect(
            folder.read("new/content/index.md")
                == "# Kettle\n\n:::note\nFill it. See [the start](start.md).\n:::\n")
        #expect(folder.read("new/content/kettle.svg") == Self.old["old/docs/kettle.svg"])
        #expect(folder.read("new/import-report.md")?.contains("`docs/index.md:3:1` admonition") == true)
        #expect(folder.read("new/import-report.json")?.hasPrefix("{\"kind\":\"mkdocs\"") == true)
        #expect(Self.files(folder.path + "/old") == before)
        // Nothing is left of how it came to be.
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["new", "old"])
    }

    @Test func twiceGivesTheSameBytes() throws {
        let folder = try Folder(Self.old)
        for name in ["one", "two"] {
            #expect(
                try Program.run(["import", "--from", "mkdocs", "old", name], in: folder.path).status == 0)
        }
        let (one, two) = (Self.files(folder.path + "/one"), Self.files(folder.path + "/two"))
        #expect(one == two)
        #expect(one.count > 6)
    }

    @Test(arguments: [
        (["import", "old", "full"], 2, "full is there already"),
        (["import", "old", "old/new"], 2, "lie in each other"),
        (["import", "old/docs", "old"], 2, "lie in each other"),
        (["import", "old", "old"], 2, "lie in each other"),
        (["import", "nowhere", "new"], 2, "cannot find the folder nowhere"),
        (["import", "full", "new"], 2, "nothing in full says what its site was made for"),
        (["import", "--update", "old", "full"], 2, "full has no `.waymark-import.json`"),
        (["import", "--from", "word", "old", "new"], 64, "word"),
    ])
    func whatCannotBeIsRefused(arguments: [String], status: Int32, words: String) throws {
        let folder = try Folder(Self.old.merging(["full/a.txt": "Mine.\n"]) { $1 })
        let before = Self.files(folder.path)
        let run = try Program.run(arguments, in: folder.path)
        #expect(run.status == status)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(Self.files(folder.path) == before)
    }

    @Test func anUpdateBringsInWhatMovedAndKeepsWhatWasEdited() throws {
        let folder = try Folder(Self.old)
        #expect(try Program.run(["import", "old", "new"], in: folder.path).status == 0)
        try folder.write("# Start\n\nMine.\n", to: "new/content/start.md")
        try folder.write(
            "# Kettle\n\nSee [the start](start.md) and [the end](end.md).\n", to: "old/docs/index.md")
        try folder.write("# End\n\nIt ends.\n", to: "old/docs/end.md")
        let run = try Program.run(["import", "--update", "old", "new"], in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("kept content/start.md, which was edited here"))
        #expect(
            run.output.contains(
                "2 files brought in, 0 removed, 1 kept as edited here, 0 changed on both sides"))
        #expect(folder.read("new/content/start.md") == "# Start\n\nMine.\n")
        #expect(folder.read("new/content/end.md") == "# End\n\nIt ends.\n")
        try folder.write("# Start\n\nTheirs.\n", to: "old/docs/start.md")
        let both = try Program.run(["import", "--update", "old", "new"], in: folder.path)
        #expect(
            both.errors.contains("content/start.md was changed here and in the source; it was not touched"))
        #expect(folder.read("new/content/start.md") == "# Start\n\nMine.\n")
    }
}
