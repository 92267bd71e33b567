import SiteImport
import Testing

/// What an import does to a site that an earlier one made.
@Suite struct UpdateTests {
    private static func source(_ pages: [String: String]) -> SourceFolder {
        var files = ["mkdocs.yml": "site_name: Kettle\n"]
        for (name, text) in pages { files["docs/\(name)"] = text }
        return folder(files)
    }

    private static func folder(_ files: [String: String]) -> SourceFolder {
        SourceFolder(files.mapValues { .text(Array($0.utf8)) })
    }

    /// An update from one source to another, where these files of the site were edited.
    private static func update(
        _ old: [String: String], _ new: [String: String], edited: [String: String] = [:]
    ) throws -> (ImportUpdate, present: [String: String]) {
        let first = SiteImport(source(old), kind: .mkdocs)
        let state = try #require(
            ImportState(parsing: ImportState(first.files, kind: .mkdocs, only: nil).json))
        var present: [String: String] = [:]
        for file in first.files {
            if case .bytes(let bytes) = file.content {
                present[file.path] = String(decoding: bytes, as: UTF8.self)
            }
        }
        present.merge(edited) { $1 }
        let second = SiteImport(source(new), kind: .mkdocs)
        return (ImportUpdate(second.files, since: state, present: folder(present)), present)
    }

    @Test func whereNothingMovedNothingIsDone() throws {
        let (change, _) = try Self.update(["index.md": "One.\n"], ["index.md": "One.\n"])
        #expect(change.written == [])
        #expect(change.removed == [])
        #expect(change.conflicts == [])
    }

    @Test func whatChangedThereComesIn() throws {
        let (change, _) = try Self.update(
            ["index.md": "One.\n", "gone.md": "Gone.\n"], ["index.md": "Two.\n", "new.md": "New.\n"])
        #expect(change.written.map(\.path) == ["content/index.md", "content/new.md"])
        #expect(change.written[0].content == .bytes(Array("Two.\n".utf8)))
        #expect(change.removed == ["content/gone.md"])
        #expect(change.conflicts == [])
    }

    @Test func whatWasEditedHereStays() throws {
        let (change, _) = try Self.update(
            ["index.md": "One.\n"], ["index.md": "One.\n"], edited: ["content/index.md": "Mine.\n"])
        #expect(change.written == [])
        #expect(change.kept == ["content/index.md"])
    }

    @Test func whatChangedOnBothSidesIsNotTouchedUntilItIsSettled() throws {
        let (change, present) = try Self.update(
            ["index.md": "One.\n", "gone.md": "Gone.\n"], ["index.md": "Two.\n"],
            edited: ["content/index.md": "Mine.\n", "content/gone.md": "Mine, too.\n"])
        #expect(change.written == [])
        #expect(change.removed == [])
        #expect(change.conflicts == ["content/index.md", "content/gone.md"])
        // The next update says it again.
        let made = SiteImport(Self.source(["index.md": "Two.\n"]), kind: .mkdocs)
        let again = ImportUpdate(made.files, since: change.state, present: Self.folder(present))
        #expect(again.conflicts == ["content/index.md", "content/gone.md"])
    }

    @Test func bothSidesMayHaveChangedToTheSame() throws {
        let (change, _) = try Self.update(
            ["index.md": "One.\n"], ["index.md": "Two.\n"], edited: ["content/index.md": "Two.\n"])
        #expect(change.written == [])
        #expect(change.conflicts == [])
    }

    @Test func onlyAFolderIsTakenOver() {
        let source = Self.source(["index.md": "Home.\n", "guides/one.md": "[Home](../index.md).\n"])
        let made = SiteImport(source, kind: .mkdocs, only: "docs/guides")
        #expect(
            made.files.map(\.path) == ["content/guides/one.md", "content/site.yaml", "public/.gitignore"])
    }

    @Test(arguments: ["", "{}", "{\"kind\": \"word\"}"])
    func whatIsNoStateIsNone(text: String) {
        #expect(ImportState(parsing: Array(text.utf8)) == nil)
    }
}
