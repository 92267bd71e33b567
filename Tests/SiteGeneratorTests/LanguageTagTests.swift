import Testing

@testable import SiteGenerator

/// The languages that a site can say it is written in.
@Suite struct LanguageTagTests {
    @Test(arguments: [
        "en", "EN", "de", "uk", "br", "pt-BR", "zh-Hans", "zh-Hans-CN", "sr-Latn-RS", "de-CH-1996", "yue",
        "gsw",
        "en-x-twain", "zh-cmn-Hans-CN", "de-1996", "en-a-bbb-x-a-ccc", "de-DE-u-co-phonebk", "en-x-a1b2c3d4",
        "sl-1994", "x-own", "i-klingon", "es-419", "sl-rozaj-biske",
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
        ("x y", "the language `x y` is no tag of a language", nil),
        ("e1", "the language `e1` is no tag of a language", nil),
        ("en-a", "the language `en-a` has a part `a` that no tag has", nil),
        ("en-a-b", "the language `en-a-b` has a part `b` that no tag has", nil),
        ("en-x-", "the language `en-x-` has an empty part", nil),
        ("en-x-a1b2c3d4e", "the language `en-x-a1b2c3d4e` has a part `a1b2c3d4e` that no tag has", nil),
        ("de-DE-AT", "the language `de-DE-AT` has a part `at` that no tag has", nil),
        ("de-DE-Latn", "the language `de-DE-Latn` has a part `latn` that no tag has", nil),
        ("de-US US", "the language `de-US US` has a part `us us` that no tag has", nil),
        ("en us", "the language `en us` is no tag of a language", nil),
    ]) func isNone(tag: String, message: String, suggestion: String?) {
        let fault = LanguageTag.fault(of: tag)
        #expect(fault?.message == message)
        #expect(fault?.suggestion == suggestion)
    }
}
