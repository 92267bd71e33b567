/// The requests that one host gets, one after the other: a value that says the next one and takes what came of it.
///
/// An address is asked with HEAD, or with GET where a place on its page is looked for; what HEAD does not settle is asked
/// again with GET. A host with several addresses is asked first how long it wants to be left alone in between.
package struct HostVisit: Sendable {
    private struct Question {
        let address: WebAddress
        var fragments: Set<String>
    }

    /// The host's name.
    package let host: String
    /// What was learned since somebody last asked.
    private(set) var answers: [(address: WebAddress, answer: WebAnswer)] = []
    /// Whether any server answered.
    private(set) var hasHeard = false
    private var open: [Question] = []
    private var method = WebRequest.Method.head
    private var tries = 0
    private var pause = 0
    /// How many addresses in a row no server answered for.
    private var silences = 0
    /// How long the host wants to be left alone, by the origins whose rules were read.
    private var delays: [String: Int] = [:]

    /// How often an address is asked that gives no answer.
    static let mostTries = 3
    /// How long a server is waited for that wants to be left alone, in seconds.
    static let longestPause = 60
    /// After so many addresses without any answer nobody is at home.
    static let mostSilences = 2
    /// How much is read of a page with a place to look for, and of other answers, in bytes.
    static let largestPage = 2 << 20
    static let largestHead = 64 << 10
    /// The seconds before the second and the third try.
    private static let pauses = [1, 3]

    init(host: String) { self.host = host }

    mutating func add(_ address: WebAddress, _ fragments: Set<String>) {
        if let index = open.firstIndex(where: { $0.address == address }) {
            open[index].fragments.formUnion(fragments)
        } else {
            open.append(Question(address: address, fragments: fragments))
        }
        if open.count == 1 { begin() }
    }

    /// How many addresses are still to be asked about.
    package var openCount: Int { open.count }

    /// Whether nothing is to be asked.
    var isDone: Bool { open.isEmpty }

    mutating func takeAnswers() -> [(address: WebAddress, answer: WebAnswer)] {
        defer { answers = [] }
        return answers
    }

    // MARK: What is asked

    /// The next request; `nil` where there is none.
    package var next: WebRequest? {
        guard let question = open.first else { return nil }
        let asksRobots = asksRobots
        let method = asksRobots || !question.fragments.isEmpty ? .get : method
        return WebRequest(
            address: asksRobots ? question.address.robots : question.address, method: method, pause: pause,
            mostBytes: question.fragments.isEmpty || asksRobots ? Self.largestHead : Self.largestPage)
    }

    /// Whether the rules for robots are to be read first.
    private var asksRobots: Bool {
        guard let origin = open.first?.address.origin, delays[origin] == nil else { return false }
        return open.count { $0.address.origin == origin } > 1
    }

    /// Says that nothing more is asked, in words that say why.
    package mutating func giveUp(_ reason: String) { answerAll(.unknown(reason)) }

    // MARK: What came of it

    /// Takes what came of the next request.
    package mutating func take(_ reply: WebReply) {
        guard let question = open.first else { return }
        if case .failed(.privateHost) = reply {
            return answerAll(.unknown(Self.wordsForPrivate))
        }
        if asksRobots {
            delays[question.address.origin] = Self.delay(reply)
            pause = delay
            return
        }
        switch reply {
        case .answer(let response):
            hasHeard = true
            silences = 0
            take(response, to: question)
        case .failed(let failure): take(failure)
        }
    }

    static let wordsForPrivate =
        "the host is this machine or one of a private network, which is asked only with `--external-private`"

    private static func delay(_ reply: WebReply) -> Int {
        guard case .answer(let response) = reply, response.status == 200 else { return 0 }
        return CrawlDelay.seconds(in: response.body, for: "waymark")
    }

    private mutating func take(_ failure: WebFailure) {
        if tryAgain() { return }
        silences += 1
        switch failure {
        case .noHost: answerAll(.noHost)
        case .silence(let reason):
            finish(.unknown(reason))
            if silences >= Self.mostSilences { answerAll(.unknown("the host does not answer")) }
        case .privateHost: answerAll(.unknown(Self.wordsForPrivate))
        }
    }

    private mutating func take(_ response: WebResponse, to question: Question) {
        switch response.status {
        case 200..<300: finish(.found(Self.places(question.fragments, in: response)))
        case 301, 302, 303, 307, 308:
            guard let target = response.location else {
                return finish(
                    .unknown("the server answers \(response.status) and does not say what is where"))
            }
            finish(.redirect(to: target, isPermanent: [301, 308].contains(response.status)))
        case 429, 500, 502..<600: retry(response)
        default:
            if method == .head, question.fragments.isEmpty {
                method = .get
                pause = delay
            } else if response.status == 404 || response.status == 410 {
                finish(.gone(response.status))
            } else {
                finish(.unknown("the server answers \(response.status)"))
            }
        }
    }

    /// Leaves a server alone that has too much to do, as long as it says.
    private mutating func retry(_ response: WebResponse) {
        let words = "the server answers \(response.status)"
        let asked = response.retryAfter
        if let asked, asked > Self.longestPause {
            return answerAll(.unknown(words + " and wants to be left alone for \(asked) seconds"))
        }
        if !tryAgain() { finish(.unknown(words)) }
        pause = max(pause, asked ?? 0)
    }

    /// Whether the same is asked once more.
    private mutating func tryAgain() -> Bool {
        guard tries + 1 < Self.mostTries else { return false }
        pause = max(delay, Self.pauses[tries])
        tries += 1
        // Some servers fail at HEAD alone.
        method = .get
        return true
    }

    /// Which places are on a page.
    private static func places(_ names: Set<String>, in response: WebResponse) -> [String: WebPlace] {
        guard !names.isEmpty else { return [:] }
        guard response.isHTML else { return Dictionary(uniqueKeysWithValues: names.map { ($0, .untold) }) }
        let found = HTMLAnchors.found(names, in: response.body)
        return Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, found.contains($0) ? .present : response.isWhole ? .missing : .untold)
            })
    }

    private mutating func finish(_ answer: WebAnswer) {
        answers.append((open.removeFirst().address, answer))
        begin()
        pause = delay
    }

    private mutating func answerAll(_ answer: WebAnswer) {
        answers += open.map { ($0.address, answer) }
        open = []
        begin()
    }

    /// Begins with the first open question.
    private mutating func begin() {
        method = .head
        tries = 0
    }

    /// How long the host is to be left alone before the first open question.
    private var delay: Int { open.first.flatMap { delays[$0.address.origin] } ?? 0 }
}
