import ConfigSchema
import Diagnostics
import Markdown
import Templates
import Text

/// What templates learn of a schema that the site documents.
struct SchemaValues: Sendable {
    private let site: Site
    private let index: Index

    /// The reference pages by their own page.
    private typealias Index = [Page.ID: SchemaReferencePage]

    init(_ site: Site) {
        self.site = site
        var index: Index = [:]
        for page in site.pages {
            guard case .schemaReference(let number) = page.content else { continue }
            index[page.id] = site.references[number]
        }
        self.index = index
    }

    /// The schema that a page documents; nothing for other pages.
    func values(of page: Page) -> TemplateValue {
        guard let reference = index[page.id] else { return .none }
        let entry = site.catalogue.entries[reference.entry]
        return .object(
            TemplateObject([
                ("name", .string(entry.name)), ("version", .string(entry.version)),
                ("newest", .string(entry.newest)),
                ("source", .string(address(entry.source))), ("read", .string(entry.readOn)),
                ("official", .boolean(entry.isOfficial)), ("id", .string(entry.id)),
                ("description", markdown(reference.outline.description)),
                ("closed", .boolean(reference.outline.isClosed)),
                ("file", .string(site.base.sitePath + URLPath.encoded(reference.filePath))),
                ("deprecated_values", deprecatedValues(of: reference.outline)),
                ("warnings", warnings(of: reference.outline)),
                ("known_keys", strings(reference.outline.knownKeys)),
                ("places", .list(places(of: reference))),
            ]))
    }

    /// A list of values as long as this is printed where it stands first, and referred to afterwards.
    private static let longestRepeated = 2

    private func places(of reference: SchemaReferencePage) -> [TemplateValue] {
        var listed: [[String]: String] = [:]
        return reference.places.map { place in
            let values = place.outline.deprecatedValues.map(\.value)
            guard values.count > Self.longestRepeated else {
                return self.values(of: place, reference, valuesAs: nil)
            }
            let first = listed[values]
            if first == nil { listed[values] = place.path }
            return self.values(of: place, reference, valuesAs: first)
        }
    }

    /// - Parameter first: the path of the place whose values that are going are the same.
    private func values(
        of place: SchemaReferencePage.Place, _ reference: SchemaReferencePage, valuesAs first: String?
    ) -> TemplateValue {
        let outline = place.outline
        return .object(
            TemplateObject([
                ("path", .string(place.path)), ("name", .string(place.name)),
                ("depth", .integer(place.depth)),
                ("fragment", .string("#" + URLPath.encoded(place.path))),
                ("required", .boolean(place.isRequired)), ("closed", .boolean(outline.isClosed)),
                ("cut_short", .boolean(outline.isCutShort)), ("description", markdown(outline.description)),
                ("types", strings(outline.accepted.types)),
                ("accepted_values", strings(outline.accepted.values.map(\.json))),
                ("default", .string(outline.defaultValue)), ("examples", strings(outline.examples)),
                ("limits", strings(outline.limits.map { $0.words(site.wording) })),
                ("deprecation", outline.deprecation.map { terms($0, value: nil) } ?? .none),
                ("deprecated_values", first == nil ? deprecatedValues(of: outline) : .list([])),
                ("values_as", .string(first)),
                ("values_as_fragment", .string(first.map { "#" + URLPath.encoded($0) })),
                ("warnings", warnings(of: outline)), ("known_keys", strings(outline.knownKeys)),
                (
                    "notes",
                    .list(
                        outline.notes.map { note in
                            .object(
                                TemplateObject([
                                    ("name", .string(note.name.replacing("-", with: " "))),
                                    ("text", .string(note.text)),
                                ]))
                        })
                ),
                ("same_as", .string(place.sameAs)),
                ("same_as_fragment", .string(place.sameAs.map { "#" + URLPath.encoded($0) })),
                ("shown_on", .list((reference.uses[place.path] ?? []).map(link))),
            ]))
    }

    private func deprecatedValues(of outline: SchemaOutline) -> TemplateValue {
        .list(outline.deprecatedValues.map { terms($0.deprecation, value: $0.value) })
    }

    private func terms(_ deprecation: SchemaOutline.Deprecation, value: String?) -> TemplateValue {
        .object(
            TemplateObject([
                ("value", .string(value)), ("use", phrase(deprecation.use)),
                ("since", .string(deprecation.deprecatedOn)), ("removed_on", .string(deprecation.removedOn)),
                ("where", .string(deprecation.place)),
                ("source", .string(deprecation.source.flatMap(address))),
                (
                    "removed",
                    .boolean(deprecation.removedOn.map { $0 <= (site.options.date ?? "") } ?? false)
                ),
            ]))
    }

    /// An address that a schema names, if readers can be sent there.
    private func address(_ written: String) -> String? {
        Address.fault(ofSource: written) == nil ? written : nil
    }

    private func warnings(of outline: SchemaOutline) -> TemplateValue {
        .list(
            outline.warnings.map { warning in
                .object(
                    TemplateObject([
                        ("id", .string(warning.id)), ("message", phrase(warning.message)),
                        ("use", phrase(warning.use)), ("source", .string(warning.source.flatMap(address))),
                        ("since", .string(warning.since)), ("until", .string(warning.until)),
                    ]))
            })
    }

    private func link(_ id: Page.ID) -> TemplateValue { .link(to: site[id], site.base) }

    private func strings(_ texts: [String]) -> TemplateValue { .list(texts.map { .string($0) }) }

    /// A sentence of a schema as HTML; schemas write code between backticks.
    private func markdown(_ text: String?) -> TemplateValue {
        guard let text, !text.isEmpty else { return .none }
        let document = Document(
            parsing: Array(text.utf8), path: "", options: MarkdownOptions(profile: .waymark))
        return .html(document.html(RenderPlan()))
    }

    /// The same as a part of a line: one paragraph without the element around it.
    private func phrase(_ text: String?) -> TemplateValue {
        let (start, end) = (Array("<p>".utf8), Array("</p>\n".utf8))
        guard case .html(let html) = markdown(text), html.starts(with: start), html.count > end.count,
            let first = html.firstRange(of: end), first.upperBound == html.count
        else { return markdown(text) }
        return .html(Array(html[start.count..<first.lowerBound]))
    }
}

extension SchemaReferencePage {
    /// Where the schema itself is published.
    var filePath: String { "schemas/\(name).schema.json" }
}

extension SchemaOutline.Limit {
    /// The limit in words.
    fileprivate func words(_ wording: Wording) -> String {
        if value == "1", ["minLength", "minItems", "minProperties"].contains(keyword) {
            return wording.text("limit_not_empty")
        }
        return Self.words[keyword].map { wording.text("limit_" + $0, "value", value) }
            ?? "\(keyword) \(value)"
    }

    /// The ends of the words' names, by the keywords of JSON Schema.
    private static let words = [
        "minimum": "minimum", "exclusiveMinimum": "above", "maximum": "maximum", "exclusiveMaximum": "below",
        "multipleOf": "multiple", "minLength": "characters_minimum", "maxLength": "characters_maximum",
        "pattern": "pattern", "format": "format", "minItems": "entries_minimum",
        "maxItems": "entries_maximum", "uniqueItems": "unique", "minProperties": "keys_minimum",
        "maxProperties": "keys_maximum",
    ]
}
