import SiteGenerator
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Fetches a text over the network, with the program `curl`. Besides, only `WebVisits` leaves the machine.
///
/// Only https is spoken, also after redirects; plain http only with the machine itself.
enum Download {
    /// The largest text that is taken, in bytes.
    static let largest = SchemaStore.largestFile
    private static let seconds = 60
    private static let redirects = 5

    /// What a server answers.
    private enum Answer {
        case text([UInt8])
        case elsewhere(String, isForGood: Bool)
    }

    /// A text, and the address that it has for good by now.
    struct Page {
        let bytes: [UInt8]
        let moved: String?
    }

    /// The bytes at an address. Each redirect is looked at like the address itself: only what began on this machine
    /// may stay on it in plain http.
    static func fetch(_ address: String) throws(DownloadError) -> [UInt8] { try page(address).bytes }

    /// The same, with the address that the text has for good, where the first redirects say so.
    static func page(_ address: String) throws(DownloadError) -> Page {
        var moved: String?
        var isForGood = true
        var place = try parsed(address, for: nil)
        let shown = place.shown
        var isLocal = true
        for _ in 0...redirects {
            isLocal = isLocal && place.isLoopback
            guard place.isEncrypted || isLocal else {
                throw DownloadError(
                    shown, "only https is spoken, and http with this machine itself", at: place.shown)
            }
            switch try answer(of: place, for: shown) {
            case .text(let bytes): return Page(bytes: bytes, moved: moved)
            case .elsewhere(let target, let isNextForGood):
                place = try parsed(target, for: shown)
                isForGood = isForGood && isNextForGood
                if isForGood { moved = place.shown }
            }
        }
        throw DownloadError(shown, "it leads on by more than \(redirects) redirects")
    }

    private static func parsed(_ text: String, for asked: String?) throws(DownloadError) -> WebAddress {
        do {
            // Where a redirect leads is noted nowhere, and is often signed.
            return asked == nil ? try WebAddress(source: text) : try WebAddress(text)
        } catch {
            let shown = WebAddress.shown(text)
            throw DownloadError(asked ?? shown, error.description, at: shown)
        }
    }

    private static func answer(of place: WebAddress, for asked: String) throws(DownloadError) -> Answer {
        let protocols = place.isEncrypted ? "=https" : "=http"
        var arguments = [
            "curl", "--disable", "--silent", "--show-error", "--fail", "--globoff", "--proto", protocols,
            "--connect-timeout", "15", "--max-time", "\(seconds)", "--max-filesize", "\(largest)",
            "--user-agent", "waymark/\(Waymark.version)",
            "--write-out", "%{stderr}\n\(mark)%{http_code} %{redirect_url}\n", "--url", place.text,
        ]
        // What is said to this machine in the clear is not sent to a proxy on another one.
        if !place.isEncrypted { arguments += ["--noproxy", "*"] }
        let run = try Child.run(arguments, limit: largest, for: place.shown)
        if run.wasCut { throw DownloadError(asked, "it is larger than \(largest >> 20) MB", at: place.shown) }
        let words =
            lines(run.errors).last { $0.hasPrefix(mark) }?.dropFirst(mark.count)
            .split(separator: " ", maxSplits: 1).map(String.init) ?? []
        guard run.status == 0 else {
            throw DownloadError(
                asked, reason(run.status, run.errors), at: place.shown,
                status: words.first.flatMap { Int($0) })
        }
        if let target = words.dropFirst().first {
            return .elsewhere(target, isForGood: ["301", "308"].contains(words.first))
        }
        guard words.first?.hasPrefix("2") == true else {
            throw DownloadError(asked, "the server answers \(words.first ?? "nothing")", at: place.shown)
        }
        return .text(run.output)
    }

    /// What stands before the line in which curl tells the status and where a redirect leads.
    private static let mark = "waymark: "

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// What curl says of why it got nothing.
    static func reason(_ status: Int32, _ errors: [UInt8]) -> String {
        let text = lines(errors).first { !$0.hasPrefix(mark) } ?? ""
        guard text.hasPrefix("curl: ("), let close = text.firstIndex(of: ")") else {
            return text.isEmpty ? "curl ended with status \(status)" : text
        }
        return String(text[text.index(after: close)...].drop { $0 == " " })
    }
}

/// Why an address gave nothing.
struct DownloadError: Error, CustomStringConvertible {
    let address: String
    let reason: String
    /// The status that a server answered with, where one did.
    let status: Int?

    /// An error for the address that was asked for; `place` is the one at which it arose, after redirects.
    init(_ address: String, _ reason: String, at place: String? = nil, status: Int? = nil) {
        self.address = address
        self.status = status
        self.reason = place.map { $0 == address ? reason : "it leads to \($0): \(reason)" } ?? reason
    }

    /// A sentence without its full stop.
    var description: String { "cannot fetch \(address): \(reason)" }
}

/// Another program that is run to its end.
enum Child {
    typealias Run = (output: [UInt8], errors: [UInt8], status: Int32, wasCut: Bool)

    static func run(_ arguments: [String], limit: Int, for address: String, environment: [String]? = nil)
        throws(DownloadError) -> Run
    {
        var output: [Int32] = [-1, -1]
        var errors: [Int32] = [-1, -1]
        var (process, code): (pid_t, Int32) = (0, 0)
        // A pipe that another child inherits stays open as long as that one runs.
        start.withLock { _ in
            for ends in [makePipe(&output), makePipe(&errors)] where !ends { code = errno }
            guard code == 0 else { return }
            (process, code) = spawn(arguments, environment, output: output, errors: errors)
        }
        for end in [output[1], errors[1]] where end >= 0 { close(end) }
        defer {
            close(output[0])
            close(errors[0])
        }
        guard code == 0 else {
            let isMissing = code == ENOENT
            throw DownloadError(
                address,
                isMissing ? "the program `\(arguments[0])` is not installed" : String(cString: strerror(code))
            )
        }
        let text = read(output[0], atMost: limit + 1)
        let wasCut = text.count > limit
        // The caller may have blocked other signals, and a child inherits that.
        if wasCut { kill(process, SIGKILL) }
        let words = read(errors[0], atMost: 1 << 16)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (text, words, status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F, wasCut)
    }

    /// One child is started after the other, though they run at the same time.
    private static let start = Mutex(())

    /// Makes a pipe that children do not inherit by themselves.
    private static func makePipe(_ ends: inout [Int32]) -> Bool {
        pipe(&ends) == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
    }

    private static func spawn(
        _ arguments: [String], _ environment: [String]?, output: [Int32], errors: [Int32]
    ) -> (process: pid_t, code: Int32) {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO)
        for descriptor in output + errors { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        var values: [UnsafeMutablePointer<CChar>?] = (environment ?? []).map { strdup($0) }
        values.append(nil)
        defer { for value in values { free(value) } }
        guard environment != nil else {
            let code = posix_spawnp(&process, arguments[0], &actions, nil, pointers, environ)
            return (process, code)
        }
        let code = posix_spawnp(&process, arguments[0], &actions, nil, pointers, values)
        return (process, code)
    }

    private static func read(_ descriptor: Int32, atMost limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            var code: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: min(1 << 16, limit - bytes.count)) {
                buffer, count in
                #if canImport(Glibc)
                    let received = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    let received = Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    let received = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
                code = received < 0 ? errno : 0
                count = max(0, received)
            }
            if code == EINTR { continue }
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return bytes
    }
}
