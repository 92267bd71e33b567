import Templates

/// The forms of the objects that templates see many of.
extension TemplateForm {
    static let context = TemplateForm()
    static let page = TemplateForm()
    static let card = TemplateForm()
    static let listedPage = TemplateForm()
    static let section = TemplateForm()
    static let link = TemplateForm()
    static let source = TemplateForm()
    static let heading = TemplateForm()
    static let navigationItem = TemplateForm()
    static let freshness = TemplateForm()
    static let newerSource = TemplateForm()
    static let languageVersion = TemplateForm()
}

extension TemplateValue {
    /// A title and where it leads.
    static func link(_ title: String, _ url: String) -> TemplateValue {
        .object(TemplateObject(.link, [("title", .string(title)), ("url", .string(url))]))
    }

    /// A page's title and address.
    static func link(to page: Page, _ base: BaseURL) -> TemplateValue {
        link(page.title, page.route.url(base))
    }
}
