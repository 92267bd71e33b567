import Diagnostics
import LanguageServer
import Text

@testable import LanguageProtocol
@testable import SiteGenerator

/// A client and a server in one process: what the client says, and what comes back, over files that are
/// literals.
struct Conversation {
    /// The folder of this repository.
    static let checkout = String(#filePath).components(before: "/Tests/")
    /// The program's resources with the few schemas that the tests need, so that a site takes little.
    static let resources: ProgramResources = {
        do {
            let all = try ProgramResources.load(
                checkout + "/Sources/waymark/Resources", generator: "Waymark test")
            let needed = [
                "waymark-site", "waymark-front-matter", "waymark-repository", "waymark-schema-words",
                "waymark-finding-kind", "http-headers",
                "claude-code-mcp", "mcp-servers", "mcp-client-keys", "mcp-packages", "mcp-server-env",
                "json-schema-2020-12",
            ]
            return ProgramResources(
                theme: all.theme,
                schemas: all.schemas.filter { name, _ in
                    needed.contains(name.split(separator: ".").first.map(String.init) ?? name)
                }, languages: all.languages,
                published: Deferred { PublishedSchemas(Array(published.utf8)) },
                generator: "Waymark test")
        } catch {
            fatalError("\(error)")
        }
    }()

    /// A catalogue like that of SchemaStore, with one schema.
    private static let published = """
        [{"name": "Prettier", "url": "https://example.com/prettierrc.json", "fileMatch": [".prettierrc.json"]}]
        """

    static let root = "/work/site"

    private var connection = Connection()
    private var server: LanguageServer
    private var lastID = 0
    /// What the disk has, by the paths that findings show.
    var files: [String: String]
    let isSite: Bool
    /// The findings that the server sent last, by the paths of the files.
    private(set) var published: [String: [JSONValue]] = [:]
    /// How many requests were answered.
    private(set) var answered = 0
    /// The methods of what the server asked and told.
    private(set) var heard: [String] = []
    /// The paths of the files whose findings were sent, in their order.
    private(set) var sent: [String] = []
    /// What the server is told of each order to take in a schema.
    var outcome = SchemaOrder.Outcome.taken(["added"])
    /// The orders to take in schemas: a name and the folder.
    private(set) var ordered: [String] = []
    /// What the server is answered when it asks for settings.
    var configured = JSONValue.null

    init(
        _ files: [String: String], isSite: Bool = true, capabilities: JSONValue = Self.plain,
        options: JSONValue? = nil
    ) {
        self.files = files
        self.isSite = isSite
        server = LanguageServer(
            Setup(version: "0", resources: Self.resources, options: SiteOptions(date: "2026-11-30", jobs: 2)))
        let folder = JSONValue.members(["uri": .string("file://" + Self.root), "name": .string("site")])
        _ = ask(
            "initialize",
            .members([
                "processId": .null, "capabilities": capabilities, "workspaceFolders": .array([folder]),
                "initializationOptions": options,
            ]))
        tell("initialized", .members([:]))
    }

    /// A client that is sent findings, and can do all else.
    static let plain = JSONValue.read(
        """
        {"general": {"positionEncodings": ["utf-8"]},
         "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename"]}},
         "textDocument": {"publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true},
          "completion": {"completionItem": {"snippetSupport": true, "documentationFormat": ["markdown"]}},
          "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
          "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
          "rename": {"prepareSupport": true}}}
        """)

    // MARK: What the client says

    /// Asks something; the result, or the error's code and message.
    @discardableResult
    mutating func ask(_ method: String, _ params: JSONValue) -> JSONValue {
        lastID += 1
        let id = RequestID.number(lastID)
        send(Message.request(id, method: method, params))
        return answers.removeValue(forKey: id) ?? .null
    }

    private var answers: [RequestID: JSONValue] = [:]

    mutating func tell(_ method: String, _ params: JSONValue) {
        send(Message.notification(method: method, params))
    }

    private mutating func send(_ message: Message) {
        _ = connection.receive(message.bytes)
        while let call = connection.next() { perform(server.handle(call)) }
        while true {
            let effects = server.settle()
            if effects.isEmpty { break }
            perform(effects)
        }
    }

    // MARK: What the server does

    private mutating func perform(_ effects: [Effect]) {
        for effect in effects {
            if case .answer = effect { answered += 1 }
            switch effect {
            case .answer(let id, .success(let result)):
                answers[id] = result
                _ = connection.answer(id, .success(result))
            case .answer(let id, .failure(let error)):
                answers[id] = .members(["error": .string(error.message)])
                _ = connection.answer(id, .failure(error))
            case .tell(let notification):
                heard.append(notification.method)
                guard case .diagnostics(let uri, _, let found) = notification else { continue }
                sent.append(Self.path(of: uri))
                published[Self.path(of: uri)] = found.map(\.json)
            case .ask(let request):
                heard.append(request.method)
                let asked = connection.request(request.method, request.params)
                guard case .configuration = request else { continue }
                _ = connection.receive(Message.response(asked.id, .success(.array([configured]))).bytes)
            case .adopt(let order):
                ordered.append("\(order.name) into \(order.root)")
                perform(server.adopted(order, outcome))
            case .read(let reading): perform(server.take(read(reading), of: reading))
            case .exit: heard.append("exit")
            }
        }
    }

    private func read(_ reading: Reading) -> ReadFiles {
        switch reading {
        case .folder, .changes:
            return isSite ? .site(root: Self.root, tree) : repository(files)
        case .file(let path, let bytes):
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let catalogue = SchemaCatalogue(bundled: Self.resources.schemas)
            return .repository(
                root: "/elsewhere", RepositoryTree(bytes, name: name, with: catalogue), catalogue)
        case .shown(_, let places):
            return .texts(places.mapValues { _ in Array("shown\n".utf8) })
        }
    }

    private func repository(_ files: [String: String]) -> ReadFiles {
        let catalogue = SchemaCatalogue(bundled: Self.resources.schemas)
        return .repository(root: Self.root, tree(of: files, catalogue), catalogue)
    }

    /// The repository as it lies on the disk.
    func tree(of files: [String: String], _ catalogue: SchemaCatalogue) -> RepositoryTree {
        let listed = files.sorted { $0.key < $1.key }.compactMap { path, text -> RepositoryTree.File? in
            let isConfig = catalogue.entry(forFile: path) != nil
            guard isMarkdown(path) || isConfig else { return nil }
            return RepositoryTree.File(
                path: path, bytes: Array(text.utf8), kind: isMarkdown(path) ? .markdown : .config)
        }
        return RepositoryTree(files: listed, leftOut: Summary.LeftOut(), diagnostics: [])
    }

    /// The site as it lies on the disk.
    var tree: SourceTree {
        var (texts, templates): ([String: String], [String: String]) = ([:], [:])
        for (path, text) in files {
            if path.hasPrefix("content/") { texts[String(path.dropFirst(8))] = text }
            if path.hasPrefix("templates/") { templates[String(path.dropFirst(10))] = text }
        }
        return SourceTree(texts, templates: templates)
    }

    private static func path(of uri: DocumentURI) -> String {
        let path = uri.path ?? uri.text
        return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}

// MARK: Shorthands

extension Conversation {
    static func uri(_ path: String) -> String {
        path.hasPrefix("/") ? "file://" + path : "file://\(root)/\(path)"
    }

    /// Opens a file as it lies on the disk, or with another text.
    mutating func open(_ path: String, _ text: String? = nil) {
        let item = JSONValue.members([
            "uri": .string(Self.uri(path)), "languageId": .string("markdown"), "version": 1.json,
            "text": .string(text ?? files[path] ?? ""),
        ])
        tell("textDocument/didOpen", .members(["textDocument": item]))
    }

    /// Puts another text in the place of an open one.
    mutating func change(_ path: String, to text: String) {
        tell(
            "textDocument/didChange",
            .members([
                "textDocument": .members(["uri": .string(Self.uri(path)), "version": 2.json]),
                "contentChanges": .array([.members(["text": .string(text)])]),
            ]))
    }

    /// Asks about the place in a text that `‸` marks; the file is open with the text, without the mark.
    mutating func ask(_ method: String, in path: String, _ marked: String, _ more: JSONValue? = nil)
        -> JSONValue
    {
        let parts = marked.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
        open(path, parts.joined())
        let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        return ask(method, in: path, line: lines.count - 1, lines.last?.utf8.count ?? 0, more)
    }

    mutating func ask(
        _ method: String, in path: String, line: Int, _ character: Int, _ more: JSONValue? = nil
    ) -> JSONValue {
        var members: [JSONMember] = [
            JSONMember("textDocument", .members(["uri": .string(Self.uri(path))])),
            JSONMember("position", .members(["line": line.json, "character": character.json])),
        ]
        if case .object(let others)? = more { members += others }
        return ask(method, .object(members))
    }
}

extension JSONValue {
    /// JSON that is written out.
    static func read(_ text: String) -> JSONValue {
        guard let value = try? JSONReader.read(Array(text.utf8)) else { fatalError("no JSON: \(text)") }
        return value
    }

    /// The elements of an array.
    var list: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The text of a string.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The labels of the items of a completion.
    var labels: [String] { self["items"]?.list.compactMap { $0["label"]?.text } ?? [] }

    /// Where a location is: the path, the line and the column, from 0.
    var place: String {
        let uri = (self["uri"] ?? self["targetUri"])?.text ?? ""
        let start = (self["range"] ?? self["targetRange"])?["start"]
        let numbers = ["line", "character"].map { name -> String in
            if case .integer(let number)? = start?[name] { return String(number) }
            return "?"
        }
        let path =
            uri.hasPrefix("file://\(Conversation.root)/")
            ? String(uri.dropFirst("file://\(Conversation.root)/".count)) : uri
        return "\(path):\(numbers.joined(separator: ":"))"
    }

    /// The texts of the edits of a change, each behind its place: `content/a.md:1:2 text`.
    var edits: [String] {
        (self["documentChanges"]?.list ?? []).flatMap { change -> [String] in
            let uri = change["textDocument"]?["uri"] ?? .null
            return (change["edits"]?.list ?? []).map { edit in
                JSONValue.members(["uri": uri, "range": edit["range"]]).place + " "
                    + (edit["newText"]?.text ?? "")
            }
        }.sorted()
    }
}

extension String {
    fileprivate func components(before mark: String) -> String {
        firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
