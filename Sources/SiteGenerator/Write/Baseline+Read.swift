import ConfigSchema
import Diagnostics

extension Baseline {
    /// Reads what `check --format json` or `--write-baseline` wrote; `nil` for anything else.
    package init?(parsing bytes: [UInt8]) {
        self.init(ConfigDocument(parsing: bytes, as: .json))
    }

    private init?(_ document: ConfigDocument) {
        guard document.problems.isEmpty, let found = document.root?["diagnostics"], found.kind == .array
        else {
            return nil
        }
        var findings: [Finding] = []
        for node in found.elements {
            guard let finding = Finding(node) else { return nil }
            findings.append(finding)
        }
        self.init(findings)
    }

    /// Whether a file is nothing but a run of this program, so that it may be replaced by another one.
    static func isRun(_ bytes: [UInt8]) -> Bool {
        let document = ConfigDocument(parsing: bytes, as: .json)
        let names = document.root?.members.compactMap(\.key.string) ?? []
        return Baseline(document) != nil && members.isSuperset(of: names)
    }
}

extension Baseline.Finding {
    fileprivate init?(_ node: ConfigNode) {
        guard let fingerprint = node["fingerprint"]?.string, let id = node["id"]?.string,
            let path = node["path"]?.string
        else { return nil }
        self.init(fingerprint: fingerprint, id: id, path: path)
    }
}
