package import LanguageProtocol
import SiteGenerator

/// The order to take a schema into a site or repository, which somebody chose.
package struct SchemaOrder: Sendable, Hashable {
    /// The request that is answered when it is carried out.
    package let request: RequestID
    /// The folder that it is taken into: that of a site, or one of a repository.
    package let root: String
    /// The schema's name in SchemaStore's catalogue.
    package let name: String
    /// The token under which the client shows how far it is, if it does.
    let progress: RequestID?

    /// What came of an order.
    package enum Outcome: Sendable, Hashable {
        /// The schema is there; with what is said of its files.
        case taken([String])
        /// It is not, for a reason that a user can read.
        case failed(String)
    }
}

/// Schemas that are taken in because somebody chose it.
extension LanguageServer {
    static let addSchemaCommand = "waymark.addSchema"

    /// Begins to carry out an order; it is answered when it is done.
    func order(
        _ arguments: [JSONValue], _ request: RequestID, progress: RequestID?
    ) throws(ResponseError) -> [Effect] {
        guard arguments.count == 2, case .string(let address) = arguments[0],
            case .string(let name) = arguments[1]
        else {
            throw ResponseError(
                .invalidParams,
                "`\(Self.addSchemaCommand)` takes the address of a document and a schema's name")
        }
        guard let project = folder(around: DocumentURI(address)) else {
            throw ResponseError(.invalidParams, "the document is in no folder that is open")
        }
        let order = SchemaOrder(
            request: request, root: projects[project].root, name: name, progress: progress)
        let began = progress.map { token -> Effect in
            .tell(
                .progress(token: token, .begin(title: "Taking in the schema \(name)", isCancellable: false)))
        }
        return [began, .adopt(order)].compactMap(\.self)
    }

    /// Takes what came of an order: tells the client, and reads the folder again.
    package mutating func adopted(_ order: SchemaOrder, _ outcome: SchemaOrder.Outcome) -> [Effect] {
        let ended = order.progress.map { Effect.tell(.progress(token: $0, .end(message: nil))) }
        switch outcome {
        case .failed(let reason):
            let error = ResponseError(.requestFailed, reason)
            return [ended, .answer(order.request, .failure(error))].compactMap(\.self)
        case .taken(let lines):
            return [
                ended, .answer(order.request, .success(.null)),
                .tell(.showMessage(.info, lines.joined(separator: "\n"))),
                .read(.changes(in: order.root, [])),
            ].compactMap(\.self)
        }
    }

    /// The innermost folder that is open and that a document lies in.
    func folder(around uri: DocumentURI) -> Int? {
        projects.indices.filter { projects[$0].lone == nil && Self.path(of: uri, in: projects[$0]) != nil }
            .max { projects[$0].root.utf8.count < projects[$1].root.utf8.count }
    }

    // MARK: Actions

    /// The schemas that SchemaStore's catalogue knows for the blocks at a place, or for the file.
    func schemasToTake(_ uri: DocumentURI, _ wanted: Range<Int>, _ asked: AskedPlace) -> [CodeAction] {
        guard let folder = folder(around: uri), let catalogue = projects[folder].catalogue else { return [] }
        let blocks = projects[asked.project].configs(in: asked.path).filter { config in
            config.block.map { $0.lowerBound <= wanted.upperBound && wanted.lowerBound <= $0.upperBound }
                ?? false
        }
        var names = blocks.compactMap(catalogue.publishedName)
        if projects[asked.project].lone == uri, blocks.isEmpty,
            let path = Self.path(of: uri, in: projects[folder]),
            projects[asked.project].config(in: asked.path, at: wanted.lowerBound) == nil
        {
            names += [catalogue.publishedName(ofFiles: [path])].compactMap(\.self)
        }
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }.map { name in
            let title = "Take in the schema `\(name)` from SchemaStore"
            return CodeAction(
                title, kind: Self.quickFix,
                command: .init(
                    title: title, name: Self.addSchemaCommand, arguments: [uri.json, .string(name)]))
        }
    }
}
