/// How much of a server clients can take.
package struct Limits: Sendable {
    /// How many connections there are at once.
    package var connections = 1000
    /// How long a request's head may take, from the connection or the last answer on, and then its body, in milliseconds.
    package var patience = 10_000
    /// How long a client may take to read a piece of an answer, in milliseconds.
    package var slowestPiece = 30_000
    /// The largest head, in bytes.
    package var head = 32 << 10
    /// The largest body of a request, in bytes.
    package var body = 16 << 10

    /// The size of the pieces that answers are sent in, in bytes.
    static let piece = 256 << 10

    /// The limits that a preview has.
    package init() {}
}
