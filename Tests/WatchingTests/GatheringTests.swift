import Testing

@testable import Watching

/// When changes are told. Moments are milliseconds here.
@Suite struct GatheringTests {
    private static let millisecond = 1_000_000

    /// Notes paths at moments, and gives what is told at each moment that something is due, until nothing is.
    private func told(_ notes: [(Int, String, Gathering.Sign)]) -> [Tell] {
        var gathering = Gathering()
        var (tells, notes) = ([Tell](), notes[...])
        while true {
            let next = notes.first.map { $0.0 * Self.millisecond } ?? .max
            if let due = gathering.due, due < next {
                if let changes = gathering.take(at: due) { tells.append(Tell(due, changes)) }
            } else if let (_, path, sign) = notes.popFirst() {
                gathering.note(path, sign, at: next)
            } else {
                return tells
            }
        }
    }

    private struct Tell: Equatable, CustomStringConvertible {
        let moment: Int
        let changes: Changes

        init(_ moment: Int, _ changes: Changes) { (self.moment, self.changes) = (moment, changes) }

        init(at milliseconds: Int, _ paths: Set<String>) {
            self.init(milliseconds * GatheringTests.millisecond, .paths(paths))
        }

        var description: String { "\(moment): \(changes)" }
    }

    @Test func aLoneChangeIsToldAtOnce() {
        #expect(told([(5, "a", .settled)]) == [Tell(at: 5, ["a"])])
        #expect(told([(5, "a", .settled), (6, "a", .settled)]).first == Tell(at: 5, ["a"]))
    }

    @Test func manyAreToldWhenNoneCameForTenMilliseconds() {
        let two: [(Int, String, Gathering.Sign)] = [(0, "a", .settled), (0, "b", .settled)]
        #expect(told(two) == [Tell(at: 10, ["a", "b"])])
        #expect(told(two + [(9, "c", .settled)]) == [Tell(at: 19, ["a", "b", "c"])])
        #expect(told(two + [(11, "c", .settled)]) == [Tell(at: 10, ["a", "b"]), Tell(at: 20, ["c"])])
        #expect(told(two + [(21, "c", .settled)]) == [Tell(at: 10, ["a", "b"]), Tell(at: 21, ["c"])])
    }

    @Test func manyAreToldAHundredMillisecondsAfterTheFirst() {
        let many = (0..<30).map { ($0 * 5, "\($0)", Gathering.Sign.unsettled) }
        #expect(
            told(many) == [
                Tell(at: 100, Set((0...20).map { "\($0)" })), Tell(at: 155, Set((21...29).map { "\($0)" })),
            ])
    }

    @Test func aRemovalWaitsForWhatTakesItsPlace() {
        #expect(told([(0, "a", .unsettled)]) == [Tell(at: 10, ["a"])])
        #expect(told([(0, "a", .unsettled), (3, "a", .settled)]) == [Tell(at: 3, ["a"])])
        #expect(
            told([(0, "a", .unsettled), (3, "a", .open), (40, "a", .settled)]) == [Tell(at: 40, ["a"])])
    }

    @Test func anOpenFileIsToldAfterItsLastWrite() {
        #expect(told([(0, "a", .open)]) == [Tell(at: 100, ["a"])])
        #expect(told([(0, "a", .open), (99, "a", .open)]) == [Tell(at: 199, ["a"])])
        #expect(told([(0, "a", .open), (50, "b", .settled)]) == [Tell(at: 50, ["b"]), Tell(at: 100, ["a"])])
        let log = (0...20).map { ($0 * 90, "a", Gathering.Sign.open) }
        #expect(told(log) == [Tell(at: 1000, ["a"]), Tell(at: 1900, ["a"])])
    }

    @Test func newRightsAfterASaveDelayNothing() {
        #expect(
            told([(0, "a", .unsettled), (0, "a", .settled), (0, "a", .attributes)]) == [Tell(at: 0, ["a"])])
        #expect(told([(0, "a", .attributes)]) == [Tell(at: 100, ["a"])])
        #expect(told([(0, "a", .open), (50, "a", .attributes)]) == [Tell(at: 100, ["a"])])
    }

    @Test func bothNamesOfARenameAreOneChange() {
        var gathering = Gathering()
        gathering.note("a", .unsettled, at: 0)
        gathering.note("b", .settled, at: 0)
        gathering.noteRenamed("a")
        #expect(gathering.due == 0)
        gathering.noteRenamed("c")
        #expect(gathering.take(at: 0) == .paths(["a", "b"]))
    }

    @Test func whatIsQuietIsToldBesideSomethingElse() {
        var gathering = Gathering()
        gathering.noteQuietly("a~", at: 0)
        #expect(gathering.due == nil)
        #expect(gathering.take(at: 5_000_000_000) == nil)
        gathering.note("a", .settled, at: 5_000_000_000)
        #expect(gathering.take(at: 5_000_000_000) == .paths(["a", "a~"]))
        #expect(gathering.due == nil)
    }

    @Test func notEverythingIsKeptQuiet() {
        var gathering = Gathering()
        for number in 1...1000 { gathering.noteQuietly("\(number)~", at: 0) }
        #expect(gathering.due == nil)
        gathering.noteQuietly("1001~", at: 0)
        #expect(gathering.take(at: 0) == .paths(Set((1...1001).map { "\($0)~" })))
    }

    @Test func everythingHoldsAllElse() {
        var gathering = Gathering()
        gathering.note("a", .settled, at: 0)
        gathering.note("b", .open, at: 0)
        gathering.noteEverything(at: 0)
        #expect(gathering.due == 10_000_000)
        #expect(gathering.take(at: 10_000_000) == .everything)
        #expect(gathering.due == nil)
    }
}
