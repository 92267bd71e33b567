import NIOHTTP1

/// Why a request is not looked at.
struct RefusedRequest: Error {
    /// What the client is told.
    let answer: Answer
    /// Whether what follows on the connection can still be understood.
    var isHarmless = true
}

extension HTTPRequestHead {
    /// The request that a head and a body are, where its method, its target and its host are such as the server knows.
    func request(_ body: [UInt8], _ hosts: AllowedHosts) -> Result<Request, RefusedRequest> {
        let method: Request.Method
        switch self.method {
        case .GET: method = .get
        case .HEAD: method = .head
        case .POST: method = .post
        default:
            return .failure(
                RefusedRequest(
                    answer: .says(
                        405, "Only GET, HEAD and POST are known", fields: [("allow", "GET, HEAD, POST")])))
        }
        guard version.major == 1 else {
            return .failure(
                RefusedRequest(answer: .says(400, "Only HTTP/1.1 is spoken here"), isHarmless: false))
        }
        guard headers["expect"].isEmpty else {
            return .failure(
                RefusedRequest(answer: .says(417, "Nothing can be expected here"), isHarmless: false))
        }
        guard let target = Target(uri) else {
            return .failure(RefusedRequest(answer: .says(400, "The address is none of this server's")))
        }
        let named = headers["host"]
        guard named.count == 1 else {
            return .failure(RefusedRequest(answer: .says(400, "A request names one host"), isHarmless: false))
        }
        guard (named + [target.authority].compactMap(\.self)).allSatisfy(hosts.allows) else {
            return .failure(
                RefusedRequest(
                    answer: .says(403, "This server is not known by the name \(named[0].prefix(255))")))
        }
        return .success(Request(method, target.path, query: target.query, fields: fields, body: body))
    }

    /// The fields that there is one of.
    private var fields: [String: String] {
        var counts: [String: Int] = [:]
        var fields: [String: String] = [:]
        for (name, value) in headers {
            let name = name.lowercased()
            counts[name, default: 0] += 1
            fields[name] = value
        }
        return fields.filter { counts[$0.key] == 1 }
    }
}

extension Answer {
    /// The fields of its header, with those that every answer has.
    var httpFields: HTTPHeaders {
        var headers = HTTPHeaders(fields.map { ($0.name, $0.value) })
        headers.add(name: "cache-control", value: "no-cache")
        headers.add(name: "x-content-type-options", value: "nosniff")
        return headers
    }
}
