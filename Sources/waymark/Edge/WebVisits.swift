import SiteGenerator
import Synchronization
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Asks the web whether links lead to something, with the program `curl`: several hosts at a time, and each host one
/// request after the other.
struct WebVisits: Sendable {
    /// How long one request may take, in seconds.
    let seconds: Int
    /// Whether hosts are asked that are this machine or in a private network.
    let allowsPrivate: Bool

    private static let mostHosts = 8
    /// How long all requests together may take, in milliseconds.
    private static let longest = 15 * 60_000

    /// What is answered to questions, beside what earlier runs learned.
    func answers(
        to questions: [WebQuestion], known: WebAnswers, today: String
    ) throws(DownloadError) -> WebAnswers {
        var survey = WebSurvey(questions, known: known, allowsPrivate: allowsPrivate, today: today)
        // Without the program every host would look silent.
        if !survey.openVisits.isEmpty {
            _ = try Child.run(["curl", "--version"], limit: 1 << 16, for: "the links")
        }
        let stopwatch = Stopwatch()
        let progress = Progress()
        defer { Terminal.showProgress(nil) }
        while true {
            let open = survey.openVisits
            guard !open.isEmpty else { return survey.answers }
            progress.expect(open.reduce(0) { $0 + $1.openCount })
            survey.take(concurrentMap(open, jobs: Self.mostHosts) { made($0, stopwatch, progress) })
        }
    }

    /// How far it is, for the person at the terminal.
    private final class Progress: Sendable {
        private let counts = Mutex((done: 0, expected: 0))

        func expect(_ more: Int) { show { $0.expected += more } }

        func note(_ done: Int) {
            if done > 0 { show { $0.done += done } }
        }

        private func show(_ change: (inout (done: Int, expected: Int)) -> Void) {
            counts.withLock { counts in
                change(&counts)
                Terminal.showProgress("\(counts.done) of \(counts.expected) links asked")
            }
        }
    }

    /// A visit to a host, made to its end.
    private func made(_ begun: HostVisit, _ stopwatch: Stopwatch, _ progress: Progress) -> HostVisit {
        var visit = begun
        let place = place(of: visit.host)
        while let request = visit.next {
            guard stopwatch.milliseconds + request.pause * 1000 < Self.longest else {
                visit.giveUp("no time is left, since a run ends after \(Self.longest / 60_000) minutes")
                return visit
            }
            sleep(UInt32(request.pause))
            let open = visit.openCount
            switch place {
            case .failure(let failure): visit.take(.failed(failure.reason))
            case .success(let addresses): visit.take(reply(to: request, at: addresses))
            }
            progress.note(open - visit.openCount)
        }
        return visit
    }

    private struct NoPlace: Error {
        let reason: WebFailure
    }

    /// The addresses of a host, so that what was looked at is what is asked; none where a proxy knows them, or where the
    /// name is an address itself.
    private func place(of host: String) -> Result<[String], NoPlace> {
        if Machine.hasProxy || allowsPrivate || !NetworkAddress.list(in: Array(host.utf8)).isEmpty {
            return .success([])
        }
        #if canImport(Darwin)
            let question = ["dscacheutil", "-q", "host", "-a", "name", host]
        #else
            let question = ["getent", "ahosts", host]
        #endif
        do {
            let run = try Child.run(question, limit: 1 << 16, for: host)
            let addresses = NetworkAddress.list(in: run.output)
            if addresses.isEmpty { return .failure(NoPlace(reason: .noHost)) }
            let isPrivate = addresses.contains(where: NetworkAddress.isPrivate)
            return isPrivate ? .failure(NoPlace(reason: .privateHost)) : .success(addresses)
        } catch {
            return .failure(NoPlace(reason: .silence(error.reason)))
        }
    }

    private func reply(to request: WebRequest, at addresses: [String]) -> WebReply {
        let place = request.address
        var arguments = [
            "curl", "--disable", "--silent", "--show-error", "--globoff", "--suppress-connect-headers",
            request.method == .head ? "--head" : "--include", "--proto",
            place.isEncrypted ? "=https" : "=http", "--connect-timeout", "\(min(10, seconds))",
            "--max-time", "\(seconds)", "--user-agent", "waymark/\(Waymark.version)", "--header",
            "Accept: text/html,*/*;q=0.8", "--url", place.requestText,
        ]
        if !addresses.isEmpty {
            let port = place.port ?? (place.isEncrypted ? 443 : 80)
            let list = addresses.map { $0.contains(":") ? "[\($0)]" : $0 }.joined(separator: ",")
            arguments += ["--resolve", "\(place.host):\(port):\(list)"]
        }
        if place.isLoopback { arguments += ["--noproxy", "*"] }
        do {
            let run = try Child.run(arguments, limit: request.mostBytes, for: place.shown)
            let isWhole = run.status == 0 && !run.wasCut
            if let response = WebResponse(parsing: run.output, isWhole: isWhole) { return .answer(response) }
            switch run.status {
            case 6: return .failed(.noHost)
            case 28:
                let time = seconds.counted("second")
                return .failed(.silence("there is no answer within \(time)"))
            default: return .failed(.silence(Download.reason(run.status, run.errors)))
            }
        } catch {
            return .failed(.silence(error.reason))
        }
    }
}
