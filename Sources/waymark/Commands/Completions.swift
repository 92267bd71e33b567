import ArgumentParser

/// `waymark completions`: what a shell needs to complete commands and options.
struct Completions: ParsableCommand {
    /// The shells that there is a script for.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    static let configuration = CommandConfiguration(
        abstract: "Print the script with which a shell completes commands and options.",
        discussion: """
            EXAMPLES
              waymark completions bash > ~/.local/share/bash-completion/completions/waymark
              waymark completions zsh > ~/.zsh/completions/_waymark
              waymark completions fish > ~/.config/fish/completions/waymark.fish
            """)

    @Argument(help: "The shell: bash, zsh or fish.")
    var shell: Shell

    func run() throws {
        let kind: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        try Terminal.print(Waymark.completionScript(for: kind))
    }
}
