package import LanguageProtocol
package import SiteGenerator

/// What whoever runs a server is to do, in order.
package enum Effect: Sendable {
    /// Answer a request.
    case answer(RequestID, Result<JSONValue, ResponseError>)
    /// Tell the client something.
    case tell(ServerNotification)
    /// Ask the client something; nobody waits for what it says.
    case ask(ServerRequest)
    /// Read from the disk, and hand in what was read before anything else.
    case read(Reading)
    /// Take a schema in from elsewhere, and hand in what came of it whenever it is done.
    case adopt(SchemaOrder)
    /// End the process with a status.
    case exit(Int32)
}

/// What a server needs to know of the disk. Paths are absolute.
package enum Reading: Sendable, Hashable {
    /// All of a folder that is open.
    case folder(String)
    /// A file that is open and in no folder that is, with its text.
    case file(String, [UInt8])
    /// What may have changed in a folder; all of it where no paths are named.
    case changes(in: String, Set<String>)
    /// The texts of files that pages show, by their places, with their paths.
    case shown(in: String, [String: String])
}

/// What was read.
package enum ReadFiles: Sendable {
    /// A site in a folder.
    case site(root: String, SourceTree)
    /// What `check` looks at in a folder, or of a file.
    case repository(root: String, RepositoryTree, SchemaCatalogue)
    /// Texts by the places of their files.
    case texts([String: [UInt8]])
    /// Nothing, for a reason that a user can read.
    case failed(String)
}
