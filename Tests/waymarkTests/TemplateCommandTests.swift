import Testing

/// `template render` prints what a template makes of data, and what is wrong with either.
@Suite struct TemplateCommandTests {
    @Test func rendersWithDataAndTheTemplatesBesideIt() throws {
        let folder = try Folder([
            "t/page.html": "{% extends \"base.html\" %}{% block a %}{{ page.title }}{% endblock %}",
            "t/base.html": "<p>{% block a %}{% endblock %}</p>\n",
            "data.json": "{\"page\": {\"title\": \"A & B\"}}", "data.yaml": "page: {title: C}\n",
        ])
        let run = try Program.run(
            ["template", "render", "--data", "data.json", "t/page.html"], in: folder.path)
        #expect(run.output == "<p>A &amp; B</p>")
        #expect(run.errors == "" && run.status == 0)
        #expect(
            try Program.run(["template", "render", "t/page.html", "--data", "data.yaml"], in: folder.path)
                .output
                == "<p>C</p>")
    }

    @Test func rendersStandardInputWithoutData() throws {
        #expect(
            try Program.run(["template", "render", "-"], input: "{{ 6 * 7 }} {{ [1, (2,)] }}").output
                == "42 [1, (2,)]")
    }

    @Test func whatIsNotDefinedIsAMistake() throws {
        let folder = try Folder([
            "a.html": "a {{ page.titel }}b\n", "d.json": "{\"page\": {\"title\": \"T\"}}",
        ])
        let run = try Program.run(["template", "render", "--data", "d.json", "a.html"], in: folder.path)
        #expect(run.status == 1 && run.output == "a b")
        #expect(run.errors.contains("a.html:1:6"))
        #expect(run.errors.contains("error[unknown-template-name]: `page` has no value `titel`"))
        let empty = try Program.run(
            ["template", "render", "--data", "d.json", "--undefined", "empty", "a.html"], in: folder.path)
        #expect(empty.status == 0 && empty.output == "a b" && empty.errors == "")
    }

    /// What is wrong with a template that is not called is no matter of this one.
    @Test func tellsOnlyWhatTheTemplateCalls() throws {
        let folder = try Folder([
            "a.html": "{% include 'part.html' %}", "part.html": "{{ 1|uper }}", "other.html": "{% if %}",
        ])
        let run = try Program.run(["template", "render", "a.html"], in: folder.path)
        #expect(run.status == 1)
        #expect(run.errors.contains("part.html:1:6") && run.errors.contains("did you mean `upper`?"))
        #expect(!run.errors.contains("other.html"))
    }

    @Test(
        arguments: [
            ("[1]", "the data is no object"), ("{\"a\": }", "d.json:1:7"),
        ])
    func refusesDataWithoutNames(data: String, error: String) throws {
        let folder = try Folder(["a.html": "text", "d.json": data])
        let run = try Program.run(["template", "render", "--data", "d.json", "a.html"], in: folder.path)
        #expect(run.status == 1 && run.output == "")
        #expect(run.errors.contains(error), "\(run.errors)")
    }

    @Test func endsWhereAFileIsMissing() throws {
        let folder = try Folder(["a.html": "text"])
        for arguments in [["b.html"], ["--data", "d.json", "a.html"]] {
            #expect(try Program.run(["template", "render"] + arguments, in: folder.path).status == 2)
        }
        #expect(
            try Program.run(["template", "render", "--undefined", "maybe", "a.html"], in: folder.path).status
                == 64)
    }
}
