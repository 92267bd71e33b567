import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The built program, run as a user runs it.
enum Program {
    struct Run {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The program that `WAYMARK_PROGRAM` names, as `make unit PROGRAM=…` sets it; else the one beside the test bundle.
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["WAYMARK_PROGRAM"] { return named }
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let folder = (bundle ?? URL(filePath: CommandLine.arguments[0])).deletingLastPathComponent()
        return folder.appending(path: "waymark").path(percentEncoded: false)
    }()

    /// Puts the program with its resources into a folder that every account can read, and tells its path there.
    static func copy(to folder: String) throws -> String {
        let source = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["waymark", "waymark_waymark.resources"] {
            try FileManager.default.copyItem(
                at: source.appending(path: name), to: URL(filePath: folder).appending(path: name))
        }
        return folder + "/waymark"
    }

    /// Runs the program to its end.
    static func run(
        _ arguments: [String], input: String = "", in folder: String? = nil, program: String = path
    ) throws -> Run {
        let process = try start(arguments, input: input, in: folder, program: program)
        let output = process.output.fileHandleForReading.readDataToEndOfFile()
        process.process.waitUntilExit()
        let errors = (try? Data(contentsOf: process.errors)) ?? Data()
        try? FileManager.default.removeItem(at: process.errors)
        return Run(
            status: process.process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// Runs a copy of the program as somebody who is not the superuser, whom no rights stop.
    static func runWithoutPrivileges(_ arguments: [String], in folder: Folder) throws -> Run {
        guard geteuid() == 0 else { return try run(arguments, in: folder.path) }
        let bin = try Folder()
        chmod(bin.path, 0o755)
        let user = ["--reuid=65534", "--regid=65534", "--clear-groups", try copy(to: bin.path + "/bin")]
        return try withExtendedLifetime(bin) {
            try run(user + arguments, in: folder.path, program: "/usr/bin/setpriv")
        }
    }

    /// Starts the program and does not wait for it.
    static func start(
        _ arguments: [String], input: String = "", in folder: String? = nil, program: String = path
    ) throws -> (process: Process, output: Pipe, errors: URL) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        var environment = ProcessInfo.processInfo.environment
        environment["NO_COLOR"] = nil
        process.environment = environment
        let output = Pipe()
        let errors = FileManager.default.temporaryDirectory.appending(
            path: "waymark-stderr-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: errors.path(percentEncoded: false), contents: nil)
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        let standardInput = Pipe()
        process.standardInput = standardInput
        try process.run()
        standardInput.fileHandleForWriting.write(Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        return (process, output, errors)
    }
}

extension Program.Run {
    /// The first lines of the findings that it printed as text.
    var findings: [String] {
        output.split(separator: "\n").map(String.init).filter {
            $0.contains("error[") || $0.contains("warning[")
        }
    }

    /// The paths of the broken links that it printed as text, in their order.
    var brokenLinks: [String] {
        findings.filter { $0.contains("error[broken-link]") }.map { String($0.prefix { $0 != ":" }) }
    }
}

/// A folder of a test's own, which goes when the test ends.
final class Folder: Sendable {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "waymark-program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.resolvingSymlinksInPath().path(percentEncoded: false)
        for (file, text) in files { try write(text, to: file) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func read(_ file: String) -> String? {
        FileManager.default.contents(atPath: path + "/" + file).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The names of all files below a folder, those that begin with a full stop too.
    func files(in folder: String) -> [String] {
        let names =
            FileManager.default.enumerator(atPath: path + "/" + folder)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            let file = "\(path)/\(folder)/\(name)"
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }
}
