import Diagnostics
import Templates
import Testing

/// Templates render as Jinja2 3.1 renders them, byte for byte; what is an error there is a finding here.
@Suite struct JinjaTests {
    @Test(arguments: JinjaCase.all) func rendersAsJinja(sample: JinjaCase) {
        let isSame = outcome(sample) == nil
        if JinjaCase.differences[sample.name] != nil {
            #expect(!isSame, "take \(sample.name) off the list of differences")
        } else if let outcome = outcome(sample) {
            Issue.record(
                "\(sample.name)\n\(sample.template)\nexpected \(sample.expected)\nfound    \(outcome)")
        }
    }

    /// Each difference is a template that there is, and says why.
    @Test func namesWhatDiffers() {
        let names = Set(JinjaCase.all.map(\.name))
        #expect(names.count >= 800)
        #expect(names.count == JinjaCase.all.count)
        for (name, reason) in JinjaCase.differences {
            #expect(names.contains(name) && !reason.isEmpty, "\(name)")
        }
    }

    /// What came of a template, if it is something else than what was recorded.
    private func outcome(_ sample: JinjaCase) -> String? {
        var templates = sample.others
        templates["main"] = sample.template
        let set = Fixture.set(templates)
        let (bytes, diagnostics) = set.render("main", sample.data, undefined: .mistake)
        let output = String(decoding: bytes, as: UTF8.self)
        let errors = (set.diagnostics + diagnostics).filter { $0.severity == .error }
        switch sample.expected {
        case .output(let text):
            if errors.isEmpty, output == text { return nil }
        case .error:
            if !errors.isEmpty { return nil }
        }
        return errors.isEmpty ? "output(\"\(output)\")" : "\(errors.map(\.message))"
    }
}
