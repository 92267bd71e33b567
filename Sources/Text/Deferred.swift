public import Synchronization

/// A value that is made when it is first asked for, once, whoever asks.
public final class Deferred<Value: Sendable>: Sendable {
    @usableFromInline let made = Mutex<Value?>(nil)
    @usableFromInline let make: @Sendable () -> Value

    /// A value that a function will make; the function must not ask for the value itself.
    public init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    /// The value, made the first time.
    @inlinable public var value: Value {
        made.withLock { kept in
            if let kept { return kept }
            let value = make()
            kept = value
            return value
        }
    }
}
