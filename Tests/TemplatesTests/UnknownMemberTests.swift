import Diagnostics
import Testing

@testable import Templates

/// Members that no value has are found without rendering, wherever the value came from.
@Suite struct UnknownMemberTests {
    static let shape = ContextShape(
        names: ["page": .object("page"), "pages": .list(.object("page")), "items": .list(.object("entry"))],
        kinds: [
            "page": [
                "title": .plain, "next": .object("page"), "children": .list(.object("entry")), "extra": .any,
                "state": .objectOrList("entry"),
            ],
            "entry": ["title": .plain, "url": .plain, "children": .list(.object("entry"))],
        ])

    static func findings(_ templates: [String: String]) -> [Diagnostic] {
        let paths = Set(templates.keys)
        return Fixture.set(templates).unknownMembers(of: shape, in: paths)
    }

    @Test(arguments: [
        "{{ page.«titel» }}{{ page.title }}",
        "{% if page.«nxt» %}{% endif %}{{ page.next.next.«titel» }}",
        "{{ page[«\"titel\"»] }}{{ page['title'] }}",
        "{{ page.extra.what.ever }}{{ other.what }}{{ page.title.upper() }}",
        "{% for c in page.children %}{{ c.«ulr» }}{{ c.url }}{{ loop.index }}{{ loop.«indx» }}{% endfor %}",
        "{% for c in page.children if c.«kind» %}{{ loop.previtem.x }}{% else %}{{ c.x }}{% endfor %}",
        "{% for c in page.children|sort|reverse|list %}{% for d in c.children %}{{ d.«x» }}{% endfor %}{% endfor %}",
        "{% for c in page.children recursive %}{{ c.x }}{{ loop(c.children) }}{% endfor %}",
        "{{ (page.children|first).«x» }}{{ page.children[0].«y» }}{{ page.children[1:][0].«z» }}",
        "{% set n = page.next %}{{ n.«x» }}{% set m, o = page.next, 1 %}{{ m.x }}",
        "{% with n = page.next %}{{ n.«x» }}{% endwith %}{{ n.x }}",
        "{{ page.children.«url» }}{{ page.title.«text» }}{{ page.state.url }}{{ page.state.«x» }}",
        "{% for s in page.state %}{{ s.url }}{{ s.«x» }}{% endfor %}",
        "{{ page.x|default('') }}{{ page.x.y is defined }}{{ page['x']|d }}{{ page.«x»|upper }}",
        "{{ page.children|map(attribute=«'ulr'»)|join }}{{ page.children|selectattr(«\"x\"»)|list }}",
        "{{ page.children|selectattr('x', 'defined')|list }}{{ page.children|map(attribute='x', default=1)|list }}",
        "{{ page.children|sort(attribute='title')|groupby(«'x'») }}{{ pages|map(attribute='next.title')|list }}",
        "{{ (page.next if page.next else page).«x» }}{{ (page or pages).x }}{{ (page.next or page).«y» }}",
        "{% macro m(page) %}{{ page.x }}{% endmacro %}{{ m(page.«x») }}",
        "{% block b %}{{ page.«x» }}{% endblock %}{% filter upper %}{{ page.«y» }}{% endfilter %}",
        "{% set b %}{{ page.«x» }}{% endset %}{{ b.x }}{% call page.m() %}{{ page.«y» }}{% endcall %}",
        "{{ page.«x» ~ page.title }}{{ [page.«y»] }}{{ {'a': page.«z»} }}{{ not page.«u» }}{{ 1 < page.«v» }}",
    ]) func finds(marked: String) {
        let (text, ranges) = Fixture.unmarked(marked)
        let found = Self.findings(["main": text])
        #expect(found.map(\.location) == ranges.map { Location(path: "main", range: $0) })
        #expect(found.allSatisfy { $0.id == .unknownTemplateName && $0.severity == .error })
    }

    @Test(arguments: [
        ("{{ page.titel }}", "`page` has no value `titel`", "did you mean `title`?"),
        ("{{ page.level }}", "`page` has no value `level`", "values of your own are in `page.extra`"),
        (
            "{% for c in items %}{{ c.date }}{% endfor %}", "`c` has no value `date`",
            "it has `children`, `title`, `url`"
        ),
        (
            "{{ page.children.url }}", "`page.children` has no value `url`",
            "it is a list: go through it with `for`, or take one of its items, as `|first` does"
        ),
        (
            "{{ page.title.size }}", "`page.title` has no value `size`",
            "it is a text, a number or a truth value, which has no values of its own"
        ),
    ]) func says(text: String, message: String, help: String) {
        let found = Self.findings(["main": text])
        #expect(found.map(\.message) == [message])
        #expect(found.map(\.help) == [help])
    }

    @Test func mendsWhatIsMisspelt() {
        let found = Self.findings(["main": "{{ page.titel }}{{ page['titel'] }}"])
        #expect(found.map { $0.fixes.map(\.edits) } == [[[.init(range: 8..<13, replacement: "title")]], []])
    }

    /// A name that is bound more than once, or in a branch, is no longer known.
    @Test(arguments: [
        "{% if x %}{% set n = page.next %}{% endif %}{{ n.x }}",
        "{% set n = page.next %}{% set n = page.children %}{{ n.x }}",
        "{% block b %}{{ page.x }}{% endblock %}{% set page = items %}",
        "{% for page in items %}{{ page.title }}{% endfor %}{% import 'main' as page %}{{ page.x }}",
        "{% from 'main' import page %}{{ page.x }}",
    ]) func knowsWhenItDoesNot(text: String) {
        #expect(Self.findings(["main": text]).isEmpty)
    }

    /// What one template binds another may see: its parent, those whose blocks stand in it, and what they include.
    @Test func followsWhatTemplatesBind() {
        let found = Self.findings([
            "base":
                "{% for page in items %}{% block a scoped %}{% endblock %}{% endfor %}{% include 'part' %}",
            "child": "{% extends 'base' %}{% block a %}{{ page.url }}{{ page.x }}{% endblock %}",
            "part": "{{ page.url }}{{ items.x }}", "other": "{{ page.url }}",
        ])
        #expect(found.map(\.location.path) == ["other", "part"])
        let computed = Self.findings([
            "a": "{% for page in items %}{% include page.title %}{% endfor %}", "b": "{{ page.x }}",
        ])
        #expect(computed.isEmpty)
    }

    /// A loop over pages in one template says nothing about its neighbour below the same parent.
    @Test func doesNotFollowNeighbours() {
        let found = Self.findings([
            "base": "{% block a %}{% endblock %}",
            "one": "{% extends 'base' %}{% block a %}{{ page.x }}{% endblock %}",
            "two": "{% extends 'base' %}{% block a %}{% for page in items %}{% endfor %}{% endblock %}",
        ])
        #expect(found.map(\.location.path) == ["one"])
    }
}

/// What stands in a template and is shown by nothing.
@Suite struct UnusedPartTests {
    private static func findings(_ templates: [String: String]) -> [String] {
        Fixture.set(templates).unusedParts(in: Set(templates.keys)).settled().map {
            "\($0.location.path):\($0.location.range?.lowerBound ?? -1): \($0.severity) \($0.message)"
        }
    }

    private static let base = "{% block main %}{% block foot %}{% endblock %}{% endblock %}"

    @Test func findsBlocksThatNoParentHas() {
        #expect(
            Self.findings([
                "base": Self.base,
                "middle": "{% extends 'base' %}{% block main %}{% block own %}{% endblock %}{% endblock %}",
                "last":
                    "{% extends 'middle' %}{% block own %}{% endblock %}{% block foot %}{% endblock %}{% block fot %}{% endblock %}",
            ]) == ["last:90: error `middle` has no block `fot`, so what stands in it is not shown"])
    }

    @Test(arguments: [
        "{% extends x %}{% block own %}{% endblock %}",
        "{% if x %}{% extends 'base' %}{% endif %}{% block own %}{% endblock %}",
        "{% block own %}{% endblock %}", "{% extends 'missing' %}{% block own %}{% endblock %}",
        "{% extends 'base' %}\n<!-- why -->\n{% set a = 1 %}{% macro m() %}x{% endmacro %}{# x #}",
        "text {% extends 'base' %}",
    ]) func isSilent(text: String) {
        #expect(Self.findings(["base": Self.base, "main": text]).isEmpty)
    }

    @Test(arguments: [
        ("{% extends 'base' %}\n<p>lost</p>\n", 21), ("{% extends 'base' %}{{ 1 }}", 23),
        ("{% extends 'base' %}<!-- a -->{% include 'base' %}", 41), ("{% extends 'base' %}<!-- a --> b", 31),
    ]) func findsWhatStandsOutside(text: String, place: Int) {
        #expect(
            Self.findings(["base": Self.base, "main": text]) == [
                "main:\(place): warning what stands outside of its blocks is not shown, since the template extends another one"
            ])
    }

    @Test func tellsWhichTemplatesAreUsed() {
        let set = Fixture.set([
            "page": "{% extends 'base' %}", "base": "{% include ['a', 'b'] %}{% import 'm' as m %}", "a": "",
            "b": "",
            "m": "{% from 'n' import x %}", "n": "", "lost": "{% include 'deep' %}", "deep": "",
        ])
        #expect(set.used(from: ["page", "gone"]) == ["page", "base", "a", "b", "m", "n"])
        #expect(Fixture.set(["page": "{% include x %}", "a": ""]).used(from: ["page"]) == nil)
        #expect(Fixture.set(["page": "", "a": "{% include x %}"]).used(from: ["page"]) == ["page"])
    }
}
