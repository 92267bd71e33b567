/// What may be other than before below the folders that are watched.
package enum Changes: Sendable, Equatable {
    /// Files and folders that may have been made, changed or removed. A folder stands for all that is in it.
    ///
    /// Each path begins with a root as it was named. What is reached through a link below the root is told by
    /// both its paths.
    case paths(Set<String>)
    /// Anything may be other than before: look at all.
    case everything

    /// These changes and later ones.
    package func and(_ later: Changes) -> Changes {
        switch (self, later) {
        case (.paths(let some), .paths(let others)): .paths(some.union(others))
        case (.everything, _), (_, .everything): .everything
        }
    }
}
