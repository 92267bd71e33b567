import Diagnostics
import Testing

@testable import Templates

/// A template may end anywhere, and any byte of it may be missing: it renders or says why not, at a place in it.
@Suite struct PrefixTests {
    static let templates = [
        "{%- set a, b = [1, 2.5e3,], {'k': -1} -%}\n{# c #}{{- a|join(', ')|upper -}}{{ b.k['x'] ~ \"\\u00e9\\n\" }}",
        "{% for x, y in {'a': 1}.items() if x != 'b' and not (y < 2 or y in [3]) %}{{ loop.index }}{% else %}-{% endfor %}",
        "{% macro m(a, b=1) %}{{ a if b is defined else none }}{% endmacro %}{{ m(1, b=2 ** 3 // 2 % 5) }}",
        "{% if a %}1{% elif b is not none %}2{% else %}3{% endif %}{% filter upper %}x{% endfilter %}",
        "{% with z = 1 %}{{ z }}{% endwith %}{% raw %}{{ x }}{% endraw %}{{ 'a'[0:1] }}{{ xs[-1] }}{{ true }}",
        "{% set q %}text{% endset %}{{ q|replace('t', \"T\")|default('d', true) }}{{ xs[1:]|length }}{{ (1,) }}",
    ]

    @Test(arguments: templates)
    func aTemplateMayEndAnywhere(template: String) {
        #expect(Fixture.set(["main": template]).diagnostics.map(\.message) == [])
        let characters = Array(template)
        for end in characters.indices {
            let cut = String(characters[..<end])
            for finding in Fixture.render(cut).diagnostics {
                #expect((finding.location.range?.upperBound ?? 0) <= cut.utf8.count, "\(cut)")
            }
            let rest = String(characters[..<end]) + String(characters[(end + 1)...])
            for finding in Fixture.render(rest).diagnostics {
                #expect((finding.location.range?.upperBound ?? 0) <= rest.utf8.count, "\(rest)")
            }
        }
    }
}
