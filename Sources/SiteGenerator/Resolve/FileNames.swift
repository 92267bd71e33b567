import Text

/// Finds published files by how their places end, so that no link walks over all files of one name.
struct FileNames: Sendable {
    /// The places of files by every ending at a `/`, in lower case: `logo.svg`, `images/logo.svg`.
    private var byEnding: [String: [String]] = [:]
    /// The same by the whole place.
    private var byPlace: [String: [String]] = [:]

    init(_ places: [String]) {
        for place in places {
            let parts = place.lowercased().split(separator: "/")
            WorkCounter.add(parts.count)
            for start in parts.indices {
                byEnding[parts[start...].joined(separator: "/"), default: []].append(place)
            }
            byPlace[place.lowercased(), default: []].append(place)
        }
    }

    /// The files whose places end in a path; of several the one in the folder of the file that names it.
    func files(named path: String, from folder: String) -> [String] {
        if let near = byPlace[joined(folder, path).lowercased()], near.count == 1 { return near }
        let ending = path.lowercased()
        return byEnding[ending.hasPrefix("/") ? String(ending.dropFirst()) : ending] ?? []
    }
}
