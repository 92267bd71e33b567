import Foundation
import Testing

/// `--changed-since` reports on what git calls changed, and runs nothing that a repository brings along.
@Suite struct ChangedSinceTests {
    private func shell(_ line: String, in folder: Folder) throws -> Program.Run {
        try Program.run(["-c", "W='\(Program.path)'; \(line)"], in: folder.path, program: "/bin/sh")
    }

    /// A repository with a site below its top, in which every page has a broken link.
    private func repository() throws -> Folder {
        let broken = "[x](nowhere.md)\n"
        let folder = try Folder([
            "site/content/index.md": broken, "site/content/kept.md": broken, "site/content/old.md": broken,
        ])
        let commands = """
            git init -q . && git config user.name A && git config user.email a@example.org &&
            git add -A && git commit -q -m first
            """
        #expect(try shell(commands, in: folder).status == 0)
        return folder
    }

    @Test func changedRenamedAndUnknownFilesAreReported() throws {
        let folder = try repository()
        try folder.write("Text.\n\n[x](nowhere.md)\n", to: "site/content/index.md")
        try folder.write("[x](nowhere.md)\n", to: "site/content/unknown.md")
        let run = try shell(
            "git mv site/content/old.md site/content/new.md; \"$W\" check site --changed-since HEAD",
            in: folder)
        #expect(run.status == 1)
        #expect(run.brokenLinks == ["content/index.md", "content/new.md", "content/unknown.md"])
        #expect(try shell("git stash -q -u; \"$W\" check site --changed-since HEAD", in: folder).status == 0)
    }

    @Test(arguments: ["nosuch", "-p", "--output=made", "HEAD:site"])
    func whatIsNoCommitIsAnError(reference: String) throws {
        let folder = try repository()
        let run = try shell("\"$W\" check site '--changed-since=\(reference)'", in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("git knows no commit `\(reference)`"))
        #expect(folder.read("made") == nil)
    }

    @Test func aFolderOutsideOfARepositoryIsAnError() throws {
        let folder = try Folder(["content/index.md": "# Home\n"])
        let run = try shell("GIT_CEILING_DIRECTORIES=/ \"$W\" check . --changed-since HEAD", in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("lies in no git repository"))
    }

    /// Each of these leaves a file `ran` where git is asked plainly.
    @Test(arguments: [
        "git config filter.f.clean 'touch $TOP/ran; cat'; echo '*.md filter=f' > .git/info/attributes",
        "git config filter.f.clean 'touch $TOP/ran; cat'; echo '*.md filter=f' > .gitattributes",
        """
        git config filter.f.process 'touch $TOP/ran; false'; git config filter.f.required true
        echo '*.md filter=f' > .gitattributes
        """,
        "git config core.fsmonitor $TOP/monitor",
    ])
    func nothingOfTheRepositoryRuns(planted: String) throws {
        let folder = try repository()
        try folder.write("#!/bin/sh\ntouch \(folder.path)/ran\n", to: "monitor")
        try folder.write("[x](nowhere.md) changed\n", to: "site/content/index.md")
        let line =
            "chmod +x monitor; TOP=\(folder.path); export TOP; \(planted)\n\"$W\" check site --changed-since HEAD"
        let run = try shell(line, in: folder)
        #expect(folder.read("ran") == nil)
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.brokenLinks.contains("content/index.md"))
    }

    /// All that git is called with, by a program of its name that comes first on the path.
    @Test func gitIsAskedWithNothingThatRunsOrFetches() throws {
        let folder = try repository()
        try folder.write(
            """
            #!/bin/sh
            { echo "$*"; env | grep ^GIT_ | sort | tr '\\n' ' '; echo; } >> \(folder.path)/asked
            exec "$REAL" "$@"

            """, to: "bin/git")
        let run = try shell(
            """
            chmod +x bin/git; REAL=$(command -v git); export REAL; git config filter.f.clean cat
            PATH="$PWD/bin:$PATH" GIT_PAGER=ran "$W" check site --changed-since HEAD
            git rev-parse HEAD > commit
            """, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let commit = try #require(folder.read("commit")).prefix { $0 != "\n" }
        let asked = try #require(folder.read("asked")).split(separator: "\n").map(String.init)
        let start = "--no-pager -c core.hooksPath=/dev/null -c core.fsmonitor=false -C"
        let calls = [
            " rev-parse --show-toplevel", " rev-parse --verify --quiet --end-of-options HEAD^{commit}",
            " config --name-only -z --get-regexp ^filter\\.",
            " -c filter.f.clean= diff --name-only -z --no-renames --no-ext-diff --no-textconv "
                + "--ignore-submodules \(commit) --", " ls-files --others --exclude-standard -z",
        ]
        let variables = "GIT_NO_LAZY_FETCH=1 GIT_OPTIONAL_LOCKS=0 GIT_TERMINAL_PROMPT=0 "
        let folders = ["site"] + Array(repeating: folder.path, count: 4)
        #expect(asked == zip(calls, folders).flatMap { ["\(start) \($1)\($0)", variables] })
    }

    @Test func aFilterThatCannotBeSwitchedOffIsAnError() throws {
        let folder = try repository()
        let run = try shell(
            "git config 'filter.a=b.clean' 'touch ran'; \"$W\" check site --changed-since HEAD", in: folder)
        #expect(run.status == 2)
        #expect(
            run.errors.contains(
                "the settings name the filter `filter.a=b.clean`, which cannot be switched off"))
        #expect(folder.read("ran") == nil)
    }

    @Test func aShallowCloneIsNamed() throws {
        let folder = try repository()
        let run = try shell(
            """
            git commit -q --allow-empty -m second && git clone -q --depth 1 "file://$PWD" clone &&
            cd clone && "$W" check site --changed-since HEAD~1
            """, in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("git knows no commit `HEAD~1`; the clone is shallow"), "\(run.errors)")
    }

    @Test func namesOfEveryKindAreFound() throws {
        let folder = try repository()
        let names = ["with space.md", "quo\"te.md", "ünï.md", "tab\tname.md", "back\\slash.md"]
        for name in names { try folder.write("[x](nowhere.md)\n", to: "site/content/\(name)") }
        let lists = [
            "\"$W\" check site --changed-since HEAD", "git ls-files -o -z | \"$W\" check site --paths-from -",
            "git ls-files -o | \"$W\" check site --paths-from -",
        ]
        for list in lists {
            let run = try shell(list, in: folder)
            #expect(run.output.contains("6 errors, 2 warnings, 3 findings in other files"), "\(list)")
        }
    }

    @Test func aDeletedFileAndOneElsewhereReportNothing() throws {
        let folder = try repository()
        try folder.write("x\n", to: "readme.md")
        let run = try shell(
            "git rm -q site/content/old.md; \"$W\" check site --changed-since HEAD", in: folder)
        #expect(run.status == 0)
        #expect(run.output.contains("0 errors, 0 warnings, 2 findings in other files"), "\(run.output)")
    }

    @Test func aPartialIsReportedOnWhereItIsWritten() throws {
        let folder = try Folder([
            "content/_p/part.md": "[x](nowhere.md)\n", "content/index.md": ":::include{file=_p/part.md}\n",
        ])
        let run = try shell("echo content/_p/part.md | \"$W\" check . --paths-from -", in: folder)
        #expect(run.brokenLinks == ["content/_p/part.md"])
        #expect(try shell("echo content/index.md | \"$W\" check . --paths-from -", in: folder).status == 0)
    }

    /// What git prints of a site below the repository's root is found from there, and what is nowhere is counted.
    @Test(
        arguments: [
            (
                "cd site; printf 'site/content/kept.md\\n' | \"$W\" check . --paths-from -",
                ["content/kept.md"], nil
            ),
            // From above the repository, where git lists paths from its root and authors write them from the site's.
            (
                "D=$(basename \"$PWD\"); cd ..; echo site/content/kept.md | \"$W\" check \"$D/site\" --paths-from -",
                ["content/kept.md"], nil
            ),
            (
                "D=$(basename \"$PWD\"); cd ..; echo content/old.md | \"$W\" check \"$D/site\" --paths-from -",
                ["content/old.md"], nil
            ),
            (
                "echo nowhere.md | \"$W\" check site --paths-from -", [],
                "1 of 1 listed path is not among what was looked at: nowhere.md"
            ),
            (
                "printf 'a\\nsite/content/old.md\\nsite/content/none.md\\n' | \"$W\" check site --paths-from -",
                ["content/old.md"],
                "2 of 3 listed paths are not among what was looked at: a, site/content/none.md"
            ),
            (
                "printf 'a\\nb\\nc\\nd\\nsite\\n' | \"$W\" check site --paths-from -",
                ["content/index.md", "content/kept.md", "content/old.md"],
                "4 of 5 listed paths are not among what was looked at: a and 3 more"
            ),
            (
                "rm site/content/old.md; echo site/content/old.md | \"$W\" check site --paths-from -", [],
                "1 of 1 listed path is not among what was looked at: site/content/old.md"
            ),
            (
                "printf '\\n' | \"$W\" check site --paths-from -", [],
                "no path is listed, so no finding is shown"
            ),
            (
                "printf 'site/content/kept.md\\0\"q\\0' | \"$W\" check . --as repository --paths-from -",
                [],
                "1 of 2 listed paths is not among what was looked at: \"q"
            ),
            (
                "git commit -q --allow-empty -m x; \"$W\" check site --changed-since HEAD", [],
                "nothing that changed is among what was looked at"
            ),
            // Some editors write a mark before the first line.
            (
                "printf '\\357\\273\\277site/content/kept.md\\n' | \"$W\" check site --paths-from -",
                ["content/kept.md"], nil
            ),
            (
                "echo site/content/kept.md | \"$W\" check site site/content/kept.md --paths-from -",
                ["content/kept.md"], nil
            ),
            (
                "echo site/content/kept.md | \"$W\" check site site/content/old.md --paths-from -", [],
                "no file is both named on the command line and among the others that were asked for"
            ),
        ] as [(String, [String], String?)])
    func listedPathsAreLookedForAndMissed(command: String, found: [String], note: String?) throws {
        let run = try shell(command, in: try repository())
        #expect(run.brokenLinks == found)
        #expect(run.errors == (note.map { "waymark: note: \($0)\n" } ?? ""))
    }

    @Test func aFolderStandsForAllInIt() throws {
        let folder = try Folder([
            "content/a/x.md": "[x](nowhere.md)\n", "content/ab.md": "[x](nowhere.md)\n",
        ])
        let run = try shell("printf 'content/a/\\n' | \"$W\" check . --paths-from -", in: folder)
        #expect(run.brokenLinks == ["content/a/x.md"])
    }

    @Test func pathsComeFromAFileOrFromStandardInput() throws {
        let folder = try repository()
        let run = try shell(
            "echo site/content/kept.md | \"$W\" check site --paths-from -; echo content/old.md > l; cd site; \"$W\" check . --paths-from ../l",
            in: folder)
        #expect(run.brokenLinks == ["content/kept.md", "content/old.md"])
    }
}
