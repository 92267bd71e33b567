import Diagnostics

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
    static func write(_ text: StyledText, to stream: Stream) {
        guard hasColours(stream) else {
            write(Array(TerminalText.lines(text.plain).utf8), to: stream)
            return
        }
        var bytes: [UInt8] = []
        for run in text.runs {
            let code = colour(of: run.role)
            let shown = TerminalText.lines(run.text)
            bytes += Array((code.isEmpty ? shown : "\u{1B}[\(code)m\(shown)\u{1B}[0m").utf8)
        }
        write(bytes, to: stream)
    }

    /// Writes a line. What a name or an argument holds cannot command the terminal.
    static func print(_ line: String, to stream: Stream = .output) {
        write(Array((TerminalText.lines(line) + "\n").utf8), to: stream)
    }

    /// Writes bytes. A reader that went away ends the writing, not the program.
    static func write(_ bytes: [UInt8], to stream: Stream) {
        var rest = bytes[...]
        while !rest.isEmpty {
            #if canImport(Glibc)
                let count = rest.withUnsafeBytes { Glibc.write(stream.descriptor, $0.baseAddress, $0.count) }
            #elseif canImport(Musl)
                let count = rest.withUnsafeBytes { Musl.write(stream.descriptor, $0.baseAddress, $0.count) }
            #else
                let count = rest.withUnsafeBytes { Darwin.write(stream.descriptor, $0.baseAddress, $0.count) }
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

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
