import Synchronization

/// The Tesseract of an engine, once it is open, where a cancelled task can reach it to stop it.
final class OpenTesseract: Sendable {
    private let tesseract = Mutex<Tesseract?>(nil)

    var value: Tesseract? {
        get { tesseract.withLock { $0 } }
        set { tesseract.withLock { $0 = newValue } }
    }

    func stop() {
        value?.stop(true)
    }
}
