// libsndfile's encoders over a file descriptor, with the system's own error number when a write fails.
#ifndef ALTO_CSNDFILE_H
#define ALTO_CSNDFILE_H

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ALTO_SOUND_WAV = 0,
    ALTO_SOUND_MP3,
    ALTO_SOUND_OPUS,
    ALTO_SOUND_VORBIS,
    ALTO_SOUND_FLAC,
} alto_sound_format;

/// Why something failed: `error_number` is errno where the system refused, else 0; `reason` is libsndfile's.
typedef struct {
    int error_number;
    char reason[160];
} alto_sound_failure;

typedef struct alto_sound_encoder alto_sound_encoder;

/// Opens an encoder of mono sound that writes to `descriptor` from its present offset on, so that a tag may stand
/// before it. `title` and `comment` are UTF-8, or null for none. The descriptor stays the caller's.
/// Returns null on failure.
alto_sound_encoder *alto_sound_encoder_open(
    int descriptor, alto_sound_format format, int sample_rate, const char *title, const char *comment,
    alto_sound_failure *failure);

/// Appends samples from -1 to 1. Returns 0, or -1 on failure.
int alto_sound_encoder_write(
    alto_sound_encoder *encoder, const float *samples, long count, alto_sound_failure *failure);

/// Writes what is left and frees the encoder, also on failure. Returns 0, or -1 when the file is not complete.
int alto_sound_encoder_close(alto_sound_encoder *encoder, alto_sound_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
