#include "CSndfile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sndfile.h>

struct alto_sound_encoder {
    SNDFILE *file;
    int descriptor;
    // Where the sound begins in the file.
    off_t base;
    // The first errno that a call of the system gave; libsndfile reports only that something failed.
    int error_number;
};

static int note(alto_sound_encoder *encoder) {
    if (encoder->error_number == 0) encoder->error_number = errno;
    return -1;
}

static sf_count_t file_length(void *user) {
    alto_sound_encoder *encoder = user;
    struct stat facts;
    if (fstat(encoder->descriptor, &facts) != 0) return note(encoder);
    return facts.st_size > encoder->base ? facts.st_size - encoder->base : 0;
}

static sf_count_t file_seek(sf_count_t offset, int whence, void *user) {
    alto_sound_encoder *encoder = user;
    if (whence == SEEK_SET) offset += encoder->base;
    off_t place = lseek(encoder->descriptor, offset, whence);
    if (place < 0) return note(encoder);
    return place - encoder->base;
}

static sf_count_t file_read(void *bytes, sf_count_t count, void *user) {
    alto_sound_encoder *encoder = user;
    ssize_t got;
    do got = read(encoder->descriptor, bytes, (size_t)count);
    while (got < 0 && errno == EINTR);
    if (got < 0) note(encoder);
    return got < 0 ? 0 : got;
}

static sf_count_t file_write(const void *bytes, sf_count_t count, void *user) {
    alto_sound_encoder *encoder = user;
    sf_count_t done = 0;
    while (done < count) {
        ssize_t put = write(encoder->descriptor, (const char *)bytes + done, (size_t)(count - done));
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) {
            note(encoder);
            break;
        }
        done += put;
    }
    return done;
}

static sf_count_t file_tell(void *user) {
    alto_sound_encoder *encoder = user;
    off_t place = lseek(encoder->descriptor, 0, SEEK_CUR);
    if (place < 0) return note(encoder);
    return place - encoder->base;
}

static void report(const alto_sound_encoder *encoder, SNDFILE *file, alto_sound_failure *failure) {
    failure->error_number = encoder ? encoder->error_number : errno;
    snprintf(failure->reason, sizeof failure->reason, "%s", sf_strerror(file));
}

static int sndfile_format(alto_sound_format format) {
    switch (format) {
    case ALTO_SOUND_WAV: return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    case ALTO_SOUND_MP3: return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    case ALTO_SOUND_OPUS: return SF_FORMAT_OGG | SF_FORMAT_OPUS;
    case ALTO_SOUND_VORBIS: return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case ALTO_SOUND_FLAC: return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    }
    return 0;
}

alto_sound_encoder *alto_sound_encoder_open(
    int descriptor, alto_sound_format format, int sample_rate, const char *title, const char *comment,
    alto_sound_failure *failure
) {
    errno = 0;
    alto_sound_encoder *encoder = calloc(1, sizeof *encoder);
    if (encoder == NULL) {
        report(NULL, NULL, failure);
        return NULL;
    }
    encoder->descriptor = descriptor;
    encoder->base = lseek(descriptor, 0, SEEK_CUR);
    if (encoder->base < 0) {
        note(encoder);
        report(encoder, NULL, failure);
        free(encoder);
        return NULL;
    }
    SF_VIRTUAL_IO calls = {file_length, file_seek, file_read, file_write, file_tell};
    SF_INFO info = {.samplerate = sample_rate, .channels = 1, .format = sndfile_format(format)};
    encoder->file = sf_open_virtual(&calls, SFM_WRITE, &info, encoder);
    if (encoder->file == NULL) {
        report(encoder, NULL, failure);
        free(encoder);
        return NULL;
    }
    // A sample beyond full scale stays at full scale; by default it would wrap round to the other sign.
    sf_command(encoder->file, SFC_SET_CLIPPING, NULL, SF_TRUE);
    if (title != NULL) sf_set_string(encoder->file, SF_STR_TITLE, title);
    if (comment != NULL) sf_set_string(encoder->file, SF_STR_COMMENT, comment);
    return encoder;
}

int alto_sound_encoder_write(
    alto_sound_encoder *encoder, const float *samples, long count, alto_sound_failure *failure
) {
    sf_count_t put = sf_writef_float(encoder->file, samples, count);
    if (put == count && encoder->error_number == 0) return 0;
    report(encoder, encoder->file, failure);
    return -1;
}

int alto_sound_encoder_close(alto_sound_encoder *encoder, alto_sound_failure *failure) {
    // Whatever libsndfile answers: it is complete only if each write of the system was.
    int status = sf_close(encoder->file);
    int is_complete = status == 0 && encoder->error_number == 0;
    if (!is_complete) {
        failure->error_number = encoder->error_number;
        snprintf(failure->reason, sizeof failure->reason, "%s", sf_error_number(status));
    }
    free(encoder);
    return is_complete ? 0 : -1;
}
