import Testing

@testable import SiteGenerator

/// Addresses are taken apart, so that no disguise of a host passes for this machine.
@Suite struct WebAddressTests {
    @Test(arguments: [
        ("https://example.org/a.json", "https://example.org/a.json", false),
        ("HTTPS://EXAMPLE.org./a?b=c#d", "https://example.org/a?b=c", false),
        ("https://example.org", "https://example.org/", false),
        ("https://example.org?x@y", "https://example.org/?x@y", false),
        ("http://localhost/a", "http://localhost/a", true),
        ("HTTP://LocalHost./a", "http://localhost/a", true),
        ("http://127.0.0.1:80/", "http://127.0.0.1:80/", true),
        ("http://127.0.0.1./", "http://127.0.0.1/", true),
        ("http://127.255.0.9/", "http://127.255.0.9/", true),
        ("http://128.0.0.1/", "http://128.0.0.1/", false),
        ("http://126.0.0.1/", "http://126.0.0.1/", false), ("http://[::1]:1/", "http://[::1]:1/", true),
        ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]/", true), ("http://[::0001]/", "http://[::1]/", true),
        ("http://[::2]/", "http://[::2]/", false), ("http://[1::]/", "http://[1::]/", false),
        ("http://[::1:1]/", "http://[::1:1]/", false),
        ("http://127.0.0.1.example.org/", "http://127.0.0.1.example.org/", false),
        ("http://localhost.example.org/", "http://localhost.example.org/", false),
        ("http://localhost:65535/", "http://localhost:65535/", true),
        ("http://localhost:/", "http://localhost/", true),
    ])
    func isRead(text: String, plain: String, isLoopback: Bool) throws {
        let address = try WebAddress(text)
        #expect(address.text == plain)
        #expect(address.isLoopback == isLoopback)
    }

    @Test(arguments: [
        ("http://localhost@example.org/", WebAddress.Fault.credentials),
        ("https://a:b@example.org/", .credentials),
        ("http://127.0.0.1:80@example.org/", .credentials), ("http://[::1]@example.org/", .credentials),
        ("http://2130706433/", .host), ("http://0177.0.0.1/", .host), ("http://0x7f.0.0.1/", .host),
        ("http://0x7f000001/", .host), ("http://127.1/", .host), ("http://127.0.0.256/", .host),
        ("http://127.0.0.01/", .host), ("http://①27.0.0.1/", .host), ("http://[::ffff:127.0.0.1]/", .host),
        ("http://[::1%25lo]/", .host), ("http://[::1", .host), ("http://[]/", .host), ("http:///a", .host),
        ("http://", .host),
        ("http:/localhost/", .host), ("https:example.org", .host), ("http://a..b/", .host),
        ("http://%6cocalhost/", .host),
        ("http://localhost:0/", .port), ("http://localhost:65536/", .port), ("http://localhost:8a/", .port),
        ("http://[::1]x/", .port), ("ftp://localhost/", .scheme), ("file:///etc/passwd", .scheme),
        ("//localhost/", .scheme),
        ("http://localhost\\@example.org/", .character), ("http://local host/", .character),
        ("http://localhost/\n", .character),
        (" http://localhost/", .character), ("ht\ttp://localhost/", .character),
    ])
    func isRefused(text: String, fault: WebAddress.Fault) {
        #expect(throws: fault) { try WebAddress(text) }
    }

    /// What readers see as a source holds no script and no secret.
    @Test(
        arguments: [
            ("https://example.org/a", nil), ("http://example.org/a", nil), ("http:", .scheme),
            ("javascript:alert(1)", .script), ("JavaScript:x", .script), ("ftp://example.org/", .scheme),
            ("https://example.org/?code=0123456789abcdef", .unclear(.secret(parameter: "code"))),
            ("https://example.org/?a=b&Code=0123456789abcdef", .unclear(.secret(parameter: "Code"))),
            ("https://example.org/?code=0123456789abcde", nil),
            ("https://example.org/?countryCode=0123456789abcdef", nil),
            ("https://example.org/?access_token=a", .unclear(.secret(parameter: "access_token"))),
            ("https://a:b@example.org/", .unclear(.credentials)), ("HTTPS://example.org/", nil),
            ("https://bücher.example/?token=a", .unclear(.secret(parameter: "token"))),
            ("https://[::1/x", .unclear(.host)), ("https://h]/", .unclear(.host)),
            ("https://a..b/", .unclear(.host)), ("https://%zz/", .unclear(.host)),
            ("https://.", .unclear(.host)),
            ("https://a\u{200B}b.example/", .unclear(.character)),
        ] as [(String, Address.Fault?)])
    func isASource(text: String, fault: Address.Fault?) {
        #expect(Address.fault(ofSource: text) == fault)
    }

    /// Every address that readers get is judged as a source is.
    @Test(arguments: ["https://h.example/?token=abc", "https://a:b@h.example/"])
    func noAddressHoldsASecret(text: String) {
        #expect(Address.fault(ofRedirectTarget: text) != nil)
        #expect(Address.fault(ofEditURL: text + "&f={path}") != nil)
        #expect(MovedAnchor.fault(of: text) != nil)
    }

    @Test(arguments: [
        ("https://a:b@h.example/x", "…@h.example/x"), ("//a@h/", "…@h/"), ("a:b@h", "…@h"),
        ("/@a/b", "/@a/b"),
        ("https://h.example/?token=abc", "https://h.example/?token=…"), ("/a\u{1B}b", "/a?b"),
    ])
    func isShownWithoutSecrets(text: String, shown: String) {
        #expect(WebAddress.shown(text) == shown)
    }

    @Test(arguments: [
        ("https://x", true), ("HTTP://x", true), ("ftp://x", true), ("http:x", true), ("a.json", false),
        ("../a:b.json", false),
        ("c:/a.json", false), ("", false), (":", false), ("./http://x", false),
    ])
    func isAnAddressOrAPath(text: String, isOne: Bool) {
        #expect(WebAddress.isOne(text) == isOne)
    }

    @Test(arguments: [
        ("token", "token"), ("access_token", "access_token"), ("accessToken", "accessToken"),
        ("%74oken", "%74oken"), ("TOKEN", "TOKEN"), ("key", "key"), ("hostKey", "hostKey"),
        ("api-key", "api-key"), ("apikey", "apikey"), ("sig", "sig"), ("X-Amz-Signature", "X-Amz-Signature"),
        ("X-Goog-Credential", "X-Goog-Credential"), ("X-Amz-Security-Token", "X-Amz-Security-Token"),
        ("AWSAccessKeyId", "AWSAccessKeyId"), ("client_secret", "client_secret"), ("pwd", "pwd"),
        ("password", "password"), ("auth", "auth"), ("jwt", "jwt"),
        ("passwd", "passwd"), ("pass_phrase", "pass_phrase"), ("signature", "signature"),
        ("credentials", "credentials"), ("accessKey", "accessKey"), ("private-key", "private-key"),
        ("secretkey", "secretkey"), ("subscriptionkey", "subscriptionkey"), ("functionkey", "functionkey"),
        ("privatekey", "privatekey"), ("accesskey", "accesskey"), ("accesskeyid", "accesskeyid"),
        ("sessionid", "sessionid"), ("PHPSESSIONID", "PHPSESSIONID"), ("pass", "pass"),
        ("Authorization", "Authorization"), ("bearer", "bearer"), ("sas", "sas"), ("pat", "pat"),
        ("sid", "sid"), ("hmac", "hmac"), ("userSid", "userSid"), ("X-Sid", "X-Sid"), ("inside", nil),
        ("monkey", nil), ("compass", nil), ("design", nil), ("author", nil), ("keyword", nil), ("v", nil),
        ("tokens", nil),
    ])
    func aSecretIsKnownByItsParameter(name: String, parameter: String?) {
        for address in [
            "https://example.org/a?\(name)=hunter2", "https://example.org/a?v=1;\(name)=hunter2#b",
            "http://localhost/?v=1&\(name)=hunter2&w", "https://example.org/a#\(name)=hunter2",
        ] {
            var fault: WebAddress.Fault?
            do { _ = try WebAddress(source: address) } catch { fault = error }
            #expect(fault == parameter.map { .secret(parameter: $0) }, "\(address)")
            #expect(WebAddress.shown(address).contains("hunter2") == (parameter == nil))
        }
    }

    @Test func aSecretIsKnownByItsValue() {
        let address = "https://example.org/a?v=ghp_k3Jq8ZrW1xPvT6yBn4MdLs9HgCfE2aUo0iRt"
        #expect(throws: WebAddress.Fault.secret(parameter: "v")) { try WebAddress(source: address) }
        #expect(WebAddress.shown(address) == "https://example.org/a?v=…")
    }

    @Test(arguments: [
        "https://example.org/a?token", "https://example.org/a?token=", "https://example.org/token=a",
        "https://example.org/a?v=1#/definitions/key",
    ])
    func whatHoldsNoSecretIsTaken(address: String) throws {
        #expect(try WebAddress(source: address).host == "example.org")
        #expect(WebAddress.shown(address) == address)
    }

    @Test func secretsAreNotShown() {
        #expect(WebAddress.shown("https://a.b/?x=1&key=k&sig=s#c") == "https://a.b/?x=1&key=…&sig=…#c")
        #expect(WebAddress.shown("https://me:secret@example.org/a\u{1B}[0m") == "…@example.org/a?[0m")
        #expect(WebAddress.shown("https://example.org/") == "https://example.org/")
    }
}
