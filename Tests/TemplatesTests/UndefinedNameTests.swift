import Diagnostics
import Testing

/// Names that nothing gives a value are found without rendering.
@Suite struct UndefinedNameTests {
    @Test(arguments: [
        "{{ «tilte» }}{{ title }}",
        "{{ «pge».title }}",
        "{% if «nam» %}{% endif %}{% for x in «lst» %}{{ x }}{{ loop.index }}{% endfor %}",
        "{{ x is defined }}{{ y|default('') }}{{ «z»|upper }}",
        "{% set a = 1 %}{{ a }}{% macro m(p, q=«r») %}{{ p }}{{ q }}{{ varargs }}{{ caller() }}{% endmacro %}{{ m() }}",
        "{% block b %}{{ super() }}{{ self.b() }}{{ range(3) }}{{ namespace() }}{% endblock %}",
        "{% with c = 1 %}{{ c }}{% endwith %}{% set d %}x{% endset %}{{ d }}",
    ]) func finds(marked: String) {
        let (text, ranges) = Fixture.unmarked(marked)
        let diagnostics = Fixture.set(["main": text]).undefinedNames(given: ["title", "page"])
        #expect(diagnostics.map(\.location) == ranges.map { Location(path: "main", range: $0) })
        #expect(diagnostics.allSatisfy { $0.id.rawValue == "unknown-template-name" })
    }

    @Test func suggests() {
        let diagnostics = Fixture.set(["main": "{{ tilte }}"]).undefinedNames(given: ["title"])
        #expect(diagnostics.map(\.help) == ["did you mean `title`?"])
        #expect(diagnostics.first?.fixes.first?.edits.first?.replacement == "title")
    }

    /// What one template sets another may read.
    @Test func knowsNamesOfOtherTemplates() {
        let set = Fixture.set(["main": "{% set a = 1 %}{% include 'p' %}", "p": "{{ a }}"])
        #expect(set.undefinedNames(given: []).isEmpty)
    }
}
