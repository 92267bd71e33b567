/// What the camera says in a part of a JPEG about which side is up.
struct ExifOrientation {
    /// Whether the picture is shown turned by a quarter.
    private(set) var isTurned = false

    init(_ bytes: [UInt8]) {
        let file = FileBytes(bytes)
        guard file.has("Exif\0\0", at: 0) else { return }
        let start = 6
        let isBig = file.has("MM", at: start)
        guard isBig || file.has("II", at: start) else { return }
        func number(_ count: Int, at place: Int) -> Int {
            isBig ? file.big(count, at: place) : file.little(count, at: place)
        }
        let list = start + number(4, at: start + 4)
        guard list <= file.count else { return }
        for entry in 0..<min(number(2, at: list), 256) {
            let place = list + 2 + entry * 12
            if number(2, at: place) == 0x0112 { isTurned = (5...8).contains(number(2, at: place + 8)) }
        }
    }
}
