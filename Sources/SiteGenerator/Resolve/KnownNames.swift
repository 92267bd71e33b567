import Text

/// Names that authors can write, to tell whether there is one, and which was meant where there is none.
struct KnownNames: Sendable {
    private let names: Set<String>
    /// Made when the first misspelt name asks.
    private let spelling: Deferred<SpellingIndex>

    init(_ names: some Sequence<String>) {
        let names = Set(names)
        self.names = names
        spelling = Deferred { SpellingIndex(names) }
    }

    /// Whether a name is one of them.
    func contains(_ name: String) -> Bool { names.contains(name) }

    /// The name that a misspelt one is nearest to.
    func nearest(to name: String) -> String? { spelling.value.nearest(to: name) }
}
