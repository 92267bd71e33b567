import Templates
import Testing

/// Templates give what Jinja gives, feature by feature.
@Suite struct RenderingTests {
    @Test(arguments: Fixture.operators) func operators(template: String, expected: String) {
        expect(template, expected)
    }

    /// The end of a line in a text is a line feed, however the template's file writes it.
    @Test(arguments: ["a\nb", "a\r\nb", "a\rb"]) func lineEndsInTexts(text: String) {
        expect("{{ ['\(text)'] | tojson }}", "[\"a\\nb\"]")
    }

    @Test(arguments: Fixture.textFilters) func textFilters(template: String, expected: String) {
        expect(template, expected)
    }

    @Test(arguments: Fixture.listFilters) func listFilters(template: String, expected: String) {
        expect(template, expected)
    }

    @Test(arguments: Fixture.markupFilters) func markupFilters(template: String, expected: String) {
        expect(template, expected)
    }

    @Test(arguments: Fixture.numberFilters) func numberFilters(template: String, expected: String) {
        expect(template, expected)
    }

    @Test(arguments: Fixture.tests) func tests(template: String, expected: String) {
        expect(template, expected)
    }

    @Test(arguments: Fixture.methods) func methods(template: String, expected: String) {
        expect(template, expected)
    }

    @Test(arguments: Fixture.tags) func tags(template: String, expected: String) {
        expect(template, expected)
    }

    @Test(arguments: Fixture.spaces) func space(template: String, expected: String) {
        expect(template, expected)
    }

    @Test(arguments: Fixture.inheritances) func inheritance(templates: [String: String], expected: String) {
        let (output, diagnostics) = Fixture.render(templates)
        #expect(output == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{{ '2026-04-28'|date }}", "28 April 2026"),
        ("{{ '2026-04-08'|date('%a %e %b %y, %j') }}", "Wed  8 Apr 26, 098"),
        ("{{ '2024-02-29T23:05:09Z'|date('%A %H:%M:%S %-I %p %%') }}", "Thursday 23:05:09 11 PM %"),
        ("{{ '2000-01-01'|date('%F %u %-m') }}", "2000-01-01 6 1"),
        ("{{ '2026-01-01T00:00'|date('%H %I %-I %p') }}", "00 12 12 AM"),
        ("{{ '2026-01-01T01:00'|date('%H %I %-I %p') }}", "01 01 1 AM"),
        ("{{ '2026-01-01T11:59'|date('%H %I %-I %p') }}", "11 11 11 AM"),
        ("{{ '2026-01-01T12:00'|date('%H %I %-I %p') }}", "12 12 12 PM"),
        ("{{ '2026-01-01T13:00'|date('%H %I %-I %p') }}", "13 01 1 PM"),
        ("{{ '2026-01-01T23:59:60'|date('%H %I %M %S %p') }}", "23 11 59 60 PM"),
        ("{{ '2026-01-09'|date('%e|%-e|%d|%-d|%B|%b|%h|%A|%a') }}", " 9|9|09|9|January|Jan|Jan|Friday|Fri"),
        ("{{ '2026-02-10'|date('%e %-e %u') }} {{ '2026-03-01'|date('%A %u %j') }}", "10 10 2 Sunday 7 060"),
        ("{{ '2024-12-31'|date('%j %y %-y') }} {{ '1900-12-31'|date('%j %y %-y') }}", "366 24 24 365 00 0"),
        ("{{ '0001-01-01'|date('%Y %-Y %A') }} {{ '2000-02-29'|date('%j') }}", "0001 1 Monday 060"),
        ("{{ '2026-01-01'|date('%B %b') }}", "January Jan"),
        ("{{ '2026-02-01'|date('%B %b') }}", "February Feb"),
        ("{{ '2026-03-01'|date('%B %b') }}", "March Mar"),
        ("{{ '2026-04-01'|date('%B %b') }}", "April Apr"),
        ("{{ '2026-05-01'|date('%B %b') }}", "May May"),
        ("{{ '2026-06-01'|date('%B %b') }}", "June Jun"),
        ("{{ '2026-07-01'|date('%B %b') }}", "July Jul"),
        ("{{ '2026-08-01'|date('%B %b') }}", "August Aug"),
        ("{{ '2026-09-01'|date('%B %b') }}", "September Sep"),
        ("{{ '2026-10-01'|date('%B %b') }}", "October Oct"),
        ("{{ '2026-11-01'|date('%B %b') }}", "November Nov"),
        ("{{ '2026-12-01'|date('%B %b') }}", "December Dec"),
        ("{{ '2026-11-23'|date('%A %a') }}", "Monday Mon"),
        ("{{ '2026-11-24'|date('%A %a') }}", "Tuesday Tue"),
        ("{{ '2026-11-25'|date('%A %a') }}", "Wednesday Wed"),
        ("{{ '2026-11-26'|date('%A %a') }}", "Thursday Thu"),
        ("{{ '2026-11-27'|date('%A %a') }}", "Friday Fri"),
        ("{{ '2026-11-28'|date('%A %a') }}", "Saturday Sat"),
        ("{{ '2026-11-29'|date('%A %a') }}", "Sunday Sun"),
        ("{{ none|date }}{{ missing|date }}", ""),
        ("{{ 'Hello, World: it\\'s  Ünïcode 3!'|slug }}", "hello-world-its-ünïcode-3"),
        ("{{ ' -- '|slug }}", ""), ("{{ 'v1.2 of snake_case'|slug }}", "v1.2-of-snake_case"),
        ("{{ 'C++'|slug }}", "c-plus-plus"), ("{{ '?'|slug }}", "3f"), ("{{ '😀 100%'|slug }}", "😀-100"),
        ("{% set x = 'a' %}{{ missing.member.of.nothing }}{{ x }}", "a"),
    ]) func ownFilters(template: String, expected: String) {
        expect(template, expected)
    }

    @Test func rendersBehindWhatIsThere() {
        var output = Array("before ".utf8)
        let diagnostics = Fixture.set(["main": "{{ n }}"]).render("main", Fixture.context, into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "before 5")
        #expect(diagnostics.isEmpty)
    }

    @Test func isSharedByWorkers() async {
        let set = Fixture.set(["main": "{% for x in xs %}{{ loop.index * x }},{% endfor %}"])
        let outputs = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 { group.addTask { set.render("main", Fixture.context).output } }
            return await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(outputs == [Array("1,4,9,16,".utf8)])
    }

    private func expect(_ template: String, _ expected: String) {
        let (output, diagnostics) = Fixture.render(template)
        #expect(output == expected)
        #expect(diagnostics.isEmpty)
    }
}
