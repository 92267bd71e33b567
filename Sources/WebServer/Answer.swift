/// What a client is given.
package struct Answer: Sendable {
    /// What the body is made of.
    package enum Content: Sendable {
        /// A short text, or none, that nobody keeps.
        case text(String)
        /// Bytes, and the strong tag that tells them from all others at this place (RFC 9110, section 8.8.3).
        case bytes([UInt8], etag: String)
        /// The file at a path, which is read as it is sent.
        case file(String)
        /// Events of a topic for as long as the client listens (HTML, section 9.2). The first are asked for when the client
        /// is among those that hear of the topic, so that nothing is lost in between.
        case events(topic: String, first: @Sendable () -> [UInt8])
    }

    /// The status (RFC 9110, section 15).
    package let status: Int
    /// The fields of the header besides those that say how the body is sent.
    package let fields: [(name: String, value: String)]
    /// The media type of the body.
    let type: String
    /// The body.
    package let content: Content

    /// Makes an answer.
    ///
    /// - Parameter type: the media type of the body.
    package init(
        _ status: Int, type: String, fields: [(name: String, value: String)] = [], _ content: Content
    ) {
        self.status = status
        self.type = type
        self.fields = [("content-type", type)] + fields
        self.content = content
    }

    /// An answer of one sentence.
    package static func says(
        _ status: Int, _ sentence: String, fields: [(name: String, value: String)] = []
    ) -> Answer {
        Answer(status, type: "text/plain; charset=utf-8", fields: fields, .text(sentence + "\n"))
    }

    /// Leads to another place on the same server, by its path with its escapes.
    package static func redirect(to path: String) -> Answer {
        says(302, "The page is at \(path)", fields: [("location", path)])
    }
}
