import ConfigSchema
import Diagnostics
import Text

/// What the form of front matter does not tell: days that no month has, periods that no calendar holds, numbers and
/// addresses that are none.
extension ParsedPage {
    /// Values that have the right form and no meaning.
    var meaninglessValues: [Diagnostic] {
        meaninglessDates + [meaninglessPeriod, meaninglessWeight].compactMap(\.self) + meaninglessAddresses
    }

    private var meaninglessDates: [Diagnostic] {
        frontMatter.dates.compactMap { _, value -> Diagnostic? in
            guard case .failure(let fault) = Moment.read(value.value), fault != .form,
                !isFault(of: frontMatter.source, value.range)
            else { return nil }
            return meaningless(value, fault.words)
        }
    }

    /// Whether the language of the front matter finds fault with a value already, as TOML does with a day that no
    /// month has.
    private func isFault(of source: (document: ConfigDocument, map: SourceMap)?, _ range: Range<Int>) -> Bool
    {
        source?.document.problems.contains { source?.map.range($0.range).overlaps(range) == true } ?? false
    }

    /// Days of reviews and changes that are still to come.
    func datesToCome(_ today: CalendarDay) -> [Diagnostic] {
        frontMatter.dates.compactMap { name, value -> Diagnostic? in
            guard name == "reviewed" || name == "updated", let day = try? Moment.read(value.value).get().day,
                day > today
            else { return nil }
            return Diagnostic(
                .invalidFrontMatter, .warning, "`\(name)` is a day that is still to come",
                at: Location(path: path, range: value.range),
                help: "today is \(today); write the day when it was done")
        }
    }

    private var meaninglessPeriod: Diagnostic? {
        guard let period = frontMatter.writtenReviewPeriod, ReviewPeriod.isWritten(period.value),
            ReviewPeriod(period.value) == nil
        else { return nil }
        return meaningless(
            period, "is longer than a review can hold", help: "the number is at most 100000")
    }

    private var meaninglessWeight: Diagnostic? {
        guard let weight = frontMatter.writtenWeight, frontMatter.weight == nil else { return nil }
        return meaningless(weight, "is farther from 0 than a weight can be")
    }

    /// The addresses of sources that no browser could go to, or that would show a password.
    private var meaninglessAddresses: [Diagnostic] {
        frontMatter.sourceAddresses.compactMap { address -> Diagnostic? in
            switch Address.fault(ofSource: address.value) {
            case .unclear(.host) where address.value.hasNoHost:
                return meaningless(address, "is no address: it has no host")
            case .unclear(let fault) where fault.isAboutSecrets:
                return Diagnostic(
                    .invalidFrontMatter, .error,
                    "`\(WebAddress.shown(address.value).shownPlainly)` is not used: \(fault)",
                    at: Location(path: path, range: address.range)
                ).hidingText(of: address.value)
            case .unclear(let fault): return meaningless(address, "is no address: \(fault)")
            // What does not begin as an address does the schema reports.
            case .scheme, .unencrypted, .script, .host, .backslash, .blank, .noPath, .noPlace, .placeholder,
                nil:
                return nil
            }
        }
    }

    private func meaningless(_ value: Located<String>, _ reason: String, help: String? = nil) -> Diagnostic {
        Diagnostic(
            .invalidFrontMatter, .error, "`\(value.value)` \(reason)",
            at: Location(path: path, range: value.range), help: help)
    }
}
