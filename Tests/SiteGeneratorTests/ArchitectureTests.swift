import Foundation
import Testing

/// What may not change about the house, as far as a machine can see it.
@Suite struct ArchitectureTests {
    /// What each target may import besides the standard library; Foundation is in none, as it would be most of the program.
    static let mayKnow: [String: Set<String>] = [
        "Text": [], "Diagnostics": ["Text"], "Markdown": ["CCmark", "CMarkdown", "Diagnostics", "Text"],
        "Templates": ["Diagnostics", "Text"], "Highlighting": ["Diagnostics", "Text"],
        "Search": ["Diagnostics", "Text"], "Cursor": [], "LanguageProtocol": ["Text"], "Watching": [],
        "ConfigSchema": ["CFYaml", "CPCRE2", "Diagnostics", "Text"],
        "SiteGenerator": [
            "CMessageDigest", "ConfigSchema", "Diagnostics", "Highlighting", "Markdown", "Search",
            "Templates", "Text", "Synchronization",
        ],
        "SiteImport": ["ConfigSchema", "Diagnostics", "Markdown", "Text"],
        "WebServer": ["CZlib", "NIOCore", "NIOHTTP1", "NIOPosix"],
        "Preview": ["Diagnostics", "SiteGenerator", "Text", "WebServer"],
        "LanguageServer": [
            "ConfigSchema", "Cursor", "Diagnostics", "LanguageProtocol", "Markdown", "SiteGenerator", "Text",
        ],
    ]
    /// The files that call the C library: for files and folders, and to write numbers.
    static let callsTheSystem: Set<String> = [
        "SiteGenerator/Disk/FileSystem.swift", "SiteGenerator/Disk/FileSystemError.swift",
        "SiteGenerator/Disk/OpenFile.swift", "SiteGenerator/Disk/WritableFolder.swift",
        "SiteGenerator/Disk/FileLock.swift", "SiteGenerator/Threads.swift", "Templates/Values/Numbers.swift",
        "WebServer/SentFile.swift", "WebServer/WebServer.swift",
        "Watching/Bell.swift", "Watching/Disk.swift", "Watching/WatchLoop.swift",
        "Watching/Inotify.swift", "Watching/Kqueue.swift",
    ]
    static let standard: Set<String> = ["Synchronization"]
    /// The targets that know the world around: the program, and what measures its parts.
    static let programs: Set<String> = ["waymark", "Benchmark"]
    /// The files that see a module in C.
    static let importers: [String: Set<String>] = [
        "CCmark": ["Markdown/Parsing/LibraryTree.swift"],
        "CMarkdown": [
            "Markdown/ByteView.swift", "Markdown/Parsing/LibraryTree.swift",
            "Markdown/Rendering/HTMLBuffer.swift",
        ],
        "CFYaml": ["ConfigSchema/YAML/YAMLEvents.swift"],
        "CPCRE2": ["ConfigSchema/Patterns/Pattern.swift", "ConfigSchema/Patterns/PatternMemory.swift"],
        "CMessageDigest": ["SiteGenerator/Schemas/SchemaLock.swift"],
        "CZlib": ["WebServer/Gzip.swift"],
        "CResources": ["waymark/Edge/Machine.swift"],
    ]
    /// The files that start the program which fetches from the network.
    static let usesTheNetwork: Set<String> = ["waymark/Edge/Download.swift", "waymark/Edge/WebVisits.swift"]

    /// The folders of the sources: a target each.
    static var targets: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: Checkout.root + "/Sources")
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// What a line of a source imports.
    static func module(_ line: Substring) -> String? {
        line.firstMatch(of: /^\s*(?:@\w+ )?(?:\w+ )?import (\w+)/).map { String($0.1) }
    }

    /// The files of a target with their lines.
    static func files(of target: String, in parent: String = "Sources") -> [(
        path: String, lines: [Substring]
    )] {
        let folder = Checkout.root + "/" + parent + "/" + target
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let data = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
            let text = String(decoding: data, as: UTF8.self)
            return ("\(target)/\(name)", text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    static var allFiles: [(path: String, lines: [Substring])] {
        (mayKnow.keys.sorted() + ["waymark"]).flatMap { files(of: $0) }
    }

    @Test func everyFolderOfTheSourcesIsARoomOrAProgramOrHoldsNoSwift() {
        let rooms = Set(Self.targets.filter { !Self.files(of: $0).isEmpty })
        #expect(rooms == Self.programs.union(Self.mayKnow.keys))
        let others = Set(Self.targets).subtracting(rooms)
        #expect(
            others == [
                "CAllocations", "CCmark", "CFYaml", "CMarkdown", "CMessageDigest", "CPCRE2", "CResources",
                "CZlib", "EditorExtensions",
            ])
    }

    /// A module of the system's has a map and a header that only names the library's own.
    @Test(arguments: ["CCmark", "CFYaml", "CPCRE2", "CMessageDigest", "CZlib"])
    func aModuleOfTheSystemHasNoCodeOfOurs(module: String) throws {
        let folder = Checkout.root + "/Sources/" + module
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                "module.modulemap", "shim.h",
            ])
        let header = try String(contentsOfFile: folder + "/shim.h", encoding: .utf8)
        let others = header.split(separator: "\n").filter {
            !$0.hasPrefix("#include <") && !$0.hasPrefix("#define ") && !$0.hasPrefix("//")
        }
        #expect(others == [])
    }

    @Test(arguments: importers.keys.sorted())
    func onlyTheFilesThatWrapCSeeIt(module: String) {
        let files = Self.allFiles.filter { $0.lines.contains { Self.module($0) == module } }
        #expect(Set(files.map(\.path)) == Self.importers[module])
    }

    /// A target that does not name what it imports builds only where the other happened to be built before it.
    @Test(arguments: ["Sources", "Tests"])
    func aTargetNamesWhatItsFilesImport(folder: String) throws {
        let package = try String(contentsOfFile: Checkout.root + "/Package.swift", encoding: .utf8)
        let declared = package.matches(
            of: /arget\(\s*name: "(\w+)"(?:,\s*dependencies: \[([^\]]*)\])?/)
        let rooms = Set(Self.targets)
        for target in declared {
            let named = (target.output.2 ?? "").matches(of: /"(\w+)"/).map { String($0.output.1) }
            let imported = Self.files(of: String(target.output.1), in: folder)
                .flatMap { $0.lines.compactMap(Self.module) }
            #expect(
                Set(imported).intersection(rooms).subtracting(named).sorted() == [],
                "\(target.output.1) does not name them in Package.swift")
        }
        #expect(declared.count > 30)
    }

    /// Without `Text` in sight, the standard library's search of the same name is called, which takes a hundred times as
    /// long.
    @Test func whatLooksForBytesSeesOurSearch() {
        let files = Self.allFiles.filter { $0.lines.contains { $0.contains(".firstRange(of:") } }
        let blind = files.filter {
            !$0.path.hasPrefix("Text/") && !$0.lines.contains { Self.module($0) == "Text" }
        }
        #expect(files.count > 20)
        #expect(blind.map(\.path) == [])
    }

    @Test func onlyTwoFilesReachTheNetwork() {
        let files = Self.allFiles.filter { file in
            file.lines.contains { !$0.contains("///") && $0.contains("\"curl\"") }
        }
        #expect(Set(files.map(\.path)) == Self.usesTheNetwork)
    }

    @Test(arguments: mayKnow.keys.sorted())
    func aRoomKnowsOnlyWhatItMay(target: String) {
        let files = Self.files(of: target)
        #expect(!files.isEmpty)
        for (path, lines) in files {
            for line in lines {
                guard let module = Self.module(line) else { continue }
                let isC = ["Glibc", "Musl", "Darwin"].contains(module) && Self.callsTheSystem.contains(path)
                #expect(
                    isC || Self.standard.contains(module) || Self.mayKnow[target]?.contains(module) == true,
                    "\(path) imports \(module)")
            }
        }
    }

    @Test(arguments: mayKnow.keys.sorted())
    func onlyTheProgramKnowsTheWorldAround(target: String) {
        let words =
            /CommandLine\.|getenv|ProcessInfo|Date\(\)|ContinuousClock|SuspendingClock|\\u\{1B\}\[|URLSession|socket\(/
        for (path, lines) in Self.files(of: target) {
            for line in lines where !line.contains("///") {
                #expect(line.firstMatch(of: words) == nil, "\(path): \(line)")
            }
        }
    }

    @Test func escapeHatchesStandOnlyWhereCIsWrapped() {
        let hatches = /\btry!|\bas! |@unchecked Sendable|nonisolated\(unsafe\)|unsafeBitCast/
        for (path, lines) in Self.allFiles {
            for (number, line) in lines.enumerated() where line.firstMatch(of: hatches) != nil {
                let reason =
                    lines[max(0, number - 3)..<number].contains { $0.contains("//") } || line.contains("//")
                #expect(reason, "\(path):\(number + 1) has no reason beside it")
            }
        }
    }

    @Test func noFileIsTooLong() {
        for (path, lines) in Self.allFiles {
            #expect(lines.count <= 400, "\(path) has \(lines.count) lines")
        }
    }

    @Test func nothingElseStandsAtTheTop() throws {
        let allowed: Set<String> = [
            ".ci", ".editorconfig", ".github", ".gitignore", ".pre-commit-hooks.yaml",
            ".swift-format",
            "CHANGELOG.md", "CONTRIBUTING.md", "Distribution", "LICENSE", "Makefile", "Package.swift",
            "README.md",
            "SECURITY.md",
            "pyproject.toml", "Sources", "Tests", "content", "public", "templates", ".build",
            "Package.resolved", ".git",
            ".swiftpm",
        ]
        let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.root)
        #expect(Set(names).subtracting(allowed).filter { !$0.hasPrefix(".build") } == [])
    }
}
