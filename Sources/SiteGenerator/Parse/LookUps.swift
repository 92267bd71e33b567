import Synchronization
import Text

/// What a page looked for in other files while it was read: each place that it asked for, and the text that was there.
///
/// With the page's own bytes and the options of Markdown this is all that a `ParsedPage` is made of.
struct LookUps: Sendable {
    /// The texts by the places that were asked for; `nil` where there was none.
    private(set) var texts: [PathKey: SourceText?] = [:]
    /// Whether the names of all texts made a difference, as they do for a help text.
    private(set) var asksForNames = false

    /// Whether nothing was looked for.
    var isEmpty: Bool { texts.isEmpty }

    /// The places where there was no text.
    var inVain: [PathKey] { texts.filter { $0.value == nil }.map(\.key) }

    /// Whether the same look-ups find the same in other texts.
    ///
    /// - Parameter namesAreSame: whether those have the same places.
    func hold(in others: SiteTexts, namesAreSame: Bool) -> Bool {
        guard namesAreSame || !asksForNames else { return false }
        return texts.allSatisfy { others.text(at: $0.key.text) == $0.value }
    }

    fileprivate mutating func note(_ place: String, _ text: SourceText?) {
        texts[PathKey(place)] = .some(text)
    }

    fileprivate mutating func noteNames() { asksForNames = true }
}

/// Notes what one page looks up.
final class LookUpRecord: Sendable {
    private let noted = Mutex(LookUps())

    /// What was looked up so far.
    var lookUps: LookUps { noted.withLock { $0 } }

    /// Notes that a place was asked for.
    func note(_ place: String, _ text: SourceText?) {
        noted.withLock { $0.note(place, text) }
    }

    /// Notes that the names of all texts were asked for.
    func noteNames() {
        noted.withLock { $0.noteNames() }
    }
}
