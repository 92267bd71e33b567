/// How wide and high a picture is shown, in CSS pixels.
public struct PictureSize: Sendable, Hashable {
    /// From left to right, from 1.
    public let width: Int
    /// From top to bottom, from 1.
    public let height: Int

    /// Nobody shows a picture that is larger, so that a file which says so is broken.
    private static let largest = 1 << 20

    /// - Returns: `nil` for sizes that no picture has.
    public init?(_ width: Int, _ height: Int) {
        guard (1...Self.largest).contains(width), (1...Self.largest).contains(height) else { return nil }
        self.width = width
        self.height = height
    }

    /// The same size turned by a quarter.
    public var turned: PictureSize? { PictureSize(height, width) }

    /// The size of the same picture shown so wide or so high; of both, as wide and as high as it is said.
    func shown(width: Int?, height: Int?) -> (width: Int?, height: Int?) {
        switch (width, height) {
        case (nil, nil): (self.width, self.height)
        case (let width?, nil): (width, max(1, (width * self.height + self.width / 2) / self.width))
        case (nil, let height?): (max(1, (height * self.width + self.height / 2) / self.height), height)
        case (let width?, let height?): (width, height)
        }
    }
}
