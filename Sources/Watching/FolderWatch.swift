/// Watches folders with everything in them, and tells what changes.
///
/// From the moment that it is made nothing is missed: whoever reads the folders after that hears of every
/// later change. Names with a leading full stop are what programs keep for themselves, so such folders are
/// not entered, save `.well-known`; links are followed inside a root.
package final class FolderWatch: Sendable {
    /// The changes, one after another; for one listener; those that come while it does not ask are put
    /// together. It ends when the watch does.
    package let changes: AsyncStream<Changes>

    private let mailbox: Mailbox
    private let bell: Bell?

    /// Watches folders, which may be missing and come later.
    ///
    /// - Parameters:
    ///   - roots: the folders' paths; none of them must lie in another's hidden folder.
    ///   - polling: whether the folders are looked at four times a second, where a file system tells nothing.
    package convenience init(roots: [String], polling: Bool = false) {
        self.init(roots: roots, way: polling ? .looking : .telling(most: nil))
    }

    init(roots: [String], way: WatchWay) {
        let mailbox = Mailbox()
        self.mailbox = mailbox
        changes = AsyncStream { await mailbox.next() }
        bell = Bell()
        guard let bell else {
            mailbox.end("the machine gives no pipe, so changes are not seen")
            return
        }
        let loop = WatchLoop(roots: roots.map(absolutePath), way: way, bell: bell, mailbox: mailbox)
        if !loop.start() { mailbox.end("the machine gives no thread, so changes are not seen") }
    }

    deinit {
        cancel()
    }

    /// Why the watch is not what was asked for, and what to do; `nil` where all is well.
    package var trouble: String? { mailbox.trouble }

    /// Ends the watch and the changes, at once.
    package func cancel() {
        mailbox.end()
        bell?.ring()
    }
}
