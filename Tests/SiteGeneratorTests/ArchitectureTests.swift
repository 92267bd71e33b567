import Foundation
import Testing

/// What may not change about the house, as far as a machine can see it.
@Suite struct ArchitectureTests {
    /// What each target may import besides the standard library; Foundation is in none, as it would be most of the program.
    static let mayKnow: [String: Set<String>] = [
        "Diagnostics": [], "Markdown": ["CCmark", "Diagnostics"], "Templates": ["Diagnostics"],
        "ConfigSchema": ["CFYaml", "CPCRE2", "Diagnostics"],
        "SiteGenerator": [
            "CMessageDigest", "ConfigSchema", "Diagnostics", "Highlighting", "Markdown", "Templates",
            "Synchronization",
        ],
    ]
    /// The files that call the C library: for files and folders, and to write numbers.
    static let callsTheSystem: Set<String> = [
        "SiteGenerator/Disk/FileSystem.swift", "SiteGenerator/Disk/FileSystemError.swift",
        "SiteGenerator/Disk/OpenFile.swift", "SiteGenerator/Disk/WritableFolder.swift",
        "SiteGenerator/Disk/FileLock.swift", "SiteGenerator/Threads.swift", "Templates/Values/Numbers.swift",
    ]
    static let standard: Set<String> = ["Synchronization"]

    /// The files of a target with their lines.
    static func files(of target: String) -> [(path: String, lines: [Substring])] {
        let folder = Checkout.root + "/Sources/" + target
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

    @Test(arguments: mayKnow.keys.sorted())
    func aRoomKnowsOnlyWhatItMay(target: String) {
        let files = Self.files(of: target)
        #expect(!files.isEmpty)
        for (path, lines) in files {
            for line in lines {
                guard let match = line.firstMatch(of: /^\s*(?:@\w+ )?(?:public |internal )?import (\w+)/)
                else { continue }
                let module = String(match.1)
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
            "CHANGELOG.md", "Distribution", "LICENSE", "Makefile", "Package.swift", "README.md",
            "SECURITY.md",
            "pyproject.toml", "Sources", "Tests", "content", "public", "templates", ".build",
            "Package.resolved", ".git",
            ".swiftpm",
        ]
        let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.root)
        #expect(Set(names).subtracting(allowed).filter { !$0.hasPrefix(".build") } == [])
    }
}
