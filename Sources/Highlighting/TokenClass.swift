/// What a piece of code is. The raw value names the CSS class after `t-`, and is what definitions write.
///
/// These classes are the contract with a theme's style sheet. `plain` has no class and makes no element.
enum TokenClass: String, Sendable, CaseIterable {
    case plain, comment, keyword, string, number, key, literal, punctuation, function, type, tag, attribute
    case variable, `operator`, inserted, deleted, heading, regex, escape, meta

    /// The place of the class in `openingTags`.
    var index: UInt8 {
        switch self {
        case .plain: 0
        case .comment: 1
        case .keyword: 2
        case .string: 3
        case .number: 4
        case .key: 5
        case .literal: 6
        case .punctuation: 7
        case .function: 8
        case .type: 9
        case .tag: 10
        case .attribute: 11
        case .variable: 12
        case .operator: 13
        case .inserted: 14
        case .deleted: 15
        case .heading: 16
        case .regex: 17
        case .escape: 18
        case .meta: 19
        }
    }

    /// The start tag of each class by `index`; that of `plain` is empty.
    static let openingTags: [[UInt8]] =
        allCases
        .sorted { $0.index < $1.index }
        .map { $0 == .plain ? [] : Array("<span class=\"t-\($0.rawValue)\">".utf8) }
}
