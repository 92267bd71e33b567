/// What goes wrong while a template is rendered: the place is marked, and the message follows.
extension Fixture {
    static let renderedMistakes: [(marked: String, messages: [String])] = [
        ("{{ «1/0» }}", ["division by zero"]),
        ("{% extends «xs[5]» %}", ["the name of a template must be a text, but this is undefined"]),
        ("{{ «1//0» }}{{ «1%0» }}", ["division by zero", "division by zero"]),
        ("{% for x in «5» %}x{% endfor %}ok", ["a loop needs a list, but this is a number"]),
        ("{{ «n + 'a'» }}", ["`+` does not go between a number and a text"]),
        ("{{ «foo»() }}", ["`foo` is called but is not defined"]),
        ("{{ n.«foo»() }}", ["a number has no method `foo`"]),
        ("{{ 'a'.«uper»() }}", ["a text has no method `uper`"]),
        ("{{ «-'a'» }}", ["`-` needs a number, but this is a text"]),
        ("{{ «1 < 'a'» }}", ["`<` does not go between a number and a text"]),
        ("{{ «1 in 2» }}", ["a number cannot be in a number"]),
        ("{{ xs|«sum» }}", ["`+` does not go between a number and a text"]),
        ("{% set «a, b» = 1 %}", ["2 names need as many items, but this is a number"]),
        ("{% block «r» required %}{% endblock %}", ["the block `r` is required and no template fills it"]),
        (
            "{% block «r» required scoped %}{% endblock %}",
            ["the block `r` is required and no template fills it"]
        ),
        ("{{ {}|«dictsort»(by='name') }}", ["`dictsort` sorts by `key` or `value`, not by `name`"]),
        ("{{ n|«dictsort» }}", ["expected an object, but this is a number"]),
        ("{% set «n».x = 1 %}", ["only the members of a namespace can be set, but `n` is a number"]),
        ("{{ «range»(0, 10, 0) }}", ["a step must not be zero"]),
        ("{{ «'x' * 10000000000» }}", ["the text would be larger than 67108864 bytes"]),
        ("{{ «10**100» }}", ["the result is no number that can be represented"]),
        (
            "{% for x in «range»(10000000000) %}{% endfor %}",
            ["the list is too long for what is left of the step limit"]
        ),
        (
            "{% macro m() %}{{ «m»() }}{% endmacro %}{{ m() }}ok",
            ["macros, blocks and partials lie in one another more than 200 deep"]
        ),
        (
            "{% if 1 %}{% include «'main'» %}{% endif %}",
            ["macros, blocks and partials lie in one another more than 200 deep"]
        ),
        ("{{ '2026-13-01'|«date» }}", ["`2026-13-01` is no date such as 2026-04-28"]),
        ("{{ 'x'|«date» }}", ["`x` is no date such as 2026-04-28"]),
        ("{{ '2026-04-28'|«date»('%Q') }}", ["`date` does not know `%Q`"]),
        (
            "{% macro m(a) %}{% endmacro %}{{ «m»(1,2) }}{{ «m»(b=1) }}",
            ["the macro `m` takes at most 1 argument", "the macro `m` has no argument `b`"]
        ),
        (
            "{% from 'lib' import «foo», «bx» %}",
            ["the imported template does not define `foo`", "the imported template does not define `bx`"]
        ),
        ("{{ self.«nope»() }}", ["there is no block `nope`"]),
        ("{{ '%d'|«format»('a') }}", ["`%d` needs a number, but this is a text"]),
        ("{{ '%s %s'|«format»(1) }}", ["the text has more places than there are arguments"]),
        ("{{ [1,'a']|«sort» }}", ["`<` does not go between a text and a number"]),
        ("{{ none|«list» }}", ["expected a list, but this is none"]),
        ("{% include «none» %}", ["the name of a template must be a text, but this is none"]),
        ("{% include «name» %}", ["the name of a template must be a text, but this is undefined"]),
    ]
}
