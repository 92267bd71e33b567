import ConfigSchema
import Diagnostics
import SiteGenerator
import Text

/// Measures how long a schema takes to compile and values to be validated, for `schema validate --benchmark`.
struct SchemaBenchmark {
    let schema: Schema
    let compileMilliseconds: Double

    /// Compiles a schema; `nil` where its text is none.
    init?(_ found: LocatedSchema) {
        var watch = Stopwatch()
        guard let schema = found.compile() else { return nil }
        watch.lap("compile")
        self.schema = schema
        compileMilliseconds = Double(watch.laps[0].nanoseconds) / 1e6
    }

    /// The values of a file: in a `.jsonl` file one in each line.
    static func instances(in text: SourceText) -> [ConfigNode] {
        guard text.path.hasSuffix(".jsonl") else {
            let language = ConfigLanguage(fileName: text.path) ?? .json
            return [ConfigDocument(parsing: text.bytes, as: language).valuesNode].compactMap(\.self)
        }
        return text.bytes.split(separator: UInt8(ascii: "\n")).compactMap {
            ConfigDocument(parsing: Array($0), as: .json).root
        }
    }

    /// Validates each value a number of times, and gives one line of JSON.
    func measure(_ instances: [ConfigNode], rounds: Int, assertFormats: Bool) -> String {
        let options = ValidationOptions(assertFormats: assertFormats)
        let valid = instances.count { schema.isValid($0, options: options) }
        var watch = Stopwatch()
        var matching = 0
        for _ in 0..<rounds {
            for instance in instances { matching += schema.isValid(instance, options: options) ? 1 : 0 }
        }
        watch.lap("validate")
        // What was counted is looked at, so that no compiler can leave the work out.
        precondition(matching == valid * rounds)
        let each = Double(watch.laps[0].nanoseconds) / Double(max(1, rounds * instances.count))
        return
            "{\"compile_ms\": \(Self.short(compileMilliseconds)), \"ns_per_instance\": \(Self.short(each)), "
            + "\"valid\": \(valid), \"invalid\": \(instances.count - valid)}"
    }

    /// A number with three digits behind the point.
    private static func short(_ number: Double) -> String {
        let thousandths = Int((number * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
