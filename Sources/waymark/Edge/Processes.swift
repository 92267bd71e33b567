import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a program that runs on does with others: it starts them without waiting, and is itself ended from outside.
enum Processes {
    private static let children = Mutex<[pid_t]>([])

    /// Starts a program with its arguments in a list, apart from this one: it reads nothing, and what ends this one does not
    /// end it. Gives the machine's error number, or 0.
    static func start(_ arguments: [String]) -> Int32 {
        children.withLock { children in
            var status: Int32 = 0
            children.removeAll { waitpid($0, &status, WNOHANG) != 0 }
            var process: pid_t = 0
            let code = spawn(arguments, &process)
            if code == 0 { children.append(process) }
            return code
        }
    }

    private static func spawn(_ arguments: [String], _ process: inout pid_t) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM] { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP))
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return posix_spawnp(&process, arguments[0], &actions, &attributes, pointers, environ)
    }

    /// Opens an address in the browser that the machine prefers.
    static func browse(_ address: String) -> Int32 {
        #if canImport(Darwin)
            start(["open", address])
        #else
            start(["xdg-open", address])
        #endif
    }

    /// From now on this program ends at once and well when somebody at the terminal wants that, or another program does.
    /// Nothing is lost by it: whatever it writes is whole at any moment. Clients that go away end nothing.
    static func endWhenAsked() {
        signal(SIGINT) { _ in _exit(0) }
        signal(SIGTERM) { _ in _exit(0) }
        signal(SIGPIPE, SIG_IGN)
        // Whoever started this program may have held signals back, and it has inherited that.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Lets this program have as many files and connections open as it may.
    static func raiseFileLimit() {
        var limit = rlimit()
        #if canImport(Glibc)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 4096)
        setrlimit(resource, &limit)
    }
}
