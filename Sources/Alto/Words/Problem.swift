/// The one error type that people see: what happened, in a plain sentence, and what to do about it.
///
/// Rooms throw small typed errors inside; at their edge each becomes a `Problem`.
public struct Problem: Error, Hashable, Sendable {
    public let code: Code
    /// One plain sentence with a full stop. Never a path of ours, an address or a stack.
    public let message: String
    /// What to do, as one sentence or a command; nil when there is nothing to be done.
    public let remedy: String?

    public init(_ code: Code, _ message: String, remedy: String? = nil) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    /// The message and, behind it, the remedy.
    public var sentence: String {
        remedy.map { "\(message) \($0)" } ?? message
    }
}

extension Problem {
    /// What went wrong, as a stable word for programs. Its raw value is what JSON and HTTP bodies carry.
    public enum Code: String, Sendable, CaseIterable, Codable {
        // The call is wrong.
        case usage
        case consentRequired = "consent_required"
        case languageUnknown = "language_unknown"
        case soundFormatUnknown = "sound_format_unknown"
        // The picture cannot be read.
        case pictureMissing = "picture_missing"
        case pictureForbidden = "picture_forbidden"
        case pictureEmpty = "picture_empty"
        case pictureUnsupported = "picture_unsupported"
        case imageTooLarge = "image_too_large"
        case imageTooSmall = "image_too_small"
        case imageTruncated = "image_truncated"
        case decodeFailed = "decode_failed"
        case noPictures = "no_pictures"
        case noFace = "no_face"
        /// Whoever runs a service does not want such a picture described.
        case contentRefused = "content_refused"
        // Something that Alto needs is not there.
        case modelMissing = "model_missing"
        case modelInvalid = "model_invalid"
        /// There is less memory free than a model needs.
        case memoryShort = "memory_short"
        case voiceMissing = "voice_missing"
        case voiceFailed = "voice_failed"
        case textLanguageMissing = "text_language_missing"
        case playerMissing = "player_missing"
        // A stage did not come to an end.
        case deadlineExceeded = "deadline_exceeded"
        case cancelled
        // Text that cannot be spoken.
        case textEmpty = "text_empty"
        case textTooLong = "text_too_long"
        case textInvalid = "text_invalid"
        // Outside.
        case networkFailed = "network_failed"
        case offline
        case diskFailed = "disk_failed"
        case diskFull = "disk_full"
        case storeFailed = "store_failed"
        case personUnknown = "person_unknown"
        // Asked of a service.
        case unauthorized
        case linkRefused = "link_refused"
        case notFound = "not_found"
        case overloaded
        case notAcceptable = "not_acceptable"
        case contentEncodingUnsupported = "content_encoding_unsupported"
        case idempotencyKeyReused = "idempotency_key_reused"
        case requestTooLarge = "request_too_large"
        case sourceNotFetchable = "source_not_fetchable"
        /// A picture that ended each worker that tried it.
        case poison
        // A defect of ours.
        case internalError = "internal_error"
    }
}

extension Problem.Code {
    /// The exit code of `alto`: 2 wrong usage; 3 the picture cannot be read; 4 a model or voice is missing;
    /// 5 network or hub; 6 disk or database; 70 a defect of ours.
    public var exitCode: Int32 {
        switch self {
        case .usage, .consentRequired, .languageUnknown, .soundFormatUnknown, .textEmpty, .textTooLong, .textInvalid,
            .personUnknown, .unauthorized, .linkRefused, .notFound, .requestTooLarge, .notAcceptable,
            .contentEncodingUnsupported, .idempotencyKeyReused:
            2
        case .pictureMissing, .pictureForbidden, .pictureEmpty, .pictureUnsupported, .imageTooLarge, .imageTooSmall,
            .imageTruncated, .decodeFailed, .noPictures, .noFace, .contentRefused:
            3
        case .modelMissing, .modelInvalid, .memoryShort, .voiceMissing, .voiceFailed, .textLanguageMissing,
            .playerMissing:
            4
        case .networkFailed, .offline, .sourceNotFetchable: 5
        case .diskFailed, .diskFull, .storeFailed: 6
        case .deadlineExceeded, .cancelled, .overloaded, .poison, .internalError: 70
        }
    }

    /// The HTTP status that a service answers with.
    public var httpStatus: Int {
        switch self {
        case .usage, .soundFormatUnknown: 400
        case .unauthorized: 401
        case .linkRefused: 403
        case .personUnknown, .pictureMissing, .notFound, .modelMissing: 404
        case .notAcceptable: 406
        case .consentRequired: 409
        case .textTooLong, .requestTooLarge: 413
        case .pictureUnsupported, .contentEncodingUnsupported: 415
        case .pictureForbidden, .pictureEmpty, .imageTooLarge, .imageTooSmall, .imageTruncated, .decodeFailed,
            .noPictures, .noFace, .sourceNotFetchable, .poison, .voiceMissing, .textLanguageMissing, .languageUnknown,
            .textEmpty, .textInvalid, .idempotencyKeyReused, .contentRefused:
            422
        case .overloaded: 429
        case .networkFailed: 502
        case .modelInvalid, .memoryShort, .voiceFailed, .playerMissing, .offline,
            .cancelled:
            503
        case .deadlineExceeded: 504
        case .diskFailed, .diskFull, .storeFailed: 507
        case .internalError: 500
        }
    }
}

extension Problem {
    /// Any error as a problem: a `Problem` as it is, everything else as a defect of ours.
    ///
    /// The inner error is named by its type only, so that no path or address leaks into a message.
    public init(wrapping error: any Error) {
        if let problem = error as? Problem {
            self = problem
        } else if error is CancellationError {
            self.init(.cancelled, "The work was stopped before it was done.")
        } else {
            self.init(
                .internalError, "Something went wrong inside Alto (\(type(of: error))).",
                remedy: "Please report this with the command that you ran.")
        }
    }
}
