import Templates

extension PageValues {
    /// A page in the languages of the site, the site's own first; empty where it is in one.
    func languages(of page: Page) -> [TemplateValue] {
        (site.languageRoutes?.versions(of: page) ?? []).map { version in
            let tag = version.language.tag
            return .object(
                TemplateObject(
                    .languageVersion,
                    [
                        ("title", .string(version.language.name)), ("tag", .string(tag)),
                        ("direction", .string(LanguageTag.isRightToLeft(tag) ? "rtl" : "ltr")),
                        ("url", .string(version.url)), ("permalink", .string(version.permalink)),
                        ("current", .boolean(tag == site.configuration.language)),
                    ]))
        }
    }

    /// The tag of the language that a page's text is in.
    func language(of page: Page) -> String {
        let original = page.isFallback ? site.options.translation?.original : nil
        return original ?? site.configuration.language
    }
}
