import ConfigSchema
import Diagnostics

/// Files that are meant as schemas of the site's own, and are in a language that no schema is read from.
extension SourceTree {
    /// What is found about them, which have no effect.
    var straySchemas: [Diagnostic] {
        files.compactMap { file in
            guard file.place.hasPrefix("schemas/"), case .text(let bytes) = file.content,
                let language = ConfigLanguage(fileName: file.place), language != .json,
                Self.isMeantAsSchema(file.place, bytes, language)
            else { return nil }
            return .straySchema(file)
        }
    }

    /// Whether a file is called as schemas are, or says that it is one.
    private static func isMeantAsSchema(_ place: String, _ bytes: [UInt8], _ language: ConfigLanguage) -> Bool
    {
        if pathExtension(of: stem(of: place)).lowercased() == "schema" { return true }
        let address = ConfigDocument(parsing: bytes, as: language).root?["$schema"]?.string
        return address?.contains("json-schema.org/") ?? false
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func straySchema(_ file: SourceTree.File) -> Diagnostic {
        let name = String(fileName(of: file.place).dropLast(pathExtension(of: file.place).count))
        return Diagnostic(
            .invalidSchema, .error,
            "a schema is read from JSON only, so that nothing is checked against this file",
            at: Location(path: file.path),
            help: "write it as JSON in `\(name)json`, or move it out of `schemas`")
    }
}
