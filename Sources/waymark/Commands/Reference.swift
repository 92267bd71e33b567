import ArgumentParser

/// `waymark reference`: the pages of the manual that the program writes about itself.
///
/// The command is hidden, since only `make reference` and its test need it.
struct Reference: ParsableCommand {
    /// What a page describes.
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case commands, rules, man
    }

    static let configuration = CommandConfiguration(
        abstract: "Print a page of the manual.",
        discussion: """
            EXAMPLE
              waymark reference commands > content/manual/commands.md
            """,
        shouldDisplay: false)

    @Argument(help: "What the page describes: commands or rules; `man` is the page for man(1).")
    var subject: Subject

    func run() throws {
        switch subject {
        case .commands: try Terminal.write(Array(CommandReference.page.utf8), to: .output)
        case .man: try Terminal.write(Array(ManualPage.text.utf8), to: .output)
        case .rules: try Terminal.write(Array(RuleReference.page.utf8), to: .output)
        }
    }
}
