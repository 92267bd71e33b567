import Testing

@testable import SiteGenerator

/// What servers send is read as HTTP says.
@Suite struct WebResponseTests {
    private static func response(_ text: String) -> WebResponse? {
        WebResponse(parsing: Array(text.utf8))
    }

    @Test func headsThatOnlyAnnounceArePassedOver() throws {
        let text = "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 301 Moved\r\nLOCATION:  /a b \r\n\r\nbody"
        let response = try #require(Self.response(text))
        #expect(response.status == 301 && response.location == "/a b")
        #expect(String(decoding: response.body, as: UTF8.self) == "body")
        #expect(Self.response("HTTP/2 200\n\nx")?.status == 200)
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 xx\r\n\r\n", "hello\r\n\r\n", "HTTP/1.1 100 C\r\n\r\n",
    ])
    func whatHasNoHeadIsNoResponse(text: String) { #expect(Self.response(text) == nil) }

    @Test(arguments: [
        ("120", 120), ("-1", 0), ("Sun, 22 Nov 2026 10:00:30 GMT", 30),
        ("Mon, 23 Nov 2026 10:00:00 GMT", 86_400), ("Sun, 22 Nov 2026 09:00:00 GMT", 0),
        ("Sun, 31 Feb 2026 09:00:00 GMT", nil), ("soon", nil),
    ])
    func howLongAServerWantsToBeLeftAlone(value: String, seconds: Int?) {
        let date = "Date: Sun, 22 Nov 2026 10:00:00 GMT"
        let text = "HTTP/1.1 503 Busy\r\n\(date)\r\nRetry-After: \(value)\r\n\r\n"
        #expect(Self.response(text)?.retryAfter == seconds)
    }

    @Test func aDateWithoutADayToCountFromSaysNothing() {
        let text = "HTTP/1.1 503 Busy\r\nRetry-After: Sun, 22 Nov 2026 10:00:30 GMT\r\n\r\n"
        #expect(Self.response(text)?.retryAfter == nil)
    }

    // MARK: Places in HTML

    @Test(arguments: [
        ("<p id='x'>", true), ("<P ID=x>", true), ("<p class=a id = \"x\" hidden>", true),
        ("<a name=x>", true), ("<p/id=x>", true), ("<p data-id=x>", false), ("<p title='id=x'>", false),
        ("id=x", false), ("<!-- <p id=x> -->", false), ("<script>'<p id=x>'</script>", false),
        ("<SCRIPT>a</SCRIPT><p id=x>", true), ("<style>a</style><p id=x>", true), ("< p id=x>", false),
        ("<p id=x", true), ("<p =x id=x>", true), ("<", false), ("<p id", false), ("<p id='", false),
    ])
    func aPlaceIsTheIDOfATag(html: String, isThere: Bool) {
        #expect(HTMLAnchors.found(["x"], in: Array(html.utf8)[...]) == (isThere ? ["x"] : []))
    }

    @Test func aPlaceIsMeantWithItsEscapes() {
        let html = Array("<p id='ä b'><p id='a&amp;b'>".utf8)[...]
        #expect(HTMLAnchors.found(["%C3%A4%20b", "a&b", "c"], in: html) == ["%C3%A4%20b", "a&b"])
    }

    @Test(arguments: [
        ("install", "install"), ("", nil), ("top", nil), ("TOP", nil), (":~:text=x", nil),
        ("a:~:text=x", nil),
        ("/route", nil), ("!/route", nil), ("L10", nil), ("L10-L20", nil), ("L1C2-L3C4", nil), ("L", "L"),
        ("Lists", "Lists"), ("l10", "l10"),
    ])
    func someFragmentsAreNoPlaces(fragment: String, place: String?) {
        #expect(WebQuestion.place(fragment) == place)
    }

    // MARK: Private networks

    @Test(arguments: [
        ("8.8.8.8", false), ("9.255.255.255", false), ("10.0.0.0", true), ("11.0.0.0", false),
        ("0.0.0.0", true), ("126.255.255.255", false), ("127.0.0.1", true), ("128.0.0.0", false),
        ("100.63.255.255", false), ("100.64.0.0", true), ("100.127.255.255", true), ("100.128.0.0", false),
        ("169.253.0.0", false), ("169.254.169.254", true), ("169.255.0.0", false), ("172.15.0.0", false),
        ("172.16.0.0", true), ("172.31.255.255", true), ("172.32.0.0", false), ("192.167.0.0", false),
        ("192.168.0.0", true), ("192.169.0.0", false), ("192.0.0.1", true), ("192.0.1.0", false),
        ("192.0.2.1", true), ("198.17.0.0", false), ("198.18.0.0", true), ("198.19.0.0", true),
        ("198.20.0.0", false), ("198.51.100.1", true), ("203.0.113.1", true), ("223.255.255.255", false),
        ("224.0.0.1", true), ("255.255.255.255", true), ("::", true), ("::1", true), ("::2", true),
        ("::ffff:8.8.8.8", false), ("::ffff:127.0.0.1", true), ("::ffff:a00:1", true), ("fd00::1", true),
        ("fe80::1", true), ("fe80::1%lo", true), ("ff02::1", true), ("2606:4700::1111", false),
        ("2001:db8::1", true), ("2001:4860:4860::8888", false), ("2001::1", true), ("2002:a00:1::", true),
        ("2002:808:808::", false), ("64:ff9b::808:808", false), ("64:ff9b::a00:1", true),
        ("64:ff9b:1::1", true), ("1fff::1", true), ("3fff::1", false), ("4000::1", true), ("x", true),
    ])
    func addressesOfPrivateNetworksAreKnown(address: String, isPrivate: Bool) {
        #expect(NetworkAddress.isPrivate(address) == isPrivate, "\(address)")
    }

    @Test(arguments: [
        ("https://example.org/", false), ("https://8.8.8.8/", false), ("https://10.0.0.1/", true),
        ("https://[::1]/", true), ("https://[2606:4700::1111]/", false), ("https://localhost/", true),
        ("https://a.localhost/", true), ("https://printer.local/", true), ("https://wiki/", true),
        ("https://a.home.arpa/", true), ("https://local.example.org/", false),
    ])
    func someHostsArePrivateByTheirNames(address: String, isPrivate: Bool) throws {
        #expect(try WebAddress(address).isPrivate == isPrivate, "\(address)")
    }

    @Test func machinesAreReadFromWhatAProgramLists() {
        let output = "93.184.216.34   STREAM example.org\n93.184.216.34   DGRAM\n2606:2800::1    STREAM\n"
        #expect(NetworkAddress.list(in: Array(output.utf8)) == ["93.184.216.34", "2606:2800::1"])
        #expect(NetworkAddress.list(in: Array("name: x\nip_address: 10.0.0.1\n".utf8)) == ["10.0.0.1"])
    }

    @Test func aRequestIsWrittenInASCII() throws {
        #expect(
            try WebAddress("https://example.org/ä?b=%20").requestText == "https://example.org/%C3%A4?b=%20")
    }
}
