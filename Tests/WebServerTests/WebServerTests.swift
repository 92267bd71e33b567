#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

import Testing

@testable import WebServer

/// What a server makes of whatever clients send, seen from the other end of the connection.
@Suite(.serialized) struct WebServerTests {
    /// Answers with what it was asked.
    private static func server(_ limits: Limits = Limits()) throws -> WebServer {
        let server = try WebServer(host: "127.0.0.1", port: 0, limits: limits)
        server.open { request in
            switch request.path {
            case "/page": Answer(200, type: "text/html", .bytes(Array("0123456789".utf8), etag: "\"v1\""))
            case "/large":
                Answer(
                    200, type: "text/plain", .bytes(Array(repeating: 0x61, count: 3_000_000), etag: "\"l\""))
            case "/text":
                Answer(
                    200, type: "text/css; charset=utf-8",
                    .bytes(Array(repeating: 0x61, count: Int(request.query) ?? 2000), etag: "\"t\""))
            case "/picture":
                Answer(200, type: "image/png", .bytes(Array(repeating: 0, count: 2000), etag: "\"p\""))
            case "/file": Answer(200, type: "text/plain", .file("/etc/hostname"))
            case "/pipe": Answer(200, type: "text/plain", .file("/dev/zero"))
            case "/moved": .redirect(to: "/page")
            case "/events":
                Answer(
                    200, type: "text/event-stream",
                    .events(topic: request.parameter("page") ?? "") {
                        Array("data: first\n\n".utf8)
                    })
            default:
                .says(
                    request.method == .post ? 202 : 404,
                    "\(request.path)|\(request.query)|\(String(decoding: request.body, as: UTF8.self))")
            }
        }
        return server
    }

    /// What comes back for some bytes, until the server ends the connection.
    private static func answer(_ text: String, _ limits: Limits = Limits()) throws -> String {
        let server = try server(limits)
        defer { server.close() }
        let client = try RawClient(server.port)
        client.send(text)
        return client.receiveAll()
    }

    private static func get(_ path: String, _ fields: String = "", method: String = "GET") throws -> String {
        try answer("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(fields)\r\n")
    }

    // MARK: What is well-formed

    @Test func aPageIsGivenWithItsTag() throws {
        let answer = try Self.get("/page")
        #expect(answer.status == 200)
        #expect(answer.body == "0123456789")
        #expect(answer.field("etag") == "\"v1\"")
        #expect(answer.field("content-length") == "10")
        #expect(answer.field("content-type") == "text/html")
        #expect(answer.field("cache-control") == "no-cache")
        #expect(answer.field("x-content-type-options") == "nosniff")
    }

    @Test func theHeadAloneSaysTheSame() throws {
        let answer = try Self.get("/page", method: "HEAD")
        #expect(answer.status == 200)
        #expect(answer.field("content-length") == "10")
        #expect(answer.body == "")
    }

    @Test(arguments: [
        ("If-None-Match: \"v1\"", 304, ""), ("If-None-Match: \"a\", W/\"v1\"", 304, ""),
        ("If-None-Match: *", 304, ""), ("If-None-Match: \"v2\"", 200, "0123456789"),
        ("Range: bytes=2-4", 206, "234"), ("Range: bytes=7-", 206, "789"), ("Range: bytes=-2", 206, "89"),
        ("Range: bytes=5-99", 206, "56789"), ("Range: bytes=-99", 206, "0123456789"),
        ("Range: bytes=9-9223372036854775807", 206, "9"), ("Range: bytes=10-", 416, ""),
        ("Range: bytes=-0", 416, ""), ("Range: bytes=4-2", 200, "0123456789"),
        ("Range: bytes=1-2,4-5", 200, "0123456789"), ("Range: lines=1-2", 200, "0123456789"),
        ("Range: bytes=99999999999999999999-", 200, "0123456789"),
        ("Range: bytes=2-4\r\nIf-Range: \"v1\"", 206, "234"),
        ("Range: bytes=2-4\r\nIf-Range: \"v0\"", 200, "0123456789"),
        ("Range: bytes=2-4\r\nIf-None-Match: \"v1\"", 304, ""),
    ])
    func conditionsAndRangesHold(fields: String, status: Int, body: String) throws {
        let answer = try Self.get("/page", fields + "\r\n")
        #expect(answer.status == status)
        #expect(answer.body == body)
    }

    @Test func aRangeSaysWhichBytesItIs() throws {
        #expect(try Self.get("/page", "Range: bytes=2-4\r\n").field("content-range") == "bytes 2-4/10")
        #expect(try Self.get("/page", "Range: bytes=10-\r\n").field("content-range") == "bytes */10")
    }

    @Test func aTextIsCompressedForWhoTakesIt() throws {
        let answer = try Self.get("/text", "Accept-Encoding: br, gzip\r\n")
        #expect(answer.status == 200)
        #expect(answer.field("content-encoding") == "gzip")
        #expect(answer.field("vary") == "accept-encoding")
        #expect(answer.field("etag") == "\"t-gzip\"")
        #expect(answer.field("accept-ranges") == nil)
        let length = try #require(answer.field("content-length").flatMap { Int($0) })
        #expect((20..<60).contains(length))
    }

    @Test(
        arguments: [
            ("/text", "", nil, "2000"), ("/text", "Accept-Encoding: br\r\n", nil, "2000"),
            ("/text", "Accept-Encoding: gzip;q=0, br\r\n", nil, "2000"),
            ("/text", "Accept-Encoding: *;q=0.5\r\n", "gzip", nil),
            ("/text", "Accept-Encoding: GZIP ; q=0.1\r\n", "gzip", nil),
            ("/text", "Accept-Encoding: *, gzip;q=0\r\n", nil, "2000"),
            ("/text?1023", "Accept-Encoding: gzip\r\n", nil, "1023"),
            ("/text?1024", "Accept-Encoding: gzip\r\n", "gzip", nil),
            ("/text?4194304", "Accept-Encoding: gzip\r\n", "gzip", nil),
            ("/text?4194305", "Accept-Encoding: gzip\r\n", nil, "4194305"),
            ("/picture", "Accept-Encoding: gzip\r\n", nil, "2000"),
            ("/text", "Accept-Encoding: gzip\r\nRange: bytes=0-9\r\n", nil, "10"),
        ] as [(String, String, String?, String?)])
    func whatDoesNotPayIsSentAsItIs(path: String, fields: String, coding: String?, length: String?) throws {
        let answer = try Self.get(path, fields)
        #expect(answer.field("content-encoding") == coding)
        if let length { #expect(answer.field("content-length") == length) }
    }

    @Test func whoHasTheCompressedBytesIsSentNone() throws {
        let fields = "Accept-Encoding: gzip\r\nIf-None-Match: "
        let answer = try Self.get("/text", fields + "\"t-gzip\"\r\n")
        #expect(answer.status == 304)
        #expect(answer.field("content-encoding") == nil || answer.body == "")
        #expect(try Self.get("/text", fields + "\"t\"\r\n").status == 200)
        #expect(try Self.get("/text", "If-None-Match: \"t\"\r\n").status == 304)
    }

    @Test func theHeadOfCompressedBytesSaysHowManyTheyAre() throws {
        let whole = try Self.get("/text", "Accept-Encoding: gzip\r\n")
        let head = try Self.get("/text", "Accept-Encoding: gzip\r\n", method: "HEAD")
        #expect(head.field("content-length") == whole.field("content-length"))
        #expect(head.body == "")
    }

    @Test func aFileIsReadAsItIsSent() throws {
        let answer = try Self.get("/file")
        #expect(answer.status == 200)
        #expect(answer.field("content-length") == "\(answer.body.utf8.count)")
        #expect(try Self.get("/pipe").status == 404)
    }

    @Test func aLargeAnswerArrivesWhole() throws {
        #expect(try Self.get("/large").body.utf8.count == 3_000_000)
    }

    @Test func aRedirectNamesThePlace() throws {
        let answer = try Self.get("/moved")
        #expect(answer.status == 302)
        #expect(answer.field("location") == "/page")
    }

    @Test func requestsInOneConnectionAreAnsweredInTheirOrder() throws {
        let one = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let last = "GET /c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        let answers = try Self.answer(one + one.replacing("/a", with: "/b") + last)
        let bodies = answers.split(separator: "\r\n\r\n").dropFirst().map { String($0.prefix(2)) }
        #expect(bodies == ["/a", "/b", "/c"])
    }

    @Test func whoSaysThatNothingFollowsIsAnswered() throws {
        let server = try Self.server()
        defer { server.close() }
        let client = try RawClient(server.port)
        client.send("GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n")
        client.finish()
        #expect(client.receiveAll().body == "0123456789")
    }

    @Test func aBodyIsTaken() throws {
        let fields = "Content-Length: 5\r\n\r\nhello"
        let answer = try Self.answer(
            "POST /x?y=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + fields)
        #expect(answer.status == 202)
        #expect(answer.body == "/x|y=1|hello\n")
    }

    // MARK: What is not

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET\r\n\r\n", "GET /page\r\n\r\n",
        "GET /page HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /page HTTP/2.0\r\nHost: localhost\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
        "GET /page HTTP/1.1\r\n\r\n", "GET /page HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "GET /page HTTP/1.1\r\nHost localhost\r\n\r\n", "GET /page HTTP/1.1\r\n Host: localhost\r\n\r\n",
        "GET /page HTTP/1.1\r\nHost: localhost\r\nA: \u{1}\r\n\r\n",
        "GET page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET http:///page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /page HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n\r\n",
        "DELETE /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    ])
    func aBrokenRequestIsRefused(text: String) throws {
        #expect((400..<500).contains(try Self.answer(text).status))
    }

    @Test(arguments: [
        "/../etc/passwd", "/a/../../etc/passwd", "/%2e%2e/etc/passwd", "/a/%2E%2e/b", "/./a", "/a%2f..%2fb",
        "/a%5c..%5cb", "/a%00b", "/%", "/%4", "/%zz", "/%ff", "/%c3%28",
    ])
    func aPathThatLeadsElsewhereIsRefused(path: String) throws {
        #expect(try Self.get(path).status == 400)
    }

    @Test(arguments: [
        ("localhost", 200), ("LOCALHOST:4000", 200), ("127.0.0.1", 200), ("127.0.0.1:80", 200),
        ("[::1]:4000", 200), ("evil.example", 403), ("127.0.0.1.evil.example", 403), ("localhost.", 403),
        ("localhost:x", 403), ("[::1", 403), ("192.168.1.5", 403), ("", 403),
    ])
    func onlyTheServersOwnNamesAreAnswered(host: String, status: Int) throws {
        let answer = try Self.answer("GET /page HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
        #expect(answer.status == status)
    }

    @Test func anAbsoluteTargetIsHeldToTheSameNames() throws {
        #expect(try Self.get("http://localhost/page").status == 200)
        #expect(try Self.get("http://evil.example/page").status == 403)
    }

    @Test func aServerAtEveryAddressIsCalledByAnyAddressAndByNoName() {
        let hosts = AllowedHosts("0.0.0.0")
        #expect(hosts.allows("192.168.1.5:4000"))
        #expect(hosts.allows("[fe80::1]"))
        #expect(!hosts.allows("evil.example"))
        #expect(!AllowedHosts("192.168.1.5").allows("192.168.1.6"))
        #expect(AllowedHosts("192.168.1.5").allows("192.168.1.5"))
    }

    // MARK: Limits

    @Test func aHeadHasALimit() throws {
        var limits = Limits()
        limits.head = 1000
        let fields = "A: " + String(repeating: "x", count: 900) + "\r\n"
        let start = "GET /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        #expect(try Self.answer(start + fields + "\r\n", limits).status == 200)
        #expect(try Self.answer(start + fields + "B: " + fields + "\r\n", limits).status == 400)
    }

    @Test func aBodyHasALimit() throws {
        var limits = Limits()
        limits.body = 8
        func post(_ count: Int) throws -> Int {
            let body = String(repeating: "x", count: count)
            let head =
                "POST /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: \(count)\r\n\r\n"
            return try Self.answer(head + body, limits).status
        }
        #expect(try post(8) == 202)
        #expect(try post(9) == 413)
        let chunk =
            "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nxxxxxxxxx\r\n"
        #expect(try Self.answer(chunk, limits).status == 413)
    }

    @Test func aSlowHeadIsNotWaitedFor() throws {
        var limits = Limits()
        limits.patience = 50
        #expect(try Self.answer("GET /page HTTP/1.1\r\nHost: loc", limits).status == 408)
        #expect(
            try Self.answer("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx", limits)
                .status == 408)
    }

    @Test func whoReadsNothingIsLetGo() throws {
        var limits = Limits()
        limits.slowestPiece = 100
        let server = try Self.server(limits)
        defer { server.close() }
        let client = try RawClient(server.port)
        // More answers than the machine's own buffers take.
        client.send(String(repeating: "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 5))
        let other = try RawClient(server.port)
        other.send("GET /events?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        _ = other.receive(until: "first")
        var patience = 500
        while patience > 0, server.connections > 1 {
            server.send(Array("data: wait\n\n".utf8))
            _ = other.receive()
            usleep(10_000)
            patience -= 1
        }
        #expect(server.connections == 1)
    }

    @Test func moreClientsThanTheLimitAreRefused() throws {
        var limits = Limits()
        limits.connections = 20
        let server = try Self.server(limits)
        defer { server.close() }
        var clients: [RawClient] = []
        for _ in 0..<20 {
            let client = try RawClient(server.port)
            client.send("GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(client.receive(until: "789").status == 200)
            clients.append(client)
        }
        let late = try RawClient(server.port)
        #expect(late.receiveAll().status == 503)
        withExtendedLifetime(clients) {}
    }

    @Test func aThousandClientsAreAnswered() throws {
        let server = try Self.server()
        defer { server.close() }
        var clients: [RawClient] = []
        // A process may have fewer files open than that, and both ends are in this one.
        while clients.count < 400, let client = try? RawClient(server.port) { clients.append(client) }
        for client in clients {
            client.send("GET /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        }
        for client in clients { #expect(client.receiveAll().body == "0123456789") }
        #expect(clients.count == 400)
    }

    // MARK: Events

    @Test func aListenerHearsOfItsTopic() throws {
        let server = try Self.server()
        defer { server.close() }
        let client = try RawClient(server.port)
        client.send("GET /events?page=/a%20b/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let first = client.receive(until: "first")
        #expect(first.status == 200)
        #expect(first.field("content-type") == "text/event-stream")
        #expect(server.topics == ["/a b/"])
        server.send(Array("data: other\n\n".utf8), to: "/other/")
        server.send(Array("data: mine\n\n".utf8), to: "/a b/")
        server.send(Array("data: all\n\n".utf8))
        let events = client.receive(until: "all")
        #expect(events.contains("mine"))
        #expect(!events.contains("other"))
    }

    @Test func whoIsGoneListensNoMore() throws {
        let server = try Self.server()
        defer { server.close() }
        do {
            let client = try RawClient(server.port)
            client.send("GET /events?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
            _ = client.receive(until: "first")
        }
        var patience = 1000
        while patience > 0, !server.topics.isEmpty {
            usleep(1000)
            patience -= 1
        }
        #expect(server.topics.isEmpty)
    }

    // MARK: Ports

    @Test func aPortThatIsTakenIsAnError() throws {
        let server = try Self.server()
        defer { server.close() }
        let error = #expect(throws: ListeningError.self) {
            try WebServer(host: "127.0.0.1", port: server.port)
        }
        #expect(error?.description == "another program listens at 127.0.0.1:\(server.port)")
        #expect(throws: ListeningError.self) { try WebServer(host: "no.address", port: 0) }
        #expect(throws: ListeningError.self) { try WebServer(host: "192.0.2.1", port: 0) }
    }
}
