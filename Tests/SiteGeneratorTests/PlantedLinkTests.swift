import Foundation
import Testing

@testable import SiteGenerator
import Text

/// Links and special files at every place that is written, made, replaced or removed, planted before the work and
/// between its steps. Nothing behind them may change, and nobody may wait for them.
@Suite struct PlantedLinkTests {
    /// What somebody puts where Waymark has business.
    enum Plant: String, CaseIterable {
        case fileLink, folderLink, danglingLink, pipe, socket
    }

    let folder: TemporaryFolder
    let output: OutputDirectory

    init() throws {
        folder = try TemporaryFolder()
        output = OutputDirectory(path: folder.path + "/public", shownPath: "public")
        try folder.write("precious", to: "victim/keep.html")
        try folder.write("precious", to: "victim/index.html")
        try folder.write("precious", to: "victim/1")
    }

    func plant(_ plant: Plant, at place: String) throws {
        let path = folder.path + "/" + place
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        switch plant {
        case .fileLink: #expect(symlink(folder.path + "/victim/keep.html", path) == 0)
        case .folderLink: #expect(symlink(folder.path + "/victim", path) == 0)
        case .danglingLink: #expect(symlink(folder.path + "/victim/new", path) == 0)
        case .pipe: #expect(mkfifo(path, 0o666) == 0)
        case .socket: #expect(mknod(path, S_IFSOCK | 0o666, 0) == 0)
        }
    }

    func expectVictimUntouched(_ comment: String) {
        let files = folder.files.filter { $0.hasPrefix("victim/") }
        #expect(files == ["victim/1", "victim/index.html", "victim/keep.html"], "\(comment)")
        for file in files { #expect(folder.read(file) == "precious", "\(comment)") }
    }

    func file(_ path: String, _ text: String) -> OutputFile {
        OutputFile(path: path, content: .bytes(Array(text.utf8)))
    }

    /// The site before, and the one that is to be written.
    var old: [OutputFile] { [file("g/index.html", "old"), file("s/keep.html", "old"), file("t", "old")] }
    var new: [OutputFile] { [file("g/index.html", "new"), file("h/i/index.html", "new"), file("u", "new")] }

    /// A cause that names the place, whichever of the two it is.
    func isRefusal(_ error: FileSystemError?, of plant: Plant, at place: String) -> Bool {
        guard let error else { return false }
        let isLink = [.fileLink, .folderLink, .danglingLink].contains(plant)
        return error.path == folder.path + "/" + place && error.cause == (isLink ? .symbolicLink : .special)
            && error.help != nil
    }

    @Test(
        arguments: [
            ".waymark-lock", ".waymark-manifest", "g", "g/index.html", "h", "h/i", "h/i/index.html", "u",
        ], Plant.allCases)
    func whatStandsInTheWayOfABuildIsNamed(place: String, plant: Plant) throws {
        _ = try output.write(old, jobs: 1)
        try self.plant(plant, at: "public/" + place)
        let before = folder.files
        let error = #expect(throws: FileSystemError.self) { try output.write(new, jobs: 2) }
        #expect(isRefusal(error, of: plant, at: "public/" + place), "\(String(describing: error))")
        #expect(folder.files == before)
        expectVictimUntouched("\(plant) at \(place)")
        // When it is gone the next build is done.
        try FileManager.default.removeItem(atPath: folder.path + "/public/" + place)
        if place == ".waymark-manifest" {
            try? FileManager.default.removeItem(atPath: folder.path + "/public")
        }
        _ = try output.write(new, jobs: 2)
        #expect(folder.read("public/g/index.html") == "new")
        #expect(folder.read("public/h/i/index.html") == "new")
    }

    /// What a build wrote once, and what stands in its place now, is only told of.
    @Test(arguments: ["s", "s/keep.html", "t"], Plant.allCases)
    func whatStandsInThePlaceOfAStaleFileStays(place: String, plant: Plant) throws {
        _ = try output.write(old, jobs: 1)
        try self.plant(plant, at: "public/" + place)
        let outcome = try output.write(new, jobs: 2)
        #expect(outcome.diagnostics.map(\.id) == [.invalidManifest], "\(plant) at \(place)")
        expectVictimUntouched("\(plant) at \(place)")
        #expect(
            try FileManager.default.attributesOfItem(atPath: folder.path + "/public/" + place).isEmpty
                == false)
        #expect(folder.read("public/g/index.html") == "new")
    }

    @Test(arguments: [Plant.fileLink, .folderLink, .danglingLink])
    func aLinkForAStagingFolderIsNotFollowed(plant: Plant) throws {
        try self.plant(plant, at: "public/.waymark-staging-00")
        let error = #expect(throws: FileSystemError.self) { try output.write(new, jobs: 1) }
        #expect(isRefusal(error, of: plant, at: "public/.waymark-staging-00"))
        expectVictimUntouched("staging")
    }

    /// The manifest of the first case names a file behind a link; the folder is named in the second.
    @Test func theManifestOfSomebodyElseRemovesNothingOutside() throws {
        try self.plant(.folderLink, at: "public/g")
        try folder.write(
            "waymark-manifest 1 complete\ng/keep.html\ng\n../victim/1\n", to: "public/.waymark-manifest")
        let outcome = try output.write([file("a", "a")], jobs: 1)
        #expect(outcome.diagnostics.map(\.id) == [.invalidManifest, .invalidManifest, .invalidManifest])
        expectVictimUntouched("manifest")
    }

    /// What is not written is not looked at: links that somebody put beside the site stay.
    @Test func aLinkBesideTheSiteStays() throws {
        try self.plant(.folderLink, at: "public/beside")
        _ = try output.write(new, jobs: 1)
        #expect(folder.read("public/beside/keep.html") == "precious")
    }

    @Test func theNamedFolderItselfMayBeReachedThroughALink() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/www", withIntermediateDirectories: true)
        try folder.link("public", to: "www")
        _ = try output.write([file("a", "a")], jobs: 1)
        #expect(folder.read("www/a") == "a")
    }

    /// Planted when the first of the files are staged, and when all are: the door itself holds.
    @Test(
        arguments: ["g", "g/index.html", "h", "h/i", "u", "s", "s/keep.html", ".waymark-manifest"],
        Plant.allCases)
    func whatIsPlantedBetweenTheStepsIsNotFollowed(place: String, plant: Plant) throws {
        for planted in 0...new.count {
            try? FileManager.default.removeItem(atPath: folder.path + "/public")
            _ = try output.write(old, jobs: 1)
            let taken = try #require(try output.take(waiting: true))
            let error = #expect(throws: FileSystemError.self, "\(planted)") {
                var draft = try OutputDraft(
                    of: Set(new.map { PathKey($0.path) }), in: taken, jobs: 2, keepGoing: true)
                for (number, file) in new.enumerated() {
                    if number == planted { try self.plant(plant, at: "public/" + place) }
                    try draft.add([file])
                }
                if planted == new.count { try self.plant(plant, at: "public/" + place) }
                _ = try draft.publish(remembering: nil)
            }
            #expect(error?.path.hasPrefix(folder.path + "/public/") == true)
            expectVictimUntouched("\(plant) at \(place) before \(planted)")
            #expect(try taken.root.names().filter { $0.hasPrefix(".waymark-staging-") } == [])
        }
    }

    /// Folders that are held open are those that were looked at, whatever has their names by now.
    @Test func everyOperationOfTheDoorRefusesLinks() throws {
        let root = try WritableFolder.make(folder.path + "/public")
        for plant in [Plant.fileLink, .folderLink, .danglingLink] {
            try self.plant(plant, at: "public/x")
            root.discard("draft")
            try root.create("draft", [])
            let operations: [() throws -> Void] = [
                { _ = try root.folder("x") }, { _ = try root.madeFolder("x") }, { _ = try root.read("x") },
                { try root.create("x", [1]) }, { try root.copy(self.folder.path + "/victim/1", to: "x") },
                { try root.replace("x", with: [1]) }, { try root.rename("draft", to: root, as: "x") },
                { try root.remove("x") }, { _ = try root.lock("x", waiting: true) },
            ]
            for (number, operation) in operations.enumerated() {
                #expect(throws: FileSystemError.self, "\(number)") { try operation() }
            }
            #expect(!root.removeEmptyFolder("x"))
            #expect(try root.names() == ["draft", "x"])
            expectVictimUntouched("\(plant)")
        }
    }

    /// A thread that swaps a folder for a link as fast as it can, while builds change and remove files in it.
    @Test func aFolderThatBecomesALinkAtAnyMomentIsNotFollowed() throws {
        _ = try output.write(old, jobs: 1)
        try self.plant(.folderLink, at: "link")
        let base = folder.path
        let swapping = Thread {
            while !Thread.current.isCancelled {
                rename(base + "/public/s", base + "/folder")
                rename(base + "/link", base + "/public/s")
                rename(base + "/public/s", base + "/link")
                rename(base + "/folder", base + "/public/s")
            }
        }
        swapping.start()
        for round in 0..<300 {
            let files = [
                file("s/index.html", "\(round)"), file("s/keep.html", "\(round)"), file("s/1", "\(round)"),
            ]
            _ = try? output.write(round % 3 == 0 ? [] : files, jobs: 2)
        }
        swapping.cancel()
        while !swapping.isFinished { usleep(1000) }
        expectVictimUntouched("swapped")
    }

    // MARK: What else is written

    @Test(arguments: [
        "content", "content/guides", "content/guides/getting-started.md", "content/site.yaml", "public",
    ])
    func newMakesNothingThroughALink(place: String) throws {
        for plant in Plant.allCases {
            try self.plant(plant, at: "site/" + place)
            let before = folder.files
            let error = #expect(throws: FileSystemError.self) {
                try Scaffold.write(
                    Scaffold.site(date: "2026-11-22", version: "0.1.0"), to: folder.path + "/site")
            }
            #expect(isRefusal(error, of: plant, at: "site/" + place), "\(String(describing: error))")
            #expect(folder.files == before)
            expectVictimUntouched("\(plant) at \(place)")
        }
    }

    @Test(arguments: [
        "content/schemas", "content/schemas/a.schema.json", "content/schemas.lock.yaml", "content",
    ])
    func schemasAreTakenThroughNoLink(place: String) throws {
        let schema = Array(#"{"type": "object"}"#.utf8)
        for plant in Plant.allCases {
            try folder.write("# A\n", to: "site/content/index.md")
            try self.plant(plant, at: "site/" + place)
            let before = folder.files
            #expect(throws: (any Error).self) {
                var store = try SchemaStore(.site(SiteFolders(root: folder.path + "/site")))
                _ = try store.add(schema, from: "https://example.org/a.json", name: nil, date: "2026-11-22")
            }
            #expect(folder.files == before)
            expectVictimUntouched("\(plant) at \(place)")
            try FileManager.default.removeItem(atPath: folder.path + "/site/" + place)
        }
    }

    @Test(arguments: ["content/schemas", "content/schemas/a.schema.json", "content/schemas.lock.yaml"])
    func schemasAreUpdatedThroughNoLink(place: String) throws {
        let site = SiteFolders(root: folder.path + "/site")
        for plant in Plant.allCases {
            try? FileManager.default.removeItem(atPath: site.root)
            try folder.write("# A\n", to: "site/content/index.md")
            var store = try SchemaStore(.site(site))
            let entry = try store.add(
                Array(#"{"type": "object"}"#.utf8), from: "https://example.org/a.json", name: nil,
                date: "2026-11-22"
            ).schema
            try self.plant(plant, at: "site/" + place)
            let newer = Array(#"{"type": "array"}"#.utf8)
            #expect(throws: FileSystemError.self) { try store.update(entry, to: newer, date: "2026-11-23") }
            expectVictimUntouched("\(plant) at \(place)")
            #expect(!folder.files.contains { fileName(of: $0).hasPrefix(".waymark-") })
        }
    }

    @Test(arguments: ["content", "content/a", "content/a/b.md"])
    func nothingIsMendedThroughALink(place: String) throws {
        let file = MendedFile(
            place: "a/b.md", path: "content/a/b.md", before: Array("precious".utf8), after: [0x6E], fixes: 1)
        for plant in Plant.allCases {
            try self.plant(plant, at: "site/" + place)
            #expect(throws: FileSystemError.self) {
                try file.write(in: SiteFolders(root: folder.path + "/site"))
            }
            expectVictimUntouched("\(plant) at \(place)")
        }
    }

    @Test func aPipeIsNotWaitedForWhereAFileIsRead() throws {
        try self.plant(.pipe, at: "pipe")
        #expect(throws: FileSystemError("read", folder.path + "/pipe", .special)) {
            try FileSystem.read(folder.path + "/pipe")
        }
        let copy = OutputFile(path: "p", content: .copy(of: folder.path + "/pipe"))
        #expect(throws: FileSystemError("read", folder.path + "/pipe", .special)) {
            try output.write([copy], jobs: 1)
        }
    }
}
