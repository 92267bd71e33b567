import Diagnostics
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The two streams that a person or a program reads. Colours only on a terminal, and not where `NO_COLOR` is set.
enum Terminal {
    /// Where a text goes.
    enum Stream: Sendable {
        case output
        case errors

        fileprivate var descriptor: Int32 {
            switch self {
            case .output: STDOUT_FILENO
            case .errors: STDERR_FILENO
            }
        }
    }

    /// Writes a text with its roles as colours where they can be seen.
    static func write(_ text: StyledText, to stream: Stream) throws(UnwritableOutput) {
        guard stream == .output ? outputHasColours : errorsHaveColours else {
            return try write(Array(TerminalText.lines(text.plain).utf8), to: stream)
        }
        var bytes: [UInt8] = []
        for run in text.runs {
            let code = colour(of: run.role)
            let shown = TerminalText.lines(run.text)
            bytes += Array((code.isEmpty ? shown : "\u{1B}[\(code)m\(shown)\u{1B}[0m").utf8)
        }
        try write(bytes, to: stream)
    }

    /// Writes a line of a command's result. What a name or an argument holds cannot command the terminal.
    static func print(_ line: String) throws(UnwritableOutput) {
        try write(Array((TerminalText.lines(line) + "\n").utf8), to: .output)
    }

    /// Says a line to the person at the terminal. Where nobody can hear it, that cannot be said either.
    static func say(_ line: String) {
        _ = send(Array((TerminalText.lines(line) + "\n").utf8), to: STDERR_FILENO)
    }

    /// Shows a line in the place of the one that was shown before, or takes that away. Only on a terminal: a file would
    /// keep all of them.
    static func showProgress(_ line: String?) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        _ = send(Array(("\r" + TerminalText.lines(line ?? "") + "\u{1B}[K").utf8), to: STDERR_FILENO)
    }

    /// Writes bytes. A result that cannot be written is an error; a reader that went away wanted no more of it,
    /// and nobody hears what cannot be written to the other stream.
    static func write(_ bytes: [UInt8], to stream: Stream) throws(UnwritableOutput) {
        let code = send(bytes, to: stream.descriptor)
        guard stream == .errors || code == 0 || code == EPIPE else { throw UnwritableOutput(code: code) }
    }

    /// Sends bytes to a descriptor; the machine's error number, or 0.
    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            #if canImport(Glibc)
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            #elseif canImport(Musl)
                let count = rest.withUnsafeBytes { Musl.write(descriptor, $0.baseAddress, $0.count) }
            #else
                let count = rest.withUnsafeBytes { Darwin.write(descriptor, $0.baseAddress, $0.count) }
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            rest = rest.dropFirst(count)
        }
        return 0
    }

    // The machine is asked once for each stream.
    private static let outputHasColours = hasColours(.output)
    private static let errorsHaveColours = hasColours(.errors)

    private static func hasColours(_ stream: Stream) -> Bool {
        isatty(stream.descriptor) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    }

    /// The parameters of the terminal's sequence for a role (ECMA-48, select graphic rendition).
    private static func colour(of role: TextRole) -> String {
        switch role {
        case .plain: ""
        case .path, .message: "1"
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        case .help: "1;32"
        case .gutter: "34"
        }
    }
}

/// The result of a command that nobody gets, since standard output cannot be written.
struct UnwritableOutput: Error, CustomStringConvertible {
    /// The machine's error number.
    let code: Int32

    /// A sentence without its full stop.
    var description: String { "cannot write to standard output: \(String(cString: strerror(code)))" }
}
