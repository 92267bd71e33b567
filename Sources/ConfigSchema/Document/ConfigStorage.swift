import Text

/// What a document and its nodes share: the arena, and what parsing found. It never changes.
final class ConfigStorage: Sendable {
    let arena: NodeArena
    let problems: [ConfigProblem]
    /// The indices of the root values, one for each document of a stream.
    let roots: [Int]
    let language: ConfigLanguage
    /// Whether the text is none of this language at all.
    let isForeign: Bool
    /// Which values lie in which, made when the first is asked for.
    private let family: Deferred<NodeFamily>

    init(
        arena: NodeArena, problems: [ConfigProblem], roots: [Int], language: ConfigLanguage,
        isForeign: Bool = false
    ) {
        self.isForeign = isForeign
        self.arena = arena
        self.problems = problems
        self.roots = roots
        self.language = language
        family = Deferred { NodeFamily(arena, roots) }
    }

    /// A value on the way from a root to another value, and its position in its parent, from 0.
    struct Ancestor {
        let index: Int
        let position: Int
    }

    /// The values from a root down to `index`, both included; keys are left out.
    func ancestry(of index: Int) -> [Ancestor] { family.value.ancestry(of: index) }
}
