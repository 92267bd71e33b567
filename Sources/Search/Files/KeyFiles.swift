import Text

/// The config keys of a site: found by their words (`k-`, long lists `m-`), shown from blocks (`e-`), with
/// the blocks that show them (`u-` where they are many).
///
/// A line of a shard is a word, a space, and a list (``Postings``) in which the key's number is the page and
/// the quality (``KeyWords/Quality``) the impact. A block is a JSON array of keys: `[path, schema,
/// description, address, count, uses]`, where a use is `[page, section, anchor]`, and `uses` is the number of
/// files if there are many. Such a file is an array of uses.
struct KeyFiles {
    let shards: Shards
    let count: Int
    private(set) var files: [SearchFile] = []

    private struct Key: Hashable {
        var path: String
        var schema: String

        func precedes(_ other: Key) -> Bool {
            path == other.path ? schema.precedes(other.schema) : path.precedes(other.path)
        }
    }

    private struct Place {
        var description = ""
        var address = ""
        var uses: [[UInt8]] = []
    }

    /// - Parameter readings: in the order of the pages' numbers.
    init(_ readings: [SearchReading], entries: [SearchSchemaEntry], limits: SearchLimits) {
        var places: [Key: Place] = [:]
        for entry in entries.sorted(by: { $0.address.precedes($1.address) }) {
            let key = Key(path: entry.path, schema: entry.schema)
            guard places[key] == nil else { continue }
            places[key] = Place(description: entry.description, address: entry.address)
        }
        for (page, reading) in readings.enumerated() {
            for (part, key) in reading.keys {
                var use = Array("[\(page),\(part),".utf8)
                JSONString.append(key.anchor, to: &use)
                use.append(UInt8(ascii: "]"))
                places[Key(path: key.path, schema: key.schema), default: Place()].uses.append(use)
            }
        }
        let keys = places.keys.sorted { $0.precedes($1) }
        let (lines, lists) = Self.lines(keys, limits: limits)
        shards = Shards(name: "k", lines: lines, limit: limits.shard)
        count = keys.count
        files = shards.files + lists
        write(keys.map { ($0, places[$0] ?? Place()) }, limits: limits)
    }

    private static func lines(_ keys: [Key], limits: SearchLimits) -> ([ShardLine], [SearchFile]) {
        var postings: [String: [Posting]] = [:]
        for (number, key) in keys.enumerated() {
            for (word, quality) in KeyWords.qualities(of: key.path) {
                postings[word, default: []].append(
                    Posting(page: Int32(number), part: 0, impact: Int32(quality.rawValue)))
            }
        }
        var files: [SearchFile] = []
        let lines = postings.sorted { $0.key.precedes($1.key) }.map { word, list in
            let (entry, own) = Postings.entry(
                list[...], file: "search/shards/m-" + Shards.fileName(word), limits: limits)
            files += own
            return ShardLine(word: word, payload: entry)
        }
        return (lines, files)
    }

    private mutating func write(_ keys: [(Key, Place)], limits: SearchLimits) {
        var block: [UInt8] = []
        for (number, (key, place)) in keys.enumerated() {
            block.append(UInt8(ascii: block.isEmpty ? "[" : ","))
            block.append(UInt8(ascii: "["))
            for text in [key.path, key.schema, place.description, place.address] {
                JSONString.append(text, to: &block)
                block.append(UInt8(ascii: ","))
            }
            block += "\(place.uses.count),".utf8
            block += uses(place.uses, of: number, limits: limits)
            block.append(UInt8(ascii: "]"))
            if (number + 1) % limits.keyBlock == 0 || number + 1 == keys.count {
                block.append(UInt8(ascii: "]"))
                files.append(
                    SearchFile(path: "search/shards/e-\(number / limits.keyBlock).json", bytes: block))
                block = []
            }
        }
    }

    /// The uses as they stand in the block: themselves, or in how many files they are.
    private mutating func uses(_ uses: [[UInt8]], of number: Int, limits: SearchLimits) -> [UInt8] {
        guard uses.count > limits.uses else {
            return [UInt8(ascii: "[")] + uses.joined(separator: [0x2C]) + [0x5D]
        }
        var parts: [[UInt8]] = []
        for use in uses {
            if let last = parts.last, last.count + use.count + 2 <= limits.listPart {
                parts[parts.count - 1] += [0x2C] + use
            } else {
                parts.append([UInt8(ascii: "[")] + use)
            }
        }
        for (part, bytes) in parts.enumerated() {
            files.append(SearchFile(path: "search/shards/u-\(number)-\(part).json", bytes: bytes + [0x5D]))
        }
        return Array("\(parts.count)".utf8)
    }
}
