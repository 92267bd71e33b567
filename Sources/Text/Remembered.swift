public import Synchronization

/// Values that are made when their keys are first asked for, once each, whoever asks.
public final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    @usableFromInline let known = Mutex<[Key: Value]>([:])

    @usableFromInline let most: Int

    /// Remembers nothing yet.
    ///
    /// - Parameter most: how many values are kept; one more, and all are forgotten.
    public init(atMost most: Int = .max) {
        self.most = most
    }

    /// The value of a key, made the first time.
    ///
    /// - Parameter make: what makes it; it must not ask for another key's value itself.
    @inlinable public func value(_ key: Key, _ make: () -> Value) -> Value {
        known.withLock { known in
            if let value = known[key] { return value }
            let value = make()
            if known.count >= most { known = [:] }
            known[key] = value
            return value
        }
    }

    /// The value of a key, if it was made before.
    @inlinable public subscript(key: Key) -> Value? { known.withLock { $0[key] } }

    /// Keeps a value that was made elsewhere.
    @inlinable public func keep(_ value: Value, for key: Key) { _ = self.value(key) { value } }
}
