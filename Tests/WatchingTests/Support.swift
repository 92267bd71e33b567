import Foundation
import Testing

@testable import Watching

/// A folder of a test's own, removed with it.
final class TestFolder: Sendable {
    let path: String

    init() {
        // Without the links that macOS has in its temporary folder.
        let outer = Disk.canonical(NSTemporaryDirectory()) ?? "/tmp"
        path = outer + "/watching-" + UUID().uuidString
        make(path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A path in the folder.
    func at(_ place: String) -> String { path + "/" + place }
}

/// Makes a folder with those around it.
func make(_ folder: String) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
}

/// Writes a file by system calls: opened with these flags, each text one write, then closed.
func write(_ texts: String..., to path: String, flags: Int32 = O_CREAT | O_TRUNC) {
    let descriptor = open(path, O_WRONLY | flags, 0o644)
    #expect(descriptor >= 0, "\(path) cannot be opened")
    for text in texts { append(text, to: descriptor) }
    close(descriptor)
}

/// Writes a text into an open file.
func append(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    #expect(Foundation.write(descriptor, bytes, bytes.count) == bytes.count)
}

/// Runs a program and waits for it.
func run(_ program: String, _ arguments: String..., in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program) \(arguments) failed")
}

/// Files by their paths with their texts, and folders without one: what somebody keeps who only hears of
/// changes.
struct Mirror: Equatable {
    private(set) var texts: [String: String?] = [:]

    /// Reads folders.
    init(_ roots: [String]) {
        for root in roots { read(root) }
    }

    /// Reads again what was told.
    mutating func take(_ changes: Changes, roots: [String]) {
        switch changes {
        case .everything: self = Mirror(roots)
        case .paths(let paths):
            texts = texts.filter { path, _ in
                !paths.contains(path) && outerFolders(of: path).allSatisfy { !paths.contains($0) }
            }
            for path in paths where !isLeftover((path as NSString).lastPathComponent) { read(path) }
        }
    }

    /// What nobody reads who only wants what was written.
    private func isLeftover(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("#") || name == "4913"
            || ["~", ".bak", ".md.tmp", ".vsctmp"].contains { name.hasSuffix($0) }
    }

    private mutating func read(_ path: String) {
        var pending = [path]
        while let path = pending.popLast() {
            guard let stamp = Disk.stamp(path, follow: true) else { continue }
            if stamp.kind == .folder {
                texts[path] = .some(nil)
                let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
                pending += names.filter { !isLeftover($0) }.map { path + "/" + $0 }
            } else if let data = FileManager.default.contents(atPath: path) {
                texts[path] = String(decoding: data, as: UTF8.self)
            }
        }
    }
}

/// Follows a watch until a mirror shows what is on the disk.
///
/// - Parameter end: a file that must be there before, when somebody else makes changes.
func follow(
    _ watch: FolderWatch, _ mirror: Mirror, _ roots: [String], untilEnd end: String? = nil
) async -> Mirror {
    let limit = cancelling(watch)
    defer { limit.cancel() }
    var mirror = mirror
    for await changes in watch.changes {
        mirror.take(changes, roots: roots)
        if end.map({ mirror.texts[$0] != nil }) ?? true, mirror == Mirror(roots) { break }
    }
    return mirror
}

/// All that a watch tells until it has told of a path.
func told(by watch: FolderWatch, until path: String) async -> Changes {
    let limit = cancelling(watch)
    defer { limit.cancel() }
    var told = Changes.paths([])
    for await changes in watch.changes {
        told = told.and(changes)
        guard case .paths(let paths) = told, !paths.contains(path) else { break }
    }
    return told
}

/// Ends a watch that tells nothing, so that its test fails rather than waits.
func cancelling(_ watch: FolderWatch) -> Task<Void, Error> {
    Task {
        try await Task.sleep(for: .seconds(30))
        watch.cancel()
    }
}
