import ConfigSchema
import Foundation

/// Validation by JSON Schema, instances already parsed and formats not asserted, beside other validators where
/// they are installed.
enum ValidationBenchmark {
    static func run(_ shared: String, python: String?) {
        let folder = "\(shared)/bench/validation"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let sets = names.filter { !$0.hasPrefix("_") }.sorted().compactMap { ValidationSet($0, in: folder) }
        guard !sets.isEmpty else { return }
        print("validation, ns for each instance (compiling in ms), one core, best of several")
        let peers = Peer.all(in: "\(shared)/bench", python: python)
        for peer in peers where peer.nanoseconds.isEmpty { print("  \(peer.name) is not installed") }
        var ratios: [String: [Double]] = [:]
        for set in sets {
            let (own, compiling) = set.measure()
            var line = "  \(set.name): waymark \(rounded(own, to: 0)) (\(rounded(compiling)))"
            let others = peers.compactMap { peer in peer.nanoseconds[set.name].map { (peer.name, $0) } }
            for (name, time) in others {
                ratios[name, default: []].append(own / time)
                line += ", \(name) \(rounded(time, to: 0))"
            }
            if let best = others.map(\.1).min() { line += ", \(rounded(own / best)) × the best" }
            print(line)
        }
        for (name, ratios) in ratios.sorted(by: { $0.key < $1.key }) {
            let mean = exp(ratios.reduce(0) { $0 + log($1) } / Double(ratios.count))
            print("  geometric mean over \(ratios.count) sets: \(rounded(mean)) × \(name)")
        }
    }
}

/// A real schema with instances.
private struct ValidationSet {
    let name: String
    private let schema: [UInt8]
    private let remotes: [(place: String, bytes: [UInt8])]
    private let instances: [ConfigNode]

    init?(_ name: String, in folder: String) {
        let read = { (path: String) in
            FileManager.default.contents(atPath: "\(folder)/\(path)").map { Array($0) }
        }
        guard let schema = read("\(name)/schema.json"), let lines = read("\(name)/instances.jsonl") else {
            return nil
        }
        let places = read("_remotes.json").flatMap { ConfigDocument(parsing: $0, as: .json).root }
        self.name = name
        self.schema = schema
        remotes = (places.map { Array($0.members) } ?? []).compactMap { member in
            guard let place = member.key.string, let path = member.value.string else { return nil }
            return read(path).map { (place, $0) }
        }
        instances = lines.split(separator: UInt8(ascii: "\n")).compactMap {
            ConfigDocument(parsing: Array($0), as: .json).root
        }
    }

    /// The best time for one instance in nanoseconds, and for compiling the schema in milliseconds.
    func measure() -> (nanoseconds: Double, compiling: Double) {
        var registry = SchemaRegistry()
        for remote in remotes {
            registry.add(ConfigDocument(parsing: remote.bytes, as: .json), at: remote.place)
        }
        let document = ConfigDocument(parsing: schema, as: .json)
        var compiled: Schema?
        var compiling = Double.infinity
        for _ in 0..<5 {
            let start = ContinuousClock.now
            var own = registry
            let uri = own.add(document)
            compiled = own.compile(uri).schema
            compiling = min(compiling, seconds(since: start))
        }
        guard let compiled else { return (.infinity, compiling * 1000) }
        var best = Double.infinity
        let begin = ContinuousClock.now
        repeat {
            let start = ContinuousClock.now
            let valid = instances.count { compiled.isValid($0) }
            precondition(valid <= instances.count)
            best = min(best, seconds(since: start))
        } while seconds(since: begin) < 0.4
        return (best * 1e9 / Double(max(1, instances.count)), compiling * 1000)
    }

    private func seconds(since start: ContinuousClock.Instant) -> Double {
        let duration = (ContinuousClock.now - start).components
        return Double(duration.seconds) + Double(duration.attoseconds) / 1e18
    }
}

/// Another validator, measured by a script that lies beside the data.
private struct Peer {
    let name: String
    /// The time for one instance of each set that it can read.
    let nanoseconds: [String: Double]

    static func all(in folder: String, python: String?) -> [Peer] {
        [
            Peer("jsonschema-rs", python, ["\(folder)/validation_peers.py", "rs"]),
            Peer("Blaze", python, ["\(folder)/validation_blaze.py"]),
        ]
    }

    /// Runs a script, whose lines are a set's name and somewhere `N ns/inst`.
    private init(_ name: String, _ python: String?, _ arguments: [String]) {
        self.name = name
        let output = python.flatMap { Output.of($0, arguments) } ?? ""
        let times = output.split(separator: "\n").compactMap { line -> (String, Double)? in
            let words = line.split(separator: " ")
            guard let unit = words.firstIndex(of: "ns/inst"), unit > 1, let time = Double(words[unit - 1])
            else { return nil }
            return (String(words[0]), time)
        }
        nanoseconds = Dictionary(times) { first, _ in first }
    }

}

/// What other programs print.
enum Output {
    static func of(_ program: String, _ arguments: [String]) -> String? {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
