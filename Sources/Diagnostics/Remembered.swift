import Synchronization

/// Values that are made when their keys are first asked for, once each, whoever asks.
public final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    @usableFromInline let known = Mutex<[Key: Value]>([:])

    /// Remembers nothing yet.
    public init() {}

    /// The value of a key, made the first time.
    ///
    /// - Parameter make: what makes it; it must not ask for another key's value itself.
    @inlinable public func value(_ key: Key, _ make: () -> Value) -> Value {
        known.withLock { known in
            if let value = known[key] { return value }
            let value = make()
            known[key] = value
            return value
        }
    }
}
