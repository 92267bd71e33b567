import Text

/// What explanations find out about a program itself, whatever value they explain. It is kept with the program, so that of a
/// thousand blocks of one schema the first asks.
final class ProgramNotes: Sendable {
    /// The names that the units of an object list, by those units.
    let names = Remembered<[Int], DeclaredNames.Index>(atMost: 1024)
    /// Each unit with those that it refers to and combines.
    let combined = Remembered<Int, [Int]>()
}
