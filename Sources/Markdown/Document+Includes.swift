extension Document {
    /// A line `:::include{file=…}`, where another text is to stand.
    public struct Include: Sendable {
        /// The line, without the marks of the lists and quotes that it stands in.
        public let range: Range<Int>
        /// What the line says: `file`, and perhaps `region`.
        public let attributes: InfoString
    }

    /// The includes, in the order of the text. A document does not know other files, so it shows nothing there.
    public var includes: [Include] {
        arena.descendants().filter { arena[$0].kind == .include }.map { id in
            let fence = arena.containers[Int(arena[id].payload)]
            return Include(range: fence.range, attributes: fence.attributes)
        }
    }
}
