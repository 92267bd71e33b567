import Foundation
import Testing

/// A build that is killed leaves every file whole, old or new.
@Suite struct KillTests {
    static let pages = 400

    /// A site whose pages all say the same word, so that a page tells by itself whether it is whole.
    func write(_ word: String, to folder: Folder) throws {
        for number in 0..<Self.pages {
            let text =
                "# \(word)\n\n" + String(repeating: "\(word) \(number)\n\n", count: 60) + "end of \(word)\n"
            try folder.write(text, to: "content/p\(number / 40)/page\(number).md")
        }
    }

    @Test func everyFileIsWholeWhateverTheMoment() throws {
        let folder = try Folder()
        try write("before", to: folder)
        #expect(try Program.run(["build", folder.path]).status == 0)
        let names = folder.files(in: "public")
        #expect(names.count > Self.pages)
        var killed = 0
        for round in 0..<12 {
            let word = round % 2 == 0 ? "after" : "before"
            try write(word, to: folder)
            // Each round is killed as soon as another page is written.
            let page = "public/p\(round % 10)/page\((round % 10) * 40 + round * 3)/index.html"
            let running = try Program.start(["build", folder.path])
            // Every third one is killed while its files are staged.
            while running.process.isRunning,
                round % 3 == 2 ? !isStaging(folder) : folder.read(page)?.contains("end of \(word)") != true
            {}
            if running.process.isRunning {
                kill(running.process.processIdentifier, SIGKILL)
                killed += 1
            }
            running.process.waitUntilExit()
            try? FileManager.default.removeItem(at: running.errors)
            try expectWholeFiles(folder)
        }
        #expect(killed > 0)
        // The search has files for other words, so what is there in the end is compared with what the same text gave.
        for word in ["after", "before"] {
            try write(word, to: folder)
            #expect(try Program.run(["build", folder.path]).status == 0)
            #expect(folder.read("public/p0/page0/index.html")?.contains("end of \(word)") == true)
        }
        #expect(folder.files(in: "public") == names)
    }

    private func isStaging(_ folder: Folder) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/public")) ?? []
        return names.contains { $0.hasPrefix(".waymark-staging-") }
    }

    private func expectWholeFiles(_ folder: Folder) throws {
        for name in folder.files(in: "public") where name.hasSuffix("index.html") && name.contains("/page") {
            let text = try #require(folder.read("public/" + name))
            let isOld = text.contains("end of before") && !text.contains("after")
            let isNew = text.contains("end of after") && !text.contains("before")
            #expect(isOld != isNew, "\(name) is neither old nor new")
            #expect(text.hasSuffix("</html>\n") || text.hasSuffix("</html>"), "\(name) is cut off")
        }
    }
}
