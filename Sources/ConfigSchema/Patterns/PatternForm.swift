/// What a program keeps of a pattern for the hot loop: plain numbers, so that nothing is counted or locked.
///
/// With the patterns' own arrays `compose` took 4.4 µs, half of it for counting references; so it takes 2.4 µs.
struct PatternForm {
    /// How a text is matched.
    enum Kind: UInt8 {
        case anything, prefix, whole, contained
        /// One set of characters after the other; `wholeSteps` up to the end of the text.
        case steps, wholeSteps
        /// By PCRE2, where the text starts with the steps.
        case general
    }

    var kind: Kind
    /// The text among the program's names, or the steps among its steps.
    var start: Int32 = 0
    var count: Int32 = 0
}

extension Program.Content {
    /// Adds a pattern, and gives its index.
    mutating func append(_ pattern: Pattern) -> Int32 {
        var form = PatternForm(kind: .general)
        if let plain = pattern.plain {
            let text: [UInt8]
            switch plain {
            case .anything: (form.kind, text) = (.anything, [])
            case .prefix(let part): (form.kind, text) = (.prefix, part)
            case .whole(let part): (form.kind, text) = (.whole, part)
            case .contained(let part): (form.kind, text) = (.contained, part)
            }
            form.start = Int32(names.count)
            form.count = Int32(text.count)
            names += text
        } else if let steps = pattern.steps {
            form.kind = steps.isWhole ? .wholeSteps : .steps
            form.start = Int32(patternSteps.count)
            form.count = Int32(steps.steps.count)
            patternSteps += steps.steps
        } else {
            form.start = Int32(patternSteps.count)
            form.count = Int32(pattern.leading.count)
            patternSteps += pattern.leading
        }
        patterns.append(pattern)
        patternForms.append(form)
        return Int32(patterns.count - 1)
    }
}
