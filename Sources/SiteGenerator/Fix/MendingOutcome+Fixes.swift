import Diagnostics

extension MendingOutcome {
    /// What was done, and the fixes that were taken back and whose findings still stand, each once and in their order.
    ///
    /// - Parameters:
    ///   - findings: what is found now.
    ///   - reason: why a fix was taken back; `nil` for one that was not.
    init(applied: Int, findings: [Diagnostic], reason: (SiteFix) -> String?) {
        var seen: Set<SiteFix> = []
        let takenBack = findings.compactMap { finding -> TakenBack? in
            guard let fix = SiteFix(of: finding), let reason = reason(fix), seen.insert(fix).inserted else {
                return nil
            }
            return TakenBack(finding: finding, reason: reason)
        }
        self.init(applied: applied, takenBack: takenBack)
    }
}
