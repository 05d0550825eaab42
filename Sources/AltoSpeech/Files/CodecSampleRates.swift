import Alto

extension SoundFormat {
    /// The sample rate of the file for sound of a given rate: the same, or the next that the codec knows.
    package func sampleRate(for rate: Int) -> Int {
        let rates =
            switch self {
            case .wav, .ogg, .flac: [rate]
            case .mp3: [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
            case .opus: [8_000, 12_000, 16_000, 24_000, 48_000]
            }
        return rates.first { $0 >= rate } ?? 48_000
    }
}
