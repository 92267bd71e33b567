import ConfigSchema
import Diagnostics
import Text

/// The other schemas that a schema from elsewhere refers to, and those that these refer to, each read from where the
/// reference leads from the place that its schema was read from.
package struct SchemaParts: Sendable {
    /// One of them.
    struct Part: Sendable {
        /// Where it was read: an address or a path from here.
        let source: String
        let bytes: [UInt8]
        /// Where it lies, seen from the folder of the first schema.
        let place: String
    }

    /// Those that were read.
    private(set) var parts: [Part] = []
    private let source: String
    private var registry = SchemaRegistry()
    private var waiting: [(source: String, address: String)] = []
    /// The addresses of those that are known, by their sources.
    private var known: [String: String] = [:]
    /// The sources of those that are not read.
    private let here: Set<String>

    /// Begins with a schema that was read from a source.
    ///
    /// - Parameters:
    ///   - first: where the schema was read from that brought this one along, where another did.
    ///   - here: the sources of what need not be read.
    package init(
        of bytes: [UInt8], from source: String, broughtBy first: String? = nil, besides here: Set<String> = []
    ) throws {
        self.source = SchemaSource.plain(first ?? source)
        self.here = here
        try look(in: bytes, from: SchemaSource.plain(source), at: SchemaSource.address(source))
    }

    /// The sources that are still to be read, as far as they are known.
    package var open: [String] { waiting.map(\.source).sorted() }

    /// How many are read.
    static let most = 200

    /// The source that is to be read next.
    package var next: String? { waiting.last?.source }

    /// Takes what the next source says.
    package mutating func take(_ bytes: [UInt8]) throws {
        guard let (source, address) = waiting.popLast() else { return }
        guard parts.count < Self.most else {
            throw SchemaStoreError.noSchema(
                source: self.source, reason: "it refers to more than \(Self.most) other schemas")
        }
        parts.append(Part(source: source, bytes: bytes, place: try place(of: source)))
        try look(in: bytes, from: source, at: address)
    }

    private mutating func look(in bytes: [UInt8], from source: String, at address: String) throws {
        registry.add(try ConfigDocument(ofSchema: bytes, from: source), at: address)
        known[source] = address
        for reference in registry.openReferences(in: address) {
            guard let target = SchemaSource.meant(by: reference, in: source) else {
                throw SchemaStoreError.noSchema(
                    source: source, reason: "it refers to `\(reference.text)`, which cannot be read")
            }
            if here.contains(target) { continue }
            if let earlier = known[target] {
                registry.alias(reference.address, for: earlier)
            } else {
                known[target] = reference.address
                waiting.append((target, reference.address))
            }
        }
    }

    /// The same place as at the source where that is beside the first schema or below it; else that below the nearest
    /// folder of both, or below the name of the host.
    private func place(of part: String) throws -> String {
        let path = SchemaSource.relative(part, from: source)
        let place = pathExtension(of: path) == "json" ? path : path + ".json"
        if let problem = PlainPath.problem(in: place) {
            throw SchemaStoreError.noSchema(
                source: part, reason: "its name cannot be that of a file: \(problem)")
        }
        return place
    }
}

/// Where schemas are read from: addresses and paths.
enum SchemaSource {
    /// A path without `.`, and without `..` behind a folder; an address stays as it is.
    static func plain(_ source: String) -> String {
        guard !SchemaStore.isAddress(source) else { return String(source.prefix { $0 != "#" }) }
        var parts: [Substring] = []
        for part in source.split(separator: "/") where part != "." {
            if part == "..", parts.last.map({ $0 != ".." }) ?? source.hasPrefix("/") {
                _ = parts.popLast()
            } else {
                parts.append(part)
            }
        }
        return (source.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// The address by which a schema is known that was read from a source.
    static func address(_ source: String) -> String {
        if SchemaStore.isAddress(source) { return source }
        return address(ofFile: (try? FileSystem.canonical(source)) ?? source)
    }

    /// The address of a file on this machine, by its absolute path.
    static func address(ofFile path: String) -> String { "file://" + PercentEncoding.path(path) }

    /// The path of the file that an address is of; `nil` for any other address.
    static func file(at address: String) -> String? {
        address.prefix(8).lowercased() == "file:///" ? URLPath.decoded(String(address.dropFirst(7))) : nil
    }

    /// The source that a reference means in a schema from another one; `nil` where nobody can read it.
    static func meant(by reference: OpenReference, in source: String) -> String? {
        if reference.isRelative || reference.text.hasPrefix("/") {
            if SchemaStore.isAddress(source) { return reference.resolved(against: source) }
            let path = URLPath.decoded(reference.text)
            return plain(path.hasPrefix("/") ? path : joined(parent(of: source), path))
        }
        if let path = file(at: reference.address) {
            // What comes from elsewhere has no business among the files of this machine.
            return SchemaStore.isAddress(source) ? nil : plain(path)
        }
        return SchemaStore.isAddress(reference.address) ? reference.address : nil
    }

    /// Where a source is, seen from the folder of another one, without leading out of that folder.
    static func relative(_ part: String, from source: String) -> String {
        guard SchemaStore.isAddress(part) else {
            return inner(part, seenFrom: SchemaStore.isAddress(source) ? nil : source)
        }
        guard let place = try? WebAddress(part) else { return fileName(of: part) }
        guard let other = try? WebAddress(source), other.host == place.host, other.port == place.port else {
            return joined(place.host, URLPath.decoded(path(of: place)))
        }
        return URLPath.decoded(inner(path(of: place), seenFrom: path(of: other)))
    }

    /// A path, seen from the folder of another one where there is one, without what leads out of a folder.
    private static func inner(_ path: String, seenFrom other: String?) -> String {
        let way = other.map { relativePath(to: path, from: parent(of: $0)) } ?? path
        return way.split(separator: "/").drop { $0 == ".." }.joined(separator: "/")
    }

    /// What stands between an address's host and its query, without the `/` at its beginning.
    private static func path(of address: WebAddress) -> String {
        String(address.path.prefix { $0 != "?" }.dropFirst())
    }
}
