// Tesseract's LSTM recogniser, one line of text at a time. Every call catches what it raises and answers with a status.
#ifndef ALTO_CTESSERACT_H
#define ALTO_CTESSERACT_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ALTO_TESSERACT_OK = 0,
    /// The language data could not be loaded.
    ALTO_TESSERACT_NO_DATA = 1,
    ALTO_TESSERACT_FAILED = 2,
    /// `alto_tesseract_stop` was called, or the time was up.
    ALTO_TESSERACT_STOPPED = 3,
} alto_tesseract_status;

/// A word that was read. Strings are valid until the next reading or the end of the handle.
typedef struct {
    const char *text;
    /// Tesseract's name of the language it was read in; may be empty.
    const char *language;
    /// 0 to 100.
    float confidence;
    /// The lowest confidence of any of its letters, 0 to 100.
    float weakest;
    bool is_in_dictionary;
    /// In pixels of the strip.
    int32_t left, top, right, bottom;
} alto_word;

typedef struct alto_tesseract alto_tesseract;

/// The folder in which Tesseract looks for language data when it is given none: TESSDATA_PREFIX or where the
/// distribution put it. Empty when there is none. At most `size` bytes with the final zero.
alto_tesseract_status alto_tesseract_folder(char *folder, int32_t size);

/// - Parameter folder: holds `eng.traineddata` and the like.
/// - Parameter languages: "eng" or "eng+spa".
alto_tesseract_status alto_tesseract_open(const char *folder, const char *languages, alto_tesseract **handle);
void alto_tesseract_close(alto_tesseract *handle);

/// Reads a strip of 8-bit grey pixels, dark letters on a light ground, that holds one line.
alto_tesseract_status alto_tesseract_read(
    alto_tesseract *handle, const uint8_t *pixels, int32_t width, int32_t height, int32_t milliseconds,
    const alto_word **words, int32_t *count);

/// Which script a whole page of 8-bit grey pixels is in, such as "Latin" or "Japanese", by the data “osd” of the folder.
///
/// - Parameters:
///   - letters: so few are enough to tell; 0 for Tesseract's own limit, which is 50.
///   - script: at most `size` bytes with the final zero; empty when there are too few letters to tell.
alto_tesseract_status alto_tesseract_script(
    const char *folder, const uint8_t *pixels, int32_t width, int32_t height, int32_t letters, char *script,
    int32_t size);

/// Whether the language's dictionary holds a word.
bool alto_tesseract_knows(alto_tesseract *handle, const char *word);

/// Makes the reading that is under way, and all later ones, stop soon. May be called from any thread.
void alto_tesseract_stop(alto_tesseract *handle, bool stopped);

#ifdef __cplusplus
}
#endif
#endif
