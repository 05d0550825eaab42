// Flite's linked voices behind one entry point. Flite has global state (its list of regular expressions, its
// features, its error handler): callers must not call these functions from two threads at once.
#ifndef ALTO_CFLITE_H
#define ALTO_CFLITE_H

#ifdef __cplusplus
extern "C" {
#endif

enum {
    ALTO_FLITE_VOICES = 4,
};

typedef enum {
    ALTO_FLITE_OK = 0,
    ALTO_FLITE_NO_SUCH_VOICE,
    ALTO_FLITE_OUT_OF_MEMORY,
    ALTO_FLITE_FAILED,
} alto_flite_status;

typedef enum {
    ALTO_FLITE_SLT = 0,
    ALTO_FLITE_RMS,
    ALTO_FLITE_AWB,
    ALTO_FLITE_KAL,
} alto_flite_voice;

/// 16-bit mono sound. `samples` belongs to the caller, who gives it back with `alto_flite_free`.
/// The first phone begins at sample `speech_start` and the last one ends before `speech_end`; the rest is pause.
typedef struct {
    short *samples;
    int count;
    int sample_rate;
    int speech_start;
    int speech_end;
} alto_flite_sound;

/// Speaks ASCII text. `rate` is a factor on the speed, `pitch` one on the fundamental frequency.
/// An empty sound (count 0) is a success: there was nothing to say.
alto_flite_status alto_flite_speak(
    alto_flite_voice voice, const char *text, float rate, float pitch, alto_flite_sound *sound);

void alto_flite_free(alto_flite_sound *sound);

#ifdef __cplusplus
}
#endif

#endif
