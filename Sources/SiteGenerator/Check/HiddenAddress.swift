import Diagnostics

extension Diagnostic {
    /// The same finding, whose place is not quoted where the address that stands there holds a secret.
    func hidingText(of address: String) -> Diagnostic {
        var finding = self
        finding.hidesText = finding.hidesText || WebAddress.isShownInPart(address)
        return finding
    }
}
