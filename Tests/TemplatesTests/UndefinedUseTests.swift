import Diagnostics
import Templates
import Testing

/// Where a value that does not exist is a mistake, the finding stands where it is used and says which it is.
@Suite struct UndefinedUseTests {
    @Test(
        arguments: [
            ("{{ «missing» }}", "`missing` is not defined"),
            ("{{ «o.zz» }}", "`o` has no value `zz`"),
            ("{{ «missing.a» }}", "`missing` is not defined"),
            ("{{ o.a.«b» }}", nil),
            ("{{ «xs[9]» }}", "this is not defined"),
            ("{% if «missing» %}{% endif %}", "this is not defined"),
            ("{% for x in «missing» %}{% endfor %}", "this is not defined"),
            ("{{ missing|«upper» }}", "`upper` is given what is not defined"),
            ("{{ missing is «odd» }}", "`odd` is asked of what is not defined"),
            ("{{ «missing == 1» }}", "a value is used here that is not defined"),
            ("{{ «missing ~ 'a'» }}", "a value is used here that is not defined"),
            ("{{ «missing or 1» }}", "a value is used here that is not defined"),
        ] as [(String, String?)])
    func standsWhereItIsUsed(marked: String, message: String?) {
        let (text, ranges) = Fixture.unmarked(marked)
        let found = Fixture.set(["main": text]).render("main", Fixture.context, undefined: .mistake)
            .diagnostics
        guard let message else {
            #expect(found.count == 1)
            return
        }
        #expect(found.map(\.message) == [message])
        #expect(found.map(\.location) == ranges.map { Location(path: "main", range: $0) })
        #expect(found.map(\.id.rawValue) == ["unknown-template-name"])
    }

    @Test(arguments: ["{{ missing }}", "{% if missing %}{% endif %}", "{% for x in missing %}{% endfor %}"])
    func isEmptyOtherwise(template: String) {
        let (output, diagnostics) = Fixture.render(template)
        #expect(output == "" && diagnostics.isEmpty)
    }

    /// What a page does not have is no member of its JSON.
    @Test func leavesOutOfJSONWhatDoesNotExist() {
        let page = TemplateObject([("title", "T"), ("date", .undefined), ("html", .markup("<b>"))])
        let (output, diagnostics) = Fixture.render(
            "{{ page|tojson }}", TemplateObject([("page", .object(page))]))
        #expect(output == "{\"html\": \"\\u003cb\\u003e\", \"title\": \"T\"}")
        #expect(diagnostics.isEmpty)
    }

    @Test func refusesRandomWithTheReason() {
        for template in ["{{ xs|random }}", "{{ xs|map('random') }}"] {
            #expect(
                Fixture.set(["main": template]).diagnostics.map(\.message) == [
                    "there is no filter `random`: the same site is always the same pages"
                ])
        }
    }

    @Test(
        arguments: [
            ("{% «break» %}", "`break` without `for`"),
            (
                "{% for x in xs %}{% macro m() %}{% «continue» %}{% endmacro %}{% endfor %}",
                "`continue` without `for`"
            ),
            (
                "{% for x in xs %}{% block a %}{% «break» %}{% endblock %}{% endfor %}",
                "`break` without `for`"
            ),
            (
                "{% for «loop» in xs %}{% endfor %}",
                "`loop` is what a loop tells of itself, and no name for its items"
            ),
            ("{% for x in xs %}{% «brek» %}{% endfor %}", "there is no tag `brek`"),
        ])
    func cannotLeaveWhatIsNoLoop(marked: String, message: String) {
        let (text, ranges) = Fixture.unmarked(marked)
        let found = Fixture.set(["main": text]).diagnostics
        #expect(found.map(\.message) == [message])
        #expect(found.map(\.location) == ranges.map { Location(path: "main", range: $0) })
    }
}
