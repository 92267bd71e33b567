package import Text

/// A schema that stands in the place of one of the catalogue: names, patterns and bindings are those of the old one.
package struct SchemaReplacement: Sendable {
    /// The name or `$id` of the schema that is replaced.
    package let name: String
    /// The `$id` of the schema that is replaced, if it has one.
    package let id: String
    /// The new schema.
    package let text: SourceText

    /// Whether a schema of the catalogue is the one that is replaced.
    func means(_ name: String, _ id: String) -> Bool {
        name == self.name || (!id.isEmpty && id == self.id)
    }
}
