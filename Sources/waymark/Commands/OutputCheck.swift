import ArgumentParser
import SiteGenerator

extension SiteFolders {
    /// Refuses an output folder that cannot be one: inside the content folder it would be content of the next build, and the
    /// root of the machine is nobody's site.
    func check(output folder: String) throws {
        guard SiteFolders.absolute(folder) != "/" else {
            Terminal.say("waymark: error: the output folder is the root of the file system")
            Terminal.say("  = help: choose another folder with --output")
            throw ExitCode.couldNotRun
        }
        do {
            if let obstacle = try obstacle(toOutput: folder) {
                Terminal.say("waymark: error: the output folder \(folder) \(obstacle)")
                Terminal.say("  = help: choose another folder with --output")
                throw ExitCode.couldNotRun
            }
        } catch let error as FileSystemError {
            throw failure(error)
        }
    }
}
