/// Asks the web about many links: which host is to be visited next, and what all of them answered.
///
/// It goes in rounds. Each round visits hosts, which can be done at the same time; where answers lead on to others, those
/// are the next round.
package struct WebSurvey: Sendable {
    /// What is known so far.
    package private(set) var answers: WebAnswers
    private let today: String
    private let allowsPrivate: Bool
    private var visits: [String: HostVisit] = [:]
    /// The places that are looked for on the page of an address.
    private var fragments: [WebAddress: Set<String>] = [:]
    /// By how many redirects an address was reached, at least.
    private var depths: [WebAddress: Int] = [:]
    private var asked = 0

    /// How many addresses are asked in one run.
    static let most = 2000

    /// Begins a survey.
    ///
    /// - Parameters:
    ///   - known: what earlier runs learned.
    ///   - allowsPrivate: whether hosts are asked that are this machine or in a private network.
    ///   - today: today's date.
    package init(_ questions: [WebQuestion], known: WebAnswers, allowsPrivate: Bool, today: String) {
        answers = known.stillValid(on: today)
        self.allowsPrivate = allowsPrivate
        self.today = today
        for question in questions {
            ask(question.address, Set(question.fragment.map { [$0] } ?? []), depth: 0)
        }
    }

    /// The hosts that are to be visited, by name; none where all is answered.
    package var openVisits: [HostVisit] {
        visits.values.filter { !$0.isDone }.sorted { $0.host < $1.host }
    }

    /// Takes visits that came to their end.
    package mutating func take(_ ended: [HostVisit]) {
        for var visit in ended {
            if visit.hasHeard { answers.noteReply() }
            let news = visit.takeAnswers()
            visits[visit.host] = visit
            for (address, answer) in news {
                answers.note(answer, of: address, on: today)
                follow(answer, of: address)
            }
        }
    }

    private mutating func ask(_ address: WebAddress, _ places: Set<String>, depth: Int) {
        fragments[address, default: []].formUnion(places)
        depths[address] = min(depths[address] ?? depth, depth)
        if answers.settles(address, places) {
            if let answer = answers.entries[address]?.answer { follow(answer, of: address) }
            return
        }
        if address.isPrivate, !allowsPrivate {
            return answers.note(.unknown(HostVisit.wordsForPrivate), of: address, on: today)
        }
        if asked >= Self.most {
            return answers.note(
                .unknown("no more than \(Self.most) addresses are asked in a run"), of: address, on: today)
        }
        asked += 1
        visits[address.host, default: HostVisit(host: address.host)].add(address, places)
    }

    /// Asks where an address leads on to.
    private mutating func follow(_ answer: WebAnswer, of address: WebAddress) {
        guard case .redirect(let target, _) = answer, let depth = depths[address],
            depth < WebAnswers.mostRedirects, let next = address.moved(to: target)
        else { return }
        let places = fragments[address] ?? []
        let isKnown = depths[next].map { $0 <= depth + 1 } ?? false
        if isKnown, fragments[next]?.isSuperset(of: places) ?? false { return }
        ask(next, target.contains("#") ? [] : places, depth: depth + 1)
    }
}
