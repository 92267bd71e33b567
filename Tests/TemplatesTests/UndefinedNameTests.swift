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
        let diagnostics = Fixture.set(["main": text]).undefinedNames { _ in ["title", "page"] }
        #expect(diagnostics.map(\.location) == ranges.map { Location(path: "main", range: $0) })
        #expect(diagnostics.allSatisfy { $0.id.rawValue == "unknown-template-name" })
    }

    /// `loop` has a value in a `for`, and in what is included there.
    @Test(arguments: [
        "{{ «loop».index }}",
        "{% for x in page %}{{ x }}{{ loop.index }}{% endfor %}{{ «loop»|upper }}",
        "{% for x in page %}{{ x }}{% else %}{{ «loop».index }}{% endfor %}",
        "{% for x in page %}{% include 'part' %}{% endfor %}",
        "{% for x in page %}{% if x %}{{ loop.last }}{% endif %}{% endfor %}",
    ]) func loopStandsInALoop(marked: String) {
        let (text, ranges) = Fixture.unmarked(marked)
        let set = Fixture.set(["main": text, "part": text.contains("part") ? "{{ loop.index }}" : ""])
        let diagnostics = set.undefinedNames { $0 == "main" ? ["page"] : nil }
        #expect(diagnostics.map(\.location) == ranges.map { Location(path: "main", range: $0) })
        #expect(diagnostics.allSatisfy { $0.message == "`loop` has a value only inside of a `for`" })
    }

    /// Each template has the names that it is rendered with, and a part has those of all that call it.
    @Test func aTemplateHasItsOwnNames() {
        let set = Fixture.set([
            "page": "{{ page }}{{ pages }}{% include 'both' %}{% include 'one' %}",
            "feed": "{{ pages }}{% include 'both' %}", "both": "{{ page }}{{ pages }}{{ url }}",
            "one": "{{ page }}{{ pages }}", "redirect": "{{ url }}{{ a }}",
            "other": "{% set a = 1 %}{{ a }}",
        ])
        let diagnostics = set.undefinedNames {
            switch $0 {
            case "page", "other": ["page"]
            case "feed": ["pages"]
            case "redirect": ["url"]
            default: nil
            }
        }
        #expect(
            diagnostics.map { "\($0.location.path): \($0.message); \($0.help ?? "")" } == [
                "both: nothing gives `url` a value in this template; it has one only in `redirect`",
                "one: nothing gives `pages` a value in this template; it has one only in `feed`",
                "page: nothing gives `pages` a value in this template; it has one only in `feed`",
                "redirect: nothing gives `a` a value; "
                    + "where it may be missing, write `a|default` or ask `a is defined`",
            ])
        #expect(diagnostics.allSatisfy { $0.fixes.isEmpty })
    }

    @Test func suggests() {
        let diagnostics = Fixture.set(["main": "{{ tilte }}"]).undefinedNames { _ in ["title"] }
        #expect(diagnostics.map(\.help) == ["did you mean `title`?"])
        #expect(diagnostics.first?.fixes.first?.edits.first?.replacement == "title")
    }

    /// What one template sets another may read.
    @Test func knowsNamesOfOtherTemplates() {
        let set = Fixture.set(["main": "{% set a = 1 %}{% include 'p' %}", "p": "{{ a }}"])
        #expect(set.undefinedNames { _ in [] }.isEmpty)
    }
}
