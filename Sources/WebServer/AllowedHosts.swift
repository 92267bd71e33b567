import NIOCore

/// The names by which a server may be called. A site elsewhere that lets its own name lead to this machine is not
/// answered (DNS rebinding).
struct AllowedHosts: Sendable {
    private let names: Set<String>
    /// Whether the server listens at every address of the machine, so that any address is one of its own. An address has
    /// no name that could be made to lead elsewhere.
    private let allowsAddresses: Bool

    /// - Parameter host: the address that the server listens at.
    init(_ host: String) {
        let own = host.contains(":") ? "[\(host.lowercased())]" : host.lowercased()
        names = ["localhost", "127.0.0.1", "[::1]", own]
        allowsAddresses = ["0.0.0.0", "::"].contains(host)
    }

    /// Whether the value of a field `Host` names the server, at any port.
    func allows(_ value: String) -> Bool {
        guard let name = Self.name(in: value.lowercased()) else { return false }
        if names.contains(name) { return true }
        guard allowsAddresses else { return false }
        let address = name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : name
        return (try? SocketAddress(ipAddress: address, port: 0)) != nil
    }

    /// The host without its port; `nil` where the value is none.
    private static func name(in value: String) -> String? {
        let end =
            value.hasPrefix("[")
            ? value.firstIndex(of: "]").map(value.index(after:)) : value.firstIndex(of: ":") ?? value.endIndex
        guard let end else { return nil }
        let port = value[end...]
        guard port.isEmpty || port.hasPrefix(":"), port.utf8.count <= 6,
            port.dropFirst().utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return String(value[..<end])
    }
}
