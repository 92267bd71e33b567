import Text

/// Days as people write them.
enum DateText {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// A day, alone or with a time, in our form; `nil` for what is none.
    static func ours(_ text: String) -> String? {
        let text = text.trimmed
        let head = text.prefix { $0.isNumber || "-/.".contains($0) }
        let rest = text.dropFirst(head.count)
        let numbers = head.split { "-/.".contains($0) }.map { Int($0) }
        guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let number = numbers[2],
            let day = CalendarDay(year: year, month: month, day: number)
        else { return words(text) }
        if rest.isEmpty { return day.description }
        return head == day.description && "Tt ".contains(rest.first ?? "x") ? text : nil
    }

    /// `Jan 5, 2024`, `5 January 2024`.
    private static func words(_ text: String) -> String? {
        let parts = text.split { " ,".contains($0) }.map { $0.lowercased() }
        guard parts.count == 3, let year = Int(parts[2]),
            let named = parts[0...1].firstIndex(where: { part in
                part.count > 2 && months.contains { part.hasPrefix($0) }
            }),
            let month = months.firstIndex(where: { parts[named].hasPrefix($0) }),
            let day = Int(parts[1 - named])
        else { return nil }
        return CalendarDay(year: year, month: month + 1, day: day)?.description
    }
}
