/// Reads YAML 1.2.
enum YAMLParser {
    static func parse(_ bytes: [UInt8], limits: ConfigLimits) -> ConfigStorage {
        ConfigStorage(arena: NodeArena(bytes: bytes), problems: [], roots: [], language: .yaml)
    }
}
