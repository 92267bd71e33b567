import ConfigSchema
import Text

/// The file that keeps answers from one run to the next. Only what was there is kept, so that what was not is asked again.
extension WebAnswers {
    /// The file's text.
    package var json: String {
        let kept = entries.filter { _, entry in
            switch entry.answer {
            case .found, .redirect: true
            case .gone, .noHost, .unknown: false
            }
        }
        let answers = kept.map { Line($0, $1) }.sorted { $0.address < $1.address }
        return StyledText(json: File(answers: answers)).plain
    }

    /// Reads what an earlier run wrote; `nil` for anything else.
    package init?(parsing bytes: [UInt8]) {
        let document = ConfigDocument(parsing: bytes, as: .json)
        guard document.problems.isEmpty, let root = document.root,
            root.members.compactMap(\.key.string) == [Self.name], let list = root[Self.name],
            list.kind == .array
        else { return nil }
        self.init()
        for line in list.elements {
            guard let text = line["address"]?.string, let address = try? WebAddress(text),
                let date = line["date"]?.string, CalendarDay(date) != nil
            else { return nil }
            note(Self.answer(line), of: address, on: date)
        }
    }

    private static func answer(_ line: ConfigNode) -> WebAnswer {
        if let target = line["redirect"]?.string {
            return .redirect(to: target, isPermanent: line["permanent"]?.boolean ?? false)
        }
        let places = line["places"]?.members.compactMap { member -> (String, WebPlace)? in
            guard let name = member.key.string, let place = member.value.string.flatMap(WebPlace.init)
            else { return nil }
            return (name, place)
        }
        return .found(Dictionary(places ?? [], uniquingKeysWith: { $1 }))
    }

    private static let name = "external_links"

    private struct File: Encodable {
        let answers: [Line]

        enum CodingKeys: String, CodingKey {
            case answers = "external_links"
        }
    }

    private struct Line: Encodable {
        let address, date: String
        let redirect: String?
        let permanent: Bool?
        let places: [String: String]?

        init(_ address: WebAddress, _ entry: Entry) {
            self.address = address.text
            date = entry.date
            switch entry.answer {
            case .redirect(let target, let isPermanent):
                (redirect, permanent, places) = (target, isPermanent, nil)
            case .found(let found):
                (redirect, permanent) = (nil, nil)
                places = found.isEmpty ? nil : found.mapValues(\.rawValue)
            case .gone, .noHost, .unknown: (redirect, permanent, places) = (nil, nil, nil)
            }
        }
    }

    /// Writes the file, whole or not at all. A link in the way is an error, and so is a file that is none of an earlier
    /// run.
    package func write(to path: String) throws(FileSystemError) {
        try WritableFolder.replaceOwn(path, with: Array(json.utf8), called: "list of answers") {
            WebAnswers(parsing: $0) != nil
        }
    }
}
