import CResources
import Diagnostics
import SiteGenerator
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What only the machine knows: where the program lies, today's date, how many cores there are, and what comes
/// in on standard input. Everything that differs between operating systems stands in this file.
enum Machine {
    /// Today's date at this place, as `YYYY-MM-DD`.
    static var today: String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let numbers = [Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(Int(parts.tm_year) + 1900)-\(numbers[0])-\(numbers[1])"
    }

    /// The number of cores.
    static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// The program's resources: a folder beside the program as it is built, or in `../share/waymark` as it is installed,
    /// else those within the program.
    static func resources() throws -> ProgramResources {
        let folder = executable.lastIndex(of: "/").map { String(executable[..<$0]) } ?? "."
        let candidates = [
            "\(folder)/../share/waymark", "\(folder)/waymark_waymark.resources/Resources",
            "\(folder)/waymark_waymark.bundle/Contents/Resources/Resources",
            "\(folder)/waymark_waymark.bundle/Resources",
        ]
        let generator = "Waymark \(Waymark.version)"
        if let found = candidates.first(where: { access("\($0)/theme", R_OK) == 0 }) {
            return try ProgramResources.load(found, generator: generator)
        }
        guard let archive = ownResources else { throw MissingResources(candidates: candidates) }
        return ProgramResources(archive, generator: generator)
    }

    /// What a version has behind it where the program was not built of the commit of a release: `+` and the commit.
    static var commit: String {
        let size = waymark_commit_size()
        guard size > 0 else { return "" }
        let bytes = UnsafeRawBufferPointer(start: waymark_commit_start(), count: size)
        return "+" + String(decoding: bytes, as: UTF8.self)
    }

    /// The archive within the program, where it was built with one.
    private static var ownResources: TarArchive? {
        let size = waymark_resources_size()
        guard size > 0 else { return nil }
        return TarArchive([UInt8](UnsafeRawBufferPointer(start: waymark_resources_start(), count: size)))
    }

    /// Prepares the process: a file that grows over a limit is an error like a full disk and no death, and a
    /// standard stream that was handed over closed stays unusable, so that no file that is opened takes its place.
    static func prepare() {
        signal(SIGXFSZ, SIG_IGN)
        for (stream, unusable) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ] where fcntl(stream, F_GETFD) < 0 {
            _ = open("/dev/null", unusable)
        }
    }

    /// The folder that GitHub checks repositories out into; `nil` elsewhere.
    static var workspace: String? { getenv("GITHUB_WORKSPACE").map { String(cString: $0) } }

    /// Whether requests to other machines go through a proxy, which looks up their names itself.
    static var hasProxy: Bool {
        ["https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"].contains { (name: String) in
            getenv(name).map { $0.pointee != 0 } ?? false
        }
    }

    /// Whether something has this path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// All bytes of standard input.
    private static func standardInput() throws(UnreadableInput) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            var code: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                let received = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                code = received < 0 ? errno : 0
                count = max(0, received)
            }
            if code == EINTR { continue }
            guard code == 0 else { throw UnreadableInput(code: code) }
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
    }

    /// A file's text, or for `-` that of standard input.
    static func text(_ file: String) throws -> SourceText {
        file == "-" ? SourceText(path: "<stdin>", bytes: try standardInput()) : try SourceText.loadInput(file)
    }

    /// The absolute path of the running program.
    static var executable: String {
        #if os(Linux)
            return realpath("/proc/self/exe", nil).map(taken) ?? CommandLine.arguments[0]
        #else
            var size = UInt32(PATH_MAX)
            var buffer = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&buffer, &size) == 0 else { return CommandLine.arguments[0] }
            return realpath(buffer, nil).map(taken) ?? CommandLine.arguments[0]
        #endif
    }

    private static func taken(_ pointer: UnsafeMutablePointer<CChar>) -> String {
        defer { free(pointer) }
        return String(cString: pointer)
    }
}

/// Standard input cannot be read.
struct UnreadableInput: Error, CustomStringConvertible {
    /// The machine's error number.
    let code: Int32

    /// A sentence without its full stop.
    var description: String { "cannot read standard input: \(String(cString: strerror(code)))" }
}

/// The program's theme and schemas are nowhere to be found.
struct MissingResources: Error, CustomStringConvertible {
    let candidates: [String]

    var description: String {
        "the program's theme and schemas are missing; looked in \(candidates.joined(separator: ", "))"
    }
}
