import Synchronization

/// The metaschemas of all drafts, built in. Each is read when it is first asked for.
enum Metaschemas {
    private static let read = Mutex<[String: ConfigStorage]>([:])

    /// The metaschema under a URI without its fragment.
    static func storage(for uri: String) -> ConfigStorage? {
        guard let text = text(for: uri) else { return nil }
        return read.withLock { known in
            if let storage = known[uri] { return storage }
            let storage = ConfigDocument(text, as: .json).storage
            known[uri] = storage
            return storage
        }
    }

    private static func text(for uri: String) -> String? {
        switch uri {
        case Draft.draft4.metaschema: return OlderMetaschemas.draft4
        case Draft.draft6.metaschema: return OlderMetaschemas.draft6
        case Draft.draft7.metaschema: return OlderMetaschemas.draft7
        default: return NewerMetaschemas.text(for: uri)
        }
    }
}
