import Diagnostics
import Testing

@testable import Preview

/// Which findings a person is told of when a file was saved.
@Suite struct FindingChangesTests {
    private static func finding(_ message: String, at offset: Int = 0, in path: String = "a.md") -> Diagnostic
    {
        Diagnostic(.brokenLink, .error, message, at: Location(path: path, range: offset..<offset + 1))
    }

    @Test func whatIsNewAppearsAndWhatIsGoneIsMended() {
        let changes = FindingChanges(
            from: [Self.finding("x"), Self.finding("y")], to: [Self.finding("y"), Self.finding("z")])
        #expect(changes.appeared.map(\.message) == ["z"])
        #expect(changes.mended.map(\.message) == ["x"])
    }

    @Test func whatOnlyMovedIsNeither() {
        let changes = FindingChanges(from: [Self.finding("x")], to: [Self.finding("x", at: 7)])
        #expect(changes.appeared.isEmpty)
        #expect(changes.mended.isEmpty)
    }

    @Test func theSameInAnotherFileIsAnother() {
        let changes = FindingChanges(from: [Self.finding("x")], to: [Self.finding("x", in: "b.md")])
        #expect(changes.appeared.count == 1)
        #expect(changes.mended.count == 1)
    }

    @Test func oneOfTwoAlikeIsMended() {
        let two = [Self.finding("x"), Self.finding("x", at: 9)]
        #expect(FindingChanges(from: two, to: [two[1]]).mended.count == 1)
        #expect(FindingChanges(from: [two[0]], to: two).appeared == [two[1]])
    }
}
