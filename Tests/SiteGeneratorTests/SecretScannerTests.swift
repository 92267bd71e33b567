import Testing

@testable import SiteGenerator

/// What looks like a real key, and what is a placeholder. The keys are random and belong to nobody; each is put
/// together from two parts, so that no other scanner takes them for real.
@Suite struct SecretScannerTests {
    static let keys: [(key: String, name: String)] = [
        (
            "sk-or-v1" + "-a4c123b1612dd272d1371c17149d439536b3216fdaeeb975729fae923d5a4fd1",
            "an OpenRouter key"
        ),
        (
            "sk-ant"
                + "-api03-9QeWJKY40uvSwMFLZDe1f8rESQedUStPKR0CsTy4Qwb8DwkNhFdnXsiVpzz63FfkCzJr4i0B3JrTAwR4y9ojfljoQoaF1AA",
            "an Anthropic key"
        ),
        (
            "sk-proj"
                + "-LlqsajAIxNKu8iS2G8NPRVdD53X83RZJzzzzgEOzdmenCkhvMdgaKjIg8xNbe3nNyjOq9wMxEhh2FDEEtfjgVvVqE1SkHbn88HxjSI6bWHtP3fS2qHx6kwXo",
            "an OpenAI key"
        ),
        ("sk" + "-IIXGvOoNZYW2mZp0zVZomHFwUbbYrEqmSM9wCZ7Uw9xfogoE", "an API key"),
        ("ghp" + "_mvnEN5N1aE6PwZPf1Qh6yYTWmE4lBYOvfZ8U", "a GitHub token"),
        ("gho" + "_zDzV8fUkkibjL5DZPjN0MEQ7wjJJibaZUPgH", "a GitHub token"),
        ("ghs" + "_V7iB3m03nbqnsGpWLuqIA1id6Vw5DQL05HA0", "a GitHub token"),
        (
            "github_pat"
                + "_64GiIjHGb3CXlMaXZjljEN_UhJduRHHJEYXg4JdpmrcXgGCJbW56eCuNGMGmSrCGIZEG8pSH4487q7J58m",
            "a GitHub token"
        ),
        ("glpat" + "-1CiAhzCueQpBenQtYh5X", "a GitLab token"),
        ("AKI" + "AJXJQI5OGZ7KOK3ZV", "an AWS access key"),
        ("ASI" + "A2MWUFXBV54BYVSEH", "an AWS access key"),
        ("AIz" + "a6Yo4gfqrc5XlrWi0B26R08qzjI6GKFSufrd", "a Google API key"),
        ("xoxb" + "-261401419314-170586492083-8hkqdlm7tOtHWnsCGRlrwZbq", "a Slack token"),
        ("hf" + "_cabUGJmGEpCgQPBQFIzGtSnovmTUOizwdi", "a Hugging Face token"),
        ("npm" + "_aeOV4qBkdfQ1y3GQsMpSscDlkrCaqx9vJupc", "an npm token"),
        ("sk_live" + "_94tnwlavyfErGPmpGXafq0fj", "a Stripe key"),
        ("gsk" + "_zLczbttOofL9H2WjQ5TY4MyWuUFjsUNPjc01T5GOBUSZGi6HWGK1", "a Groq key"),
        ("BS" + "A0Zb0RLZ5TR9SPofbciOx9gy1CJdO", "a Brave Search key"),
        ("SG" + ".bOIRpFqaDZeV7G5IfQHeVV.EqZe2qpUWnoVPDF2yeE6RsXcNOPmeMjvqPVStNKiaEd", "a SendGrid key"),
        (
            "ey"
                + "JhbGciOiAiSFMyNTYiLCAidHlwIjogIkpXVCJ9.eyJzdWIiOiAidS04ODQxIiwgImlhdCI6IDE3MDAwMDAwMDB9.FrRgSnRFsTHsDDDXh5Jmtf7EbsDe0G9Cryn687neLfj",
            "a JSON Web Token"
        ),
    ]
    static let awsSecret = "HUqJoUD/+" + "Ydua+5ZMs1SWOpQaPRYpzbLGViYXjU2"
    static let pem =
        "-----BEGIN RSA "
        + "PRIVATE KEY-----\nJgJngKtFI3OyV2dZAkg05rK+gqv81RKMGHZEM9YpvujA/C5Q52ryFlwRlOEVHzc0\nX0AWIRh/JUqBlIFXZ53Ncqe28+ajY75FnCttn6kfaqDeMqG3omjMyXHCabM6JOF8\nEFd0Nhcy/1kGD2VD/eR1UYzaLiA/zNyD7CHLn/xC+1hsYgBds1ghxY5OokvQyx7e\n-----END RSA PRIVATE KEY-----"

    func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return SecretScanner.secrets(in: bytes).map {
            "\($0.name): \(String(decoding: bytes[$0.range], as: UTF8.self))"
        }
    }

    /// Letters and digits of an escape before a key are no part of it; those of a name are.
    @Test(arguments: [
        ("A=1\\n", true), ("x\\t", true), ("x\\u0020", true), ("?t%3D", true), ("x\\q", true), ("xn", false),
        ("x_", false), ("3D", false), ("u0020", false),
    ])
    func aKeyIsFoundBehindAnEscape(before: String, isFound: Bool) {
        let key = "ghp" + "_mvnEN5N1aE6PwZPf1Qh6yYTWmE4lBYOvfZ8U"
        #expect(found(before + key) == (isFound ? ["a GitHub token: " + key] : []))
    }

    /// The same letter five times, with digits between, is chance; five in a row are a placeholder.
    @Test(arguments: [
        ("89f8d0a9f94f03e7914c0f87f17f8499ff30499a90ebb4108e360ddfcfc69e29", true),
        ("89f8d0a9f94f03e7914c0f87f17f8499fffff0499a90ebb4108e360ddfcfc69e", false),
    ])
    func lettersApartAreNoRun(body: String, isFound: Bool) {
        let key = "sk-or-v1" + "-" + body
        #expect(found(key).isEmpty != isFound)
    }

    @Test(arguments: keys)
    func keysAreFoundWhereverTheyStand(key: String, name: String) {
        for frame in ["\(key)", "\"KEY\": \"\(key)\",", "export KEY=\(key)\n", "Bearer \(key) x", "é\(key)é"]
        {
            #expect(found(frame) == ["\(name): \(key)"], "\(frame)")
        }
    }

    /// What keys are made of behind their prefix: random texts of each alphabet.
    private static let random = [
        "hexadecimal": "7f3a9c5e1b8d2f604ac9e7b3d15f8062c4be9a7d31f5608ec2b94d7a1e6f3c580b9d",
        "dashedHexadecimal": "7f3a9c5e-1b8d-2f60-4ac9-e7b3d15f8062-c4be9a7d-31f5608e-c2b94d7a1e6f3c580b9d",
        "capitals": "K7QXM2ZP9RWT4BVJ6NHYC3GLF8DSQ5XKZR1PWM7TVB2NJH9YGC4LFD6QKX8ZRWP3MTVB",
        "alphanumeric": "q7Xk2Zp9RwT4bVj6NhYc3GlF8dSm5KzQr1PwM7tvB2nJh9yGc4LfD6qKx8ZrWp3MTuEa0sUiOe",
        "word": "q7Xk2Zp_RwT4bVj6NhYc3GlF8dSm5KzQr_1PwM7tvB2nJh9yGc4LfD6qKx8ZrWp3MTuEa0sUi_OeHg5",
        "urlSafe": "q7Xk2Zp-RwT4bVj6NhYc3GlF8dSm5KzQr_1PwM7tvB2nJh9yGc4LfD6qKx8ZrWp3MTuEa0sUi-OeHg5",
        "dotted": "q7Xk2Zp.RwT4bVj6NhYc3GlF8dSm5KzQr_1PwM7tvB2nJh9yGc4LfD6qKx8ZrWp3MTuEa0sUi-OeHg5",
    ]

    /// The shortest and the longest of each kind are found, and none that is shorter or longer by one.
    @Test(arguments: [
        ("an OpenRouter key", "sk-o", "r-v1-", "hexadecimal", 64, 64),
        ("an Anthropic key", "sk-a", "nt-", "urlSafe", 40, 200),
        ("an OpenAI key", "sk-p", "roj-", "urlSafe", 40, 200),
        ("an OpenAI key", "sk-s", "vcacct-", "urlSafe", 40, 200),
        ("an OpenAI key", "sk-a", "dmin-", "urlSafe", 40, 200),
        ("an API key", "s", "k-", "alphanumeric", 32, 64),
        ("a GitHub token", "github", "_pat_", "word", 82, 82),
        ("a GitHub token", "gh", "p_", "alphanumeric", 36, 255),
        ("a GitHub token", "gh", "o_", "alphanumeric", 36, 255),
        ("a GitHub token", "gh", "u_", "alphanumeric", 36, 255),
        ("a GitHub token", "gh", "s_", "alphanumeric", 36, 255),
        ("a GitHub token", "gh", "r_", "alphanumeric", 36, 255),
        ("a GitLab token", "glp", "at-", "urlSafe", 20, 64),
        ("an AWS access key", "AK", "IA", "capitals", 16, 16),
        ("an AWS access key", "AS", "IA", "capitals", 16, 16),
        ("a Google API key", "AI", "za", "urlSafe", 35, 35),
        ("a Google client secret", "GOC", "SPX-", "urlSafe", 28, 28),
        ("a Slack token", "xo", "xb-", "urlSafe", 24, 120),
        ("a Slack token", "xo", "xp-", "urlSafe", 24, 120),
        ("a Slack token", "xo", "xa-", "urlSafe", 24, 120),
        ("a Slack token", "xo", "xs-", "urlSafe", 24, 120),
        ("a Slack token", "xa", "pp-", "urlSafe", 24, 160),
        ("a Hugging Face token", "h", "f_", "alphanumeric", 30, 60),
        ("an npm token", "np", "m_", "alphanumeric", 36, 36),
        ("a PyPI token", "py", "pi-", "urlSafe", 60, 300),
        ("a Stripe key", "sk_", "live_", "alphanumeric", 24, 120),
        ("a Stripe key", "rk_", "live_", "alphanumeric", 24, 120),
        ("a SendGrid key", "S", "G.", "dotted", 60, 70),
        ("a DigitalOcean token", "dop", "_v1_", "hexadecimal", 64, 64),
        ("a Groq key", "gs", "k_", "alphanumeric", 48, 60),
        ("an xAI key", "xa", "i-", "alphanumeric", 70, 90),
        ("a Perplexity key", "pp", "lx-", "alphanumeric", 40, 64),
        ("a Tavily key", "tv", "ly-", "urlSafe", 28, 64),
        ("a Replicate token", "r", "8_", "alphanumeric", 37, 37),
        ("a Linear key", "lin", "_api_", "alphanumeric", 40, 40),
        ("a Brave Search key", "B", "SA", "urlSafe", 27, 28),
        ("a Langfuse key", "sk", "-lf-", "dashedHexadecimal", 36, 36),
        ("a Context7 key", "ct", "x7sk-", "dashedHexadecimal", 36, 36),
        ("a Supabase token", "sb", "p_", "hexadecimal", 40, 40),
        ("a Supabase key", "sb", "_secret_", "urlSafe", 31, 31),
        ("an ElevenLabs key", "sk", "_", "hexadecimal", 48, 48),
        ("a Databricks token", "da", "pi", "hexadecimal", 32, 32),
        ("a Notion token", "nt", "n_", "alphanumeric", 46, 46),
        ("a Figma token", "fi", "gd_", "urlSafe", 40, 40),
        ("an Atlassian token", "AT", "ATT3", "urlSafe", 150, 200),
        ("a Shopify token", "sh", "pat_", "hexadecimal", 32, 32),
        ("a Pinecone key", "pc", "sk_", "word", 60, 80),
        ("a LangSmith key", "ls", "v2_pt_", "word", 43, 43),
        ("a LangSmith key", "ls", "v2_sk_", "word", 43, 43),
        ("a Sentry token", "sn", "tryu_", "hexadecimal", 64, 64),
        ("a Netlify token", "nf", "p_", "alphanumeric", 36, 40),
        ("a Doppler token", "dp", ".pt.", "alphanumeric", 40, 44),
        ("a PlanetScale token", "ps", "cale_tkn_", "urlSafe", 32, 64),
        ("a Postman key", "PM", "AK-", "dashedHexadecimal", 59, 59),
        ("a Grafana token", "gl", "sa_", "word", 41, 41),
        ("a HubSpot token", "pa", "t-na1-", "dashedHexadecimal", 36, 36),
        ("a HubSpot token", "pa", "t-eu1-", "dashedHexadecimal", 36, 36),
        ("a Firecrawl key", "fc", "-", "hexadecimal", 32, 32),
        ("an Apify token", "ap", "ify_api_", "alphanumeric", 36, 40),
        ("an E2B key", "e2", "b_", "hexadecimal", 40, 40),
        ("a Jina key", "ji", "na_", "word", 50, 70),
        ("a Cerebras key", "cs", "k-", "alphanumeric", 48, 48),
        ("an NVIDIA key", "nv", "api-", "urlSafe", 60, 70),
        ("a Docker token", "dc", "kr_pat_", "urlSafe", 27, 27),
        ("a HashiCorp Vault token", "hv", "s.", "urlSafe", 90, 120),
        ("a Resend key", "re", "_", "word", 33, 33),
        ("a New Relic key", "NR", "AK-", "capitals", 27, 27),
        ("a bearer token", "Be", "arer ", "hexadecimal", 64, 64),
        ("an age key", "AGE-SECRET", "-KEY-1", "capitals", 58, 58),
    ])
    func keysHaveTheirLength(
        name: String, start: String, rest: String, alphabet: String, least: Int, most: Int
    ) throws {
        let random = try #require(Self.random[alphabet])
        func key(_ length: Int) -> String {
            start + rest + String(repeating: random, count: 5).prefix(length)
        }
        #expect(found(key(least)) == ["\(name): \(key(least))"])
        #expect(found(key(most)) == ["\(name): \(key(most))"])
        #expect(found(key(least - 1)) == [])
        #expect(found(key(most + 1)) == [])
    }

    @Test(arguments: [
        "your", "example", "placeholder", "xxxx", "redacted", "replace", "changeme", "change-me", "dummy",
        "sample", "insert", "fake", "here", "secret", "token", "test", "demo", "todo", "abcd", "mykey",
        "my-key", "apikey", "api-key", "goes", "foobar",
    ])
    func aWordMakesAPlaceholder(word: String) {
        let random = "q7Xk2Zp-RwT4bVj6NhYc3GlF8dSm5KzQr_1PwM7tvB2n"
        #expect(found("sk-a" + "nt-\(random)").count == 1)
        #expect(found("sk-a" + "nt-\(random)\(word)").isEmpty)
        #expect(found("sk-a" + "nt-\(word.uppercased())\(random)").isEmpty)
    }

    @Test(arguments: keys)
    func partsOfKeysAreNone(key: String, name: String) {
        #expect(found(String(key.prefix(16)) + "…") == [])
        #expect(found(String(key.prefix(14)) + "${REST}") == [])
        #expect(found("a" + key) == [] || name == "a JSON Web Token")
    }

    @Test(arguments: [
        "aws_secret_access_key = \(awsSecret)", "AWS_SECRET_ACCESS_KEY=\"\(awsSecret)\"",
        "\"secretAccessKey\": \"\(awsSecret)\"",
    ])
    func anAWSSecretIsToldByItsName(text: String) {
        #expect(found(text) == ["an AWS secret access key: \(Self.awsSecret)"])
        #expect(found(Self.awsSecret) == [])
    }

    @Test func aPrivateKeyIsFoundToItsEnd() {
        #expect(found("x\n\(Self.pem)\ny") == ["a private key: \(Self.pem)"])
    }

    @Test(arguments: [
        "sk-ant-<your key>", "sk-ant-api03-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sk-or-v1-…",
        "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "sk-or-v1-0000000000000000000000000000000000000000000000000000000000000000",
        "sk-ant-api03-YOUR-KEY-GOES-HERE-1234567890-abcdefghijklmnopqrstuvwxyz", "${GITHUB_TOKEN}",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8", "ghp_x9A1b2C3d4E5f6zZ8kQ3wV7mT2rY5uP0sLdG",
        "sbp_a1b2c3d4e5f60718293a4b5c6d7e8f9001122334", "ctx7sk-12345678-1234-1234-1234-123456789abc",
        "Bearer a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
        "ghp_1a2B1a2B1a2B1a2B1a2B1a2B1a2B1a2B1a2B", "AKIA" + "IOSFODNN7EXAMPLE", "AKIAXXXXXXXXXXXXXXXX",
        "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "sk-proj-" + "this-is-how-a-project-key-looks-like-in-these-pages-of-ours",
        "xoxb-your-slack-token-with-some-more-words", "hf_ReplaceThisWithAWordOfYourOwnPlease",
        "task-management-system-for-everybody-who-has-too-many", "AIzaSyExampleExampleExampleExampleExampl",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----\nMIIB",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg…\n-----END PRIVATE KEY-----",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ."
            + "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", "eyJhbGciOiJIUzI1NiJ9.eyJ", "-----BEGIN ", "",
    ])
    func placeholdersAreNone(text: String) {
        #expect(found(text) == [])
    }

    @Test func severalAreFoundByPlace() {
        let keys = Self.keys.prefix(3).map(\.key)
        #expect(found(keys.joined(separator: " ")).count == 3)
    }
}
