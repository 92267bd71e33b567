import NIOHTTP1

/// How a body is sent, by what it is and what a client takes (RFC 9110, sections 8.4 and 12.5.3).
enum ContentCoding: Equatable {
    /// As it is, whatever a client takes.
    case none
    /// As it is, because this client takes nothing else, or asks for a part of it.
    case identity
    /// In the format gzip.
    case gzip

    /// A body of fewer bytes fits into one packet either way.
    static let least = 1024
    /// A larger one would keep the server's only thread from other clients for too long.
    static let most = 4 << 20

    init(_ request: Request?, type: String, length: Int) {
        guard let request, (Self.least...Self.most).contains(length), Self.isText(type) else {
            self = .none
            return
        }
        let takes = request.field("accept-encoding").map(Self.takesGzip) ?? false
        self = takes && request.field("range") == nil ? .gzip : .identity
    }

    /// The tag of the body as it is sent, by that of the body as it is.
    func tag(_ etag: String) -> String { self == .gzip ? etag.dropLast() + "-gzip\"" : etag }

    /// Adds the fields that say it.
    func addFields(to fields: inout HTTPHeaders) {
        if self != .none { fields.add(name: "vary", value: "accept-encoding") }
        if self == .gzip {
            fields.add(name: "content-encoding", value: "gzip")
        } else {
            fields.add(name: "accept-ranges", value: "bytes")
        }
    }

    /// Whether what a media type stands for is text, which is what becomes smaller.
    private static func isText(_ type: String) -> Bool {
        let plain = type.prefix { $0 != ";" }.lowercased()
        return plain.hasPrefix("text/") && plain != "text/event-stream"
            || plain.hasSuffix("json") || plain.hasSuffix("xml") || plain == "application/wasm"
    }

    /// Whether a client takes the format by a list of codings, each perhaps with how much it is liked, from 0 to 1.
    private static func takesGzip(_ list: String) -> Bool {
        var likings: [Substring: Double] = [:]
        for entry in list.lowercased().split(separator: ",") {
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let name = parts.first else { continue }
            let liking = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
            likings[name[...]] = liking.map { Double($0) ?? 0 } ?? 1
        }
        return (likings["gzip"] ?? likings["x-gzip"] ?? likings["*"] ?? 0) > 0
    }
}
