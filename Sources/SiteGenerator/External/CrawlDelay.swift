/// What a `robots.txt` (RFC 9309) says of how long a host is to be left alone between two requests.
enum CrawlDelay {
    /// The delay in whole seconds for a program of this name: that of its own group, or else of the group for all; 0
    /// where there is none. `Crawl-delay` is no part of the standard, but what hosts write.
    static func seconds(in text: ArraySlice<UInt8>, for name: String) -> Int {
        var delays: [String: Int] = [:]
        var agents: [String] = []
        var isInGroup = false
        for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let parts = line.prefix { $0 != "#" }.split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let value = String(parts[1]).trimmingSpaces
            switch String(parts[0]).trimmingSpaces.lowercased() {
            case "user-agent":
                if isInGroup { agents = [] }
                isInGroup = false
                agents.append(value.lowercased())
            case "crawl-delay":
                isInGroup = true
                guard let delay = Double(value), delay > 0, delay < 1e6 else { continue }
                for agent in agents where delays[agent] == nil { delays[agent] = Int(delay.rounded(.up)) }
            default: isInGroup = true
            }
        }
        return delays[name] ?? delays["*"] ?? 0
    }
}
