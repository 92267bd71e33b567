import LanguageServer
import SiteGenerator
import Synchronization

/// The orders to take in schemas, each carried out on a thread of its own, so that nobody waits for a slow host. One begins
/// when the one before it has ended, since all of them write the same lock.
final class SchemaOrders: Sendable {
    /// An order, and what came of it.
    typealias Done = (order: SchemaOrder, outcome: SchemaOrder.Outcome)

    private let resources: ProgramResources
    private let done = Mutex<[Done]>([])
    private let turn = Mutex(())

    init(_ resources: ProgramResources) { self.resources = resources }

    /// Begins to carry out an order.
    ///
    /// - Parameter whenDone: called on another thread, when what came of it can be taken.
    func begin(_ order: SchemaOrder, whenDone: @escaping @Sendable () -> Void) {
        besides { [self] in
            let outcome = turn.withLock { _ in carryOut(order) }
            done.withLock { $0.append((order, outcome)) }
            whenDone()
        }
    }

    /// An order that was carried out, and what came of it; `nil` where there is none.
    func next() -> Done? { done.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

    private func carryOut(_ order: SchemaOrder) -> SchemaOrder.Outcome {
        do {
            let intake = SchemaIntake(
                home: try SchemaHome(around: order.root), resources: resources, date: Machine.today)
            let taken = try intake.take(order.name, as: nil)
            // The schema is there, even where the rest cannot be read; reading it again says why.
            return .taken(taken.lines + ((try? intake.remarks(on: taken)) ?? []))
        } catch {
            return .failed("\(error)")
        }
    }
}
