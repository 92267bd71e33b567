import Testing

@testable import SiteGenerator

/// The languages that a site can say it is written in.
@Suite struct LanguageTagTests {
    @Test(arguments: [
        "en", "EN", "de", "uk", "br", "pt-BR", "zh-Hans", "zh-Hans-CN", "sr-Latn-RS", "de-CH-1996", "yue",
        "gsw",
        "en-x-twain", "x-own", "i-klingon", "es-419", "sl-rozaj-biske",
    ]) func isOne(tag: String) {
        #expect(LanguageTag.fault(of: tag) == nil)
    }

    @Test(arguments: [
        ("english", "the language `english` is written out, and browsers know only its tag", "en"),
        ("Deutsch", "the language `Deutsch` is written out, and browsers know only its tag", "de"),
        ("English-US", "the language `English-US` is written out, and browsers know only its tag", "en-US"),
        ("en_US", "the language `en_US` has an underscore, and its parts stand behind hyphens", "en-US"),
        ("jp", "there is no language `jp`", "ja"), ("cn", "there is no language `cn`", "zh-CN"),
        ("cz-CZ", "there is no language `cz`", "cs-CZ"), ("qq", "there is no language `qq`", nil),
        ("e", "the language `e` is no tag of a language", nil),
        ("klingon", "the language `klingon` is no tag of a language", nil),
        ("en-", "the language `en-` has an empty part", nil),
        ("en-toolonggg", "the language `en-toolonggg` has a part `toolonggg` that no tag has", nil),
        ("en-ü", "the language `en-ü` has a part `ü` that no tag has", nil),
        ("x", "the language `x` is no tag of a language", nil),
        ("en us", "the language `en us` is no tag of a language", nil),
    ]) func isNone(tag: String, message: String, suggestion: String?) {
        let fault = LanguageTag.fault(of: tag)
        #expect(fault?.message == message)
        #expect(fault?.suggestion == suggestion)
    }
}
