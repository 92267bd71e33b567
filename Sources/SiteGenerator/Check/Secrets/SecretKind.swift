import Text

/// A kind of key or token that can be told by how it begins, how long it is and which characters it has.
struct SecretKind: Sendable {
    /// The characters that may follow the prefix.
    enum Alphabet: Sendable {
        /// Digits and the letters a to f.
        case hexadecimal
        /// The same with `-` between parts, as in a UUID (RFC 9562).
        case dashedHexadecimal
        /// Digits and capital letters.
        case capitals
        /// Digits and letters.
        case alphanumeric
        /// Digits, letters and `_`.
        case word
        /// Digits, letters, `-` and `_`, as in Base64 for URLs (RFC 4648, section 5).
        case urlSafe
        /// As `urlSafe`, with `.` between parts.
        case dotted
    }

    /// Whose key it is, for the message.
    let name: String
    let prefix: [UInt8]
    let alphabet: Alphabet
    /// How many characters follow the prefix.
    let length: ClosedRange<Int>

    init(_ name: String, _ prefix: String, _ alphabet: Alphabet, _ length: ClosedRange<Int>) {
        self.name = name
        self.prefix = Array(prefix.utf8)
        self.alphabet = alphabet
        self.length = length
    }

    /// All kinds; of two whose prefixes begin alike the longer one comes first.
    static let all: [SecretKind] = [
        SecretKind("an OpenRouter key", "sk-or-v1-", .hexadecimal, 64...64),
        SecretKind("an Anthropic key", "sk-ant-", .urlSafe, 40...200),
        SecretKind("an OpenAI key", "sk-proj-", .urlSafe, 40...200),
        SecretKind("an OpenAI key", "sk-svcacct-", .urlSafe, 40...200),
        SecretKind("an OpenAI key", "sk-admin-", .urlSafe, 40...200),
        SecretKind("a Langfuse key", "sk-lf-", .dashedHexadecimal, 36...36),
        SecretKind("an API key", "sk-", .alphanumeric, 32...64),
        SecretKind("a GitHub token", "github_pat_", .word, 82...82),
        SecretKind("a GitHub token", "ghp_", .alphanumeric, 36...255),
        SecretKind("a GitHub token", "gho_", .alphanumeric, 36...255),
        SecretKind("a GitHub token", "ghu_", .alphanumeric, 36...255),
        SecretKind("a GitHub token", "ghs_", .alphanumeric, 36...255),
        SecretKind("a GitHub token", "ghr_", .alphanumeric, 36...255),
        SecretKind("a GitLab token", "glpat-", .urlSafe, 20...64),
        SecretKind("an AWS access key", "AKIA", .capitals, 16...16),
        SecretKind("an AWS access key", "ASIA", .capitals, 16...16),
        SecretKind("a Google API key", "AIza", .urlSafe, 35...35),
        SecretKind("a Google client secret", "GOCSPX-", .urlSafe, 28...28),
        SecretKind("a Slack token", "xoxb-", .urlSafe, 24...120),
        SecretKind("a Slack token", "xoxp-", .urlSafe, 24...120),
        SecretKind("a Slack token", "xoxa-", .urlSafe, 24...120),
        SecretKind("a Slack token", "xoxs-", .urlSafe, 24...120),
        SecretKind("a Slack token", "xapp-", .urlSafe, 24...160),
        SecretKind("a Hugging Face token", "hf_", .alphanumeric, 30...60),
        SecretKind("an npm token", "npm_", .alphanumeric, 36...36),
        SecretKind("a PyPI token", "pypi-", .urlSafe, 60...300),
        SecretKind("a Stripe key", "sk_live_", .alphanumeric, 24...120),
        SecretKind("a Stripe key", "rk_live_", .alphanumeric, 24...120),
        SecretKind("a SendGrid key", "SG.", .dotted, 60...70),
        SecretKind("a DigitalOcean token", "dop_v1_", .hexadecimal, 64...64),
        SecretKind("a Groq key", "gsk_", .alphanumeric, 48...60),
        SecretKind("an xAI key", "xai-", .alphanumeric, 70...90),
        SecretKind("a Perplexity key", "pplx-", .alphanumeric, 40...64),
        SecretKind("a Tavily key", "tvly-", .urlSafe, 28...64),
        SecretKind("a Replicate token", "r8_", .alphanumeric, 37...37),
        SecretKind("a Linear key", "lin_api_", .alphanumeric, 40...40),
        SecretKind("a Brave Search key", "BSA", .urlSafe, 27...28),
        SecretKind("a Context7 key", "ctx7sk-", .dashedHexadecimal, 36...36),
        SecretKind("a Supabase token", "sbp_", .hexadecimal, 40...40),
        SecretKind("a Supabase key", "sb_secret_", .urlSafe, 31...31),
        SecretKind("an ElevenLabs key", "sk_", .hexadecimal, 48...48),
        SecretKind("a Databricks token", "dapi", .hexadecimal, 32...32),
        SecretKind("a Notion token", "ntn_", .alphanumeric, 46...46),
        SecretKind("a Figma token", "figd_", .urlSafe, 40...40),
        SecretKind("an Atlassian token", "ATATT3", .urlSafe, 150...200),
        SecretKind("a Shopify token", "shpat_", .hexadecimal, 32...32),
        SecretKind("a Pinecone key", "pcsk_", .word, 60...80),
        SecretKind("a LangSmith key", "lsv2_pt_", .word, 43...43),
        SecretKind("a LangSmith key", "lsv2_sk_", .word, 43...43),
        SecretKind("a Sentry token", "sntryu_", .hexadecimal, 64...64),
        SecretKind("a Netlify token", "nfp_", .alphanumeric, 36...40),
        SecretKind("a Doppler token", "dp.pt.", .alphanumeric, 40...44),
        SecretKind("a PlanetScale token", "pscale_tkn_", .urlSafe, 32...64),
        SecretKind("a Postman key", "PMAK-", .dashedHexadecimal, 59...59),
        SecretKind("a Grafana token", "glsa_", .word, 41...41),
        SecretKind("a HubSpot token", "pat-na1-", .dashedHexadecimal, 36...36),
        SecretKind("a HubSpot token", "pat-eu1-", .dashedHexadecimal, 36...36),
        SecretKind("a Firecrawl key", "fc-", .hexadecimal, 32...32),
        SecretKind("an Apify token", "apify_api_", .alphanumeric, 36...40),
        SecretKind("an E2B key", "e2b_", .hexadecimal, 40...40),
        SecretKind("a Jina key", "jina_", .word, 50...70),
        SecretKind("a Cerebras key", "csk-", .alphanumeric, 48...48),
        SecretKind("an NVIDIA key", "nvapi-", .urlSafe, 60...70),
        SecretKind("a Docker token", "dckr_pat_", .urlSafe, 27...27),
        SecretKind("a HashiCorp Vault token", "hvs.", .urlSafe, 90...120),
        SecretKind("a Resend key", "re_", .word, 33...33),
        SecretKind("a New Relic key", "NRAK-", .capitals, 27...27),
        SecretKind("a bearer token", "Bearer ", .hexadecimal, 64...64),
        SecretKind("an age key", "AGE-SECRET-KEY-1", .capitals, 58...58),
    ]

    /// Whether a byte can follow the prefix.
    @inline(__always)
    func admits(_ byte: UInt8) -> Bool {
        let isDigit = byte &- UInt8(ascii: "0") < 10
        let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
        let isHexadecimal = isDigit || (byte | 0x20) &- UInt8(ascii: "a") < 6
        switch alphabet {
        case .hexadecimal: return isHexadecimal
        case .dashedHexadecimal: return isHexadecimal || byte == UInt8(ascii: "-")
        case .capitals: return isDigit || byte &- UInt8(ascii: "A") < 26
        case .alphanumeric: return isDigit || isLetter
        case .word: return isDigit || isLetter || byte == UInt8(ascii: "_")
        case .urlSafe:
            return isDigit || isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        case .dotted:
            return isDigit || isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
        }
    }

    /// Whether real ones have digits, capital and small letters.
    var isMixed: Bool {
        switch alphabet {
        case .hexadecimal, .dashedHexadecimal, .capitals, .alphanumeric: false
        case .word, .urlSafe, .dotted: true
        }
    }
}
