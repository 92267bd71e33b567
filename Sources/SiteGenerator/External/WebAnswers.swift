import Text

/// What one address answered.
package enum WebAnswer: Sendable, Hashable {
    /// It is there, and these places on its page were looked for.
    case found([String: WebPlace])
    /// It leads on to what the reference says, for now or for good.
    case redirect(to: String, isPermanent: Bool)
    /// It is not there, by this status: 404 or 410.
    case gone(Int)
    /// Nobody knows its host.
    case noHost
    /// Nobody can say, for this reason: a sentence without its full stop.
    case unknown(String)
}

/// Whether a place is on a page.
package enum WebPlace: String, Sendable, Hashable {
    case present, missing
    /// The page is no HTML, or not all of it was read.
    case untold
}

/// What addresses of the web answered, and when.
package struct WebAnswers: Sendable {
    /// One answer.
    struct Entry: Sendable, Hashable {
        let answer: WebAnswer
        /// The day of the answer, as `YYYY-MM-DD`.
        let date: String
    }

    private(set) var entries: [WebAddress: Entry] = [:]
    /// Whether any server answered in this run. If none did, it is more likely that this machine has no network than that
    /// the hosts are gone.
    private(set) var hasHeard = false

    /// Nothing was asked.
    package init() {}

    /// How many redirects are followed.
    static let mostRedirects = 5
    /// How many days an answer is believed that says that something is there.
    static let daysKept = 7

    /// What is asked again only after some days: what was there, and where it leads.
    func stillValid(on today: String) -> WebAnswers {
        var answers = WebAnswers()
        guard let today = CalendarDay(today) else { return answers }
        answers.entries = entries.filter { _, entry in
            guard let day = CalendarDay(entry.date), day <= today else { return false }
            switch entry.answer {
            case .found, .redirect: return day.adding(days: Self.daysKept) > today
            case .gone, .noHost, .unknown: return false
            }
        }
        return answers
    }

    /// Notes an answer. Places that were looked for before are still known.
    mutating func note(_ answer: WebAnswer, of address: WebAddress, on date: String) {
        guard case .found(let places) = answer, case .found(let known)? = entries[address]?.answer else {
            entries[address] = Entry(answer: answer, date: date)
            return
        }
        entries[address] = Entry(answer: .found(known.merging(places) { $1 }), date: date)
    }

    mutating func noteReply() { hasHeard = true }

    /// Whether an address need not be asked for these places.
    func settles(_ address: WebAddress, _ fragments: Set<String>) -> Bool {
        guard let answer = entries[address]?.answer else { return false }
        guard case .found(let places) = answer else { return true }
        return fragments.allSatisfy { places[$0] != nil }
    }
}

/// What is to be said of a link.
struct WebVerdict: Sendable, Hashable {
    enum Outcome: Sendable, Hashable {
        case fine
        /// The status and the address that gave it.
        case gone(Int, at: WebAddress)
        case noHost(String)
        /// The page is there, and the place on it is not.
        case missingPlace(at: WebAddress)
        case unknown(String)
    }

    let outcome: Outcome
    /// The address that it has for good by now, with the fragment that the server gave it.
    let moved: String?
}

extension WebAnswers {
    /// What is to be said of a link; `nil` where it was not asked about.
    func verdict(_ question: WebQuestion) -> WebVerdict? {
        guard entries[question.address] != nil else { return nil }
        var (address, fragment) = (question.address, question.fragment)
        var (moved, isPermanent) = (nil as String?, true)
        for _ in 0...Self.mostRedirects {
            guard let answer = entries[address]?.answer else { break }
            switch answer {
            case .redirect(let target, let isForGood):
                guard let next = address.moved(to: target) else {
                    return WebVerdict(
                        outcome: .unknown("it leads on to an address that cannot be asked"), moved: nil)
                }
                let part = target.firstIndex(of: "#").map { String(target[$0...]) } ?? ""
                // The place that the server names counts, and it was not asked about.
                if !part.isEmpty { fragment = nil }
                isPermanent = isPermanent && isForGood
                if isPermanent { moved = next.text + part }
                address = next
            case .found(let places):
                let isMissing = fragment.map { places[$0] == .missing } ?? false
                return WebVerdict(outcome: isMissing ? .missingPlace(at: address) : .fine, moved: moved)
            case .gone(let status): return WebVerdict(outcome: .gone(status, at: address), moved: nil)
            case .noHost:
                return WebVerdict(
                    outcome: hasHeard ? .noHost(address.host) : .unknown("no server answers at all"),
                    moved: nil)
            case .unknown(let reason): return WebVerdict(outcome: .unknown(reason), moved: nil)
            }
        }
        return WebVerdict(outcome: .unknown("its redirects do not come to an end"), moved: nil)
    }
}
