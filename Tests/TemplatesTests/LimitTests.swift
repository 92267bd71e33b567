import Diagnostics
import Templates
import Testing

/// Nothing that a template holds or does gets out of hand.
@Suite struct LimitTests {
    static let many = 100_000

    /// A piece that is repeated, what follows the last one, a piece that is repeated behind it, and the rest.
    static let deep: [(opening: String, middle: String, closing: String)] = [
        ("(", "1", ")"), ("[", "", "]"), ("{1:", "1", "}"), ("not ", "1", ""), ("-", "1", ""),
        ("1+", "1", ""),
        ("1 if 0 else ", "1", ""), ("", "a", ".b"), ("", "1", "|string"), ("", "1", "()"),
    ]

    @Test(arguments: deep) func boundsDepthOfExpressions(opening: String, middle: String, closing: String) {
        let template = "{{ " + Self.repeated(opening) + middle + Self.repeated(closing) + " }}"
        #expect(Fixture.render(template).diagnostics.map(\.id.rawValue) == ["template-depth"])
    }

    @Test(arguments: [
        ("{% if 1 %}", "{% endif %}"), ("{% for x in [] %}", ""), ("{% macro m() %}", ""),
        ("{% with %}", "{% endwith %}"),
    ]) func boundsDepthOfTags(opening: String, closing: String) {
        let template = Self.repeated(opening) + Self.repeated(closing)
        #expect(Fixture.render(template).diagnostics.map(\.id.rawValue) == ["template-depth"])
    }

    /// Long but not deep: no finding.
    @Test func takesLongTemplates() {
        let concatenation = Fixture.render("{{ " + Self.repeated("1~") + "1 }}")
        #expect(concatenation.output.utf8.count == Self.many + 1)
        #expect(concatenation.diagnostics.isEmpty)
        let branches = Fixture.render("{% if 0 %}" + Self.repeated("{% elif 0 %}") + "{% else %}x{% endif %}")
        #expect(branches.output == "x")
        #expect(branches.diagnostics.isEmpty)
    }

    @Test(arguments: ["{{ ", "{% ", "{{ '", "{% if 1", "{% foo %}", "{% endif %}", "{{ ! }}", "{{ ( }}"])
    func boundsFindings(piece: String) {
        let count = Fixture.render(Self.repeated(piece)).diagnostics.count
        #expect((1...210).contains(count))
    }

    /// A template, what is left in the output, and the ids of the findings.
    static let endless: [(template: String, output: String, ids: [String])] = [
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}ok", "ok", ["template-limit"]),
        ("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}ok", "ok", ["template-limit"]),
        ("{% block a %}{{ self.a() }}{% endblock %}ok", "ok", ["template-limit"]),
        ("{% if 1 %}{% include 'main' %}{% endif %}", "", ["template-limit"]),
        ("{% for x in range(10000000000) %}{% endfor %}ok", "ok", ["template-limit"]),
        ("{{ 'x' * 10000000000 }}ok", "ok", ["template-limit"]),
        ("{{ [1] * 10000000000 }}ok", "ok", ["template-limit"]),
        ("{{ 'x'|center(10000000000) }}ok", "ok", ["template-limit"]),
        ("{{ '%9999999999d'|format(1) }}ok", "ok", ["template-limit"]),
        ("{{ 10 ** 100 }}ok", "ok", ["template-number"]),
        ("{{ (-9223372036854775807 - 1) // -1 }}ok", "ok", ["template-number"]),
        (
            "{% for i in [1, 2, 3, 4] %}{% for j in xs * 1500 %}{% endfor %}{% endfor %}x", "",
            ["template-limit"]
        ),
        (
            "{% set s = namespace(x=[]) %}{% for i in range(700) %}{% set s.x = [s.x] %}{% endfor %}ok",
            "ok",
            ["template-limit"]
        ),
        (
            "{% set s = namespace(x='ab') %}{% for i in range(99) %}{% set s.x = s.x ~ s.x %}{% endfor %}ok",
            "ok",
            ["template-limit"]
        ),
    ]

    @Test(arguments: endless) func stops(template: String, output: String, ids: [String]) {
        let limits = TemplateLimits(steps: 20_000, depth: 50, bytes: 100_000)
        let result = Fixture.render(template, limits: limits)
        #expect(result.output == output)
        #expect(result.diagnostics.map(\.id.rawValue) == ids)
    }

    /// Lists and objects of which each holds the one before it twice: few values, and 2^60 by the ways to them.
    static let shared: [String] = [
        "{{ a }}", "{{ a ~ 'x' }}", "{{ {a: 1} }}", "{{ a == b }}", "{{ a != b }}", "{{ a in [b] }}",
        "{{ a is in [b] }}", "{{ a is eq b }}", "{{ a < b }}", "{{ [b].count(a) }}", "{{ [b].index(a) }}",
        "{{ a|tojson }}", "{{ a|string }}", "{{ a|length ~ a|upper }}", "{{ a|e }}",
        "{{ 'x'|replace(a, '') }}",
        "{{ '%s'|format(a) }}", "{{ 'x'.split(a) }}", "{{ [b, a]|sort }}", "{{ [b, a]|unique }}",
        "{{ [b, a]|min }}", "{{ [b, a]|join }}",
        "{% filter upper %}{{ a }}{% endfilter %}",
        "{{ [a]|map('string')|list|length }}", "{{ [a]|map('upper')|list|length }}",
        "{{ [a]|map('trim')|list|length }}", "{{ [a]|map('escape')|list|length }}",
        "{{ [a]|map('tojson')|list|length }}", "{{ [a]|map('wordcount')|list|length }}",
        "{{ [a]|map('default', 1)|map('string')|list|length }}",
        "{{ [{'x': a, 'y': a}]|map('string')|list|length }}",
        "{{ ['x']|map('replace', a, '')|list|length }}",
        "{{ 'x'.replace(a, '') }}", "{{ [a]|select('lower')|list|length }}",
        "{{ [a]|reject('upper')|list|length }}",
        "{{ [a]|select('sameas', b)|list|length }}",
        "{{ [{'x': a}]|selectattr('x', 'lower')|list|length }}",
        "{{ [{'x': a}]|rejectattr('x', 'eq', b)|list|length }}", "{{ [1]|select(a)|list|length }}",
        "{{ [{'x': 1}]|selectattr('x', a)|list|length }}", "{{ {'x': 1}|dictsort(false, a) }}",
        "{{ a is lower }}", "{{ a is sameas b }}", "{{ [{'x': a}, {'x': b}]|sort(attribute='x') }}",
        "{{ [{'x': a}, {'x': b}]|groupby('x')|length }}",
        "{{ [{'x': a}, {'x': b}]|max(attribute='x') }}",
        "{{ {'x': a, 'y': b}|dictsort(by='value')|length }}",
    ]

    @Test(arguments: shared) func chargesWhatIsVisited(use: String) {
        let double =
            "{% for i in range(60) %}{% set s.a = [s.a, s.a] %}{% set s.b = [s.b, s.b] %}{% endfor %}"
        let names = "{% set a = s.a %}{% set b = s.b %}"
        let template = "{% set s = namespace(a=[1], b=[1]) %}\(double)\(names)\(use)"
        let result = Fixture.render(template, limits: TemplateLimits(steps: 20_000))
        #expect(result.diagnostics.first?.id == .templateLimit, "\(result.diagnostics)")
    }

    /// A printed list costs a step, one for each of its items, and the template has one of its own.
    @Test(arguments: [(4, true), (3, false)]) func aPrintedListCostsItsItems(steps: Int, isEnough: Bool) {
        let result = Fixture.render("{{ [1, 2] }}", limits: TemplateLimits(steps: steps))
        #expect(result.output == (isEnough ? "[1, 2]" : ""))
        #expect(result.diagnostics.map(\.id) == (isEnough ? [] : [FindingID.templateLimit]))
    }

    /// Brackets around names to bind count while they are open.
    @Test func bracketsThatAreClosedDoNotCount() {
        let loops = String(repeating: "{% for (a) in [1] %}{{ a }}{% endfor %}", count: 70)
        let result = Fixture.render(loops)
        #expect(result.output == String(repeating: "1", count: 70))
        #expect(result.diagnostics.isEmpty)
        let deep = String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100)
        #expect(Fixture.render(loops + "{{ \(deep) }}").diagnostics.map(\.id) == [.templateDepth])
    }

    /// Calls that double at each level are stopped by their number, not by their depth.
    @Test func stopsDoubling() {
        let template = "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}"
        let diagnostics = Fixture.render(template, limits: TemplateLimits(steps: 1000, depth: 20)).diagnostics
        #expect(diagnostics.last?.message.contains("1000 steps") == true)
    }

    @Test(arguments: [
        "{", "{{", "{%", "{{-", "{%-", "{%- raw", "{% raw -", "{#-", "{{ '\\", "{{ '\u{0}", "{{\u{0}",
    ])
    func takesWhatEndsEarly(template: String) {
        let result = Fixture.render(template)
        #expect(template == "{" ? result.output == "{" : !result.diagnostics.isEmpty)
    }

    private static func repeated(_ text: String) -> String {
        String(repeating: text, count: many)
    }
}
