import ConfigSchema

/// The signs of all schemas, asked by the keys at the root of a text.
struct SignIndex: Sendable {
    let all: [SchemaSign]
    /// The signs that ask for one of several keys, by those.
    private let byKey: [[UInt8]: [Int]]
    /// The signs that ask for no key by its name.
    private let keyless: [Int]

    init(_ signs: [SchemaSign]) {
        var byKey: [[UInt8]: [Int]] = [:]
        var keyless: [Int] = []
        for (number, sign) in signs.enumerated() {
            guard let keys = sign.indispensableKeys else {
                keyless.append(number)
                continue
            }
            for key in keys { byKey[Array(key.utf8), default: []].append(number) }
        }
        all = signs
        self.byKey = byKey
        self.keyless = keyless
    }

    /// The signs that a text may show, in their order.
    func possible(for root: ConfigNode) -> [SchemaSign] {
        let named = root.members.compactMap { $0.key.utf8.flatMap { byKey[Array($0)] } }.joined()
        return Set(named).union(keyless).sorted().map { all[$0] }
    }
}
