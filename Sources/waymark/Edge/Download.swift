#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Fetches a text over the network, with the program `curl`: the only place where Waymark leaves the machine.
///
/// Only https is spoken, also after redirects; plain http only with the machine itself.
enum Download {
    /// The largest text that is taken, in bytes.
    static let largest = 16 << 20
    private static let seconds = 60
    private static let redirects = 5

    /// The bytes at an address.
    static func fetch(_ address: String) throws(DownloadError) -> [UInt8] {
        let isLocal = isLoopback(address)
        guard isLocal || address.hasPrefix("https://") else {
            throw DownloadError(
                address: address, reason: "only https is spoken, and http with this machine itself")
        }
        let protocols = isLocal ? "=http,https" : "=https"
        let arguments = [
            "curl", "--disable", "--silent", "--show-error", "--fail", "--location", "--globoff",
            "--max-redirs", "\(redirects)", "--proto", protocols, "--proto-redir", protocols,
            "--connect-timeout", "15", "--max-time", "\(seconds)", "--max-filesize", "\(largest)",
            "--user-agent", "waymark/\(Waymark.version)", "--url", address,
        ]
        let run = try Child.run(arguments, limit: largest, for: address)
        if run.wasCut {
            throw DownloadError(address: address, reason: "it is larger than \(largest >> 20) MB")
        }
        guard run.status == 0 else {
            throw DownloadError(address: address, reason: reason(run.status, run.errors))
        }
        return run.output
    }

    /// Whether an address is one of the machine itself (RFC 8252, section 8.3).
    private static func isLoopback(_ address: String) -> Bool {
        ["http://127.0.0.1", "http://[::1]", "http://localhost"].contains { host in
            guard address.hasPrefix(host) else { return false }
            let rest = address.dropFirst(host.count)
            return rest.isEmpty || rest.first == ":" || rest.first == "/"
        }
    }

    private static func reason(_ status: Int32, _ errors: [UInt8]) -> String {
        let text = String(decoding: errors, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
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

    /// A sentence without its full stop.
    var description: String { "cannot fetch \(address): \(reason)" }
}

/// Another program that is run to its end.
private enum Child {
    typealias Run = (output: [UInt8], errors: [UInt8], status: Int32, wasCut: Bool)

    static func run(_ arguments: [String], limit: Int, for address: String) throws(DownloadError) -> Run {
        var output: [Int32] = [-1, -1]
        var errors: [Int32] = [-1, -1]
        guard pipe(&output) == 0, pipe(&errors) == 0 else {
            throw DownloadError(address: address, reason: String(cString: strerror(errno)))
        }
        let (process, code) = spawn(arguments, output: output, errors: errors)
        close(output[1])
        close(errors[1])
        defer {
            close(output[0])
            close(errors[0])
        }
        guard code == 0 else {
            let isMissing = code == ENOENT
            throw DownloadError(
                address: address,
                reason: isMissing ? "the program `curl` is not installed" : String(cString: strerror(code)))
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

    private static func spawn(
        _ arguments: [String], output: [Int32], errors: [Int32]
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
        let code = posix_spawnp(&process, arguments[0], &actions, nil, pointers, environ)
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
