/// Templates made from templates: a template and what it renders to, as Jinja 3.1 renders it.
extension Fixture {
    static let inheritances: [(templates: [String: String], expected: String)] = [
        (
            [
                "main": "{% extends 'base' %}{% set title = 'T' %}",
                "base": "[{{ title }}]",
            ],
            "[T]"
        ),
        (
            [
                "main": "a{% include 'p' %}b",
                "p": "[{{ n }}]",
            ],
            "a[5]b"
        ),
        (
            [
                "main": "{% set z = 3 %}{% include 'p' %}",
                "p": "[{{ z }}]",
            ],
            "[3]"
        ),
        (
            [
                "main": "{% for x in xs %}{% include 'p' without context %}{% endfor %}",
                "p": "[{{ x }}{{ n }}]",
            ],
            "[][][][]"
        ),
        (
            [
                "main": "{% include ['nope','p'] %}x",
                "p": "P",
            ],
            "Px"
        ),
        (
            [
                "main": "{% include pname %}x",
                "p": "P",
            ],
            "Px"
        ),
        (
            [
                "main": "{% include 'p' %}{{ q }}",
                "p": "{% set q = 1 %}{{ q }}",
            ],
            "1"
        ),
        (
            [
                "main": "{% for i in tree %}{% include 'p' %}{% endfor %}",
                "p": "<{{ i.n }}{% for i in i.c %}{% include 'p' %}{% endfor %}>",
            ],
            "<a<b><d<e>>><z>"
        ),
        (
            [
                "main": "{% import 'm' as m %}{{ m.f(1) }}{{ m.v }}",
                "m": "{% macro f(x) %}f{{ x }}{{ n }}{% endmacro %}{% set v = 9 %}text",
            ],
            "f19"
        ),
        (
            [
                "main": "{% import 'm' as m with context %}{{ m.f(1) }}{{ m.v }}",
                "m": "{% macro f(x) %}f{{ x }}{{ n }}{% endmacro %}{% set v = 9 %}text",
            ],
            "f159"
        ),
        (
            [
                "main": "{% from 'm' import f, v as w %}{{ f(2) }}{{ w }}",
                "m": "{% macro f(x) %}f{{ x }}{% endmacro %}{% set v = 9 %}",
            ],
            "f29"
        ),
        (
            [
                "main": "{% from 'm' import f with context %}{{ f(2) }}",
                "m": "{% macro f(x) %}f{{ x }}{{ n }}{% endmacro %}{% set v = 9 %}",
            ],
            "f25"
        ),
        (
            [
                "main": "{% from 'm' import f, g with context %}{{ f(2) }}",
                "m": "{% macro f(x) %}f{{ x }}{{ g() }}{% endmacro %}{% macro g() %}G{% endmacro %}",
            ],
            "f2G"
        ),
        (
            [
                "main": "{% extends 'base' %}{% block x %}{{ i }}{% endblock %}",
                "base": "{% for i in xs %}{% block x scoped %}{% endblock %}{% endfor %}",
            ],
            "1234"
        ),
        (
            [
                "main": "{% extends 'base' %}{% block x %}{{ i }}{% endblock %}",
                "base": "{% for i in xs %}{% block x %}{% endblock %}{% endfor %}",
            ],
            ""
        ),
        (
            [
                "main": "{% extends 'base' %}{% block r %}ok{% endblock %}",
                "base": "{% block r required %}{% endblock %}",
            ],
            "ok"
        ),
        (
            [
                "main": "{% include 'a' %}",
                "a": "{% include 'b' %}",
                "b": "{{ n }}",
            ],
            "5"
        ),
        (
            [
                "main": "{% with x = 1 %}{% include 'a' %}{% endwith %}",
                "a": "{{ x }}{% with y = 2 %}{% include 'b' %}{% endwith %}",
                "b": "{{ x }}{{ y }}",
            ],
            "112"
        ),
        (
            [
                "main": "{% macro m(p) %}{% include 'a' %}{% endmacro %}{{ m(4) }}",
                "a": "{{ p }}{{ n }}",
            ],
            "45"
        ),
        (
            [
                "main": "{% block a %}{% include 'p' %}{% endblock %}",
                "p": "{% block a %}inner{% endblock %}",
            ],
            "inner"
        ),
        (
            [
                "main": "{% extends 'base' %}\n\n{% block body %}\n  x\n{% endblock %}\n",
                "base": "<b>\n{% block body %}{% endblock %}\n</b>\n",
            ],
            "<b>\n  x\n</b>"
        ),
        (
            [
                "main": "{% import 'm' as m %}{% for x in xs %}{{ m.f(x) }}{% endfor %}",
                "m": "{% macro f(x) %}{{ g(x) }}{% endmacro %}{% macro g(x) %}({{ x }}){% endmacro %}",
            ],
            "(1)(2)(3)(4)"
        ),
        (
            [
                "main": "{% import 'm' as m %}{% call m.box('T') %}body {{ n }}{% endcall %}",
                "m": "{% macro box(t) %}<{{ t }}>{{ caller() }}</>{% endmacro %}",
            ],
            "<T>body 5</>"
        ),
        (
            [
                "main": "{% set x = 1 %}{% include 'p' %}{{ x }}",
                "p": "{% set x = 2 %}{{ x }}",
            ],
            "21"
        ),
    ]
}
