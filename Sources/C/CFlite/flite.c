#include "CFlite.h"

#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <flite/flite.h>
#include <flite/cst_cg.h>
#include <flite/cst_error.h>

cst_voice *register_cmu_us_slt(const char *directory);
cst_voice *register_cmu_us_rms(const char *directory);
cst_voice *register_cmu_us_awb(const char *directory);
cst_voice *register_cmu_us_kal16(const char *directory);

typedef struct {
    cst_voice *voice;
    // The voice's own duration stretch: `rate` is relative to it.
    float stretch;
    // The voice's own model, where it is a Clustergen voice; else null.
    const cst_cg_db *model;
} registered_voice;

static registered_voice *registered(alto_flite_voice which) {
    static cst_voice *(*const registrations[ALTO_FLITE_VOICES])(const char *) = {
        register_cmu_us_slt, register_cmu_us_rms, register_cmu_us_awb, register_cmu_us_kal16,
    };
    static registered_voice voices[ALTO_FLITE_VOICES];
    static int is_started = 0;
    if ((int)which < 0 || which >= ALTO_FLITE_VOICES) return NULL;
    if (!is_started) {
        flite_init();
        is_started = 1;
    }
    registered_voice *entry = &voices[which];
    if (entry->voice == NULL) {
        cst_voice *voice = registrations[which](NULL);
        if (voice == NULL) return NULL;
        entry->voice = voice;
        entry->stretch = flite_get_param_float(voice->features, "duration_stretch", 1.0f);
        const cst_val *model = flite_get_param_val(voice->features, "cg_db", NULL);
        entry->model = model ? val_cg_db(model) : NULL;
    }
    return entry;
}

// A voice with a SPAM model of intonation (rms) overwrites the pitch that "f0_shift" had moved. Its accents hold the
// logarithm of the frequency in their first channel, so a copy of them with ln(pitch) added moves the voice.
typedef struct {
    cst_cg_db model;
    float *values;
    const float **rows;
} shifted_model;

static void shifted_model_free(shifted_model *shifted) {
    if (shifted == NULL) return;
    free(shifted->values);
    free((void *)shifted->rows);
    free(shifted);
}

static shifted_model *shifted_model_make(const cst_cg_db *model, float pitch) {
    int rows = model->num_frames_spamf0_accent, columns = model->num_channels_spamf0_accent;
    if (rows <= 0 || columns <= 0) return NULL;
    shifted_model *shifted = calloc(1, sizeof *shifted);
    if (shifted == NULL) return NULL;
    shifted->values = malloc(sizeof(float) * (size_t)rows * (size_t)columns);
    shifted->rows = malloc(sizeof(float *) * (size_t)rows);
    if (shifted->values == NULL || shifted->rows == NULL) {
        shifted_model_free(shifted);
        return NULL;
    }
    memcpy(&shifted->model, model, sizeof *model);
    for (int row = 0; row < rows; row++) {
        float *copy = shifted->values + (size_t)row * (size_t)columns;
        memcpy(copy, model->spamf0_accent_vectors[row], sizeof(float) * (size_t)columns);
        copy[0] += logf(pitch);
        shifted->rows[row] = copy;
    }
    shifted->model.spamf0_accent_vectors = shifted->rows;
    return shifted;
}

// Where the phones lie, by the durations that the voice was told to speak: the noise in its pauses tells nothing.
static void find_speech(cst_utterance *utterance, alto_flite_sound *sound) {
    float start = -1, end = 0, previous = 0;
    cst_item *phone = utt_relation_present(utterance, "Segment") ? utt_rel_head(utterance, "Segment") : NULL;
    for (; phone != NULL; phone = item_next(phone)) {
        float phone_end = item_feat_present(phone, "end") ? item_feat_float(phone, "end") : previous;
        if (!cst_streq(item_feat_string(phone, "name"), "pau")) {
            if (start < 0) start = previous;
            end = phone_end;
        }
        previous = phone_end;
    }
    if (start < 0) return;
    sound->speech_start = (int)fminf(start * (float)sound->sample_rate, (float)sound->count);
    sound->speech_end = (int)fminf(end * (float)sound->sample_rate, (float)sound->count);
}

alto_flite_status alto_flite_speak(
    alto_flite_voice which, const char *text, float rate, float pitch, alto_flite_sound *sound
) {
    sound->samples = NULL;
    sound->count = 0;
    sound->sample_rate = 0;
    sound->speech_start = 0;
    sound->speech_end = 0;
    if (!(rate > 0) || !(pitch > 0)) return ALTO_FLITE_FAILED;

    // Flite ends the process on an error, unless it is given somewhere to jump to. What it had allocated is lost then.
    jmp_buf failure;
    shifted_model *volatile shifted = NULL;
    registered_voice *volatile entry = NULL;
    if (setjmp(failure) != 0) {
        cst_errjmp = NULL;
        if (entry != NULL && shifted != NULL) {
            flite_feat_set(entry->voice->features, "cg_db", cg_db_val((cst_cg_db *)entry->model));
            shifted_model_free(shifted);
        }
        return ALTO_FLITE_FAILED;
    }
    cst_errjmp = &failure;

    entry = registered(which);
    if (entry == NULL) {
        cst_errjmp = NULL;
        return ALTO_FLITE_NO_SUCH_VOICE;
    }
    cst_features *features = entry->voice->features;
    flite_feat_set_float(features, "duration_stretch", entry->stretch / rate);
    flite_feat_set_float(features, "f0_shift", pitch);
    if (entry->model != NULL && entry->model->spamf0 && pitch != 1.0f) {
        shifted = shifted_model_make(entry->model, pitch);
        if (shifted == NULL) {
            cst_errjmp = NULL;
            return ALTO_FLITE_OUT_OF_MEMORY;
        }
        flite_feat_set(features, "cg_db", cg_db_val(&shifted->model));
    }

    cst_utterance *utterance = flite_synth_text(text, entry->voice);
    cst_errjmp = NULL;
    if (shifted != NULL) {
        flite_feat_set(features, "cg_db", cg_db_val((cst_cg_db *)entry->model));
        shifted_model_free(shifted);
    }
    if (utterance == NULL) return ALTO_FLITE_FAILED;

    alto_flite_status status = ALTO_FLITE_OK;
    cst_wave *wave = utt_wave(utterance);
    if (wave != NULL && wave->num_channels == 1 && wave->num_samples > 0 && wave->samples != NULL) {
        sound->samples = malloc(sizeof(short) * (size_t)wave->num_samples);
        if (sound->samples == NULL) {
            status = ALTO_FLITE_OUT_OF_MEMORY;
        } else {
            memcpy(sound->samples, wave->samples, sizeof(short) * (size_t)wave->num_samples);
            sound->count = wave->num_samples;
            sound->sample_rate = wave->sample_rate;
            find_speech(utterance, sound);
        }
    }
    delete_utterance(utterance);
    return status;
}

void alto_flite_free(alto_flite_sound *sound) {
    free(sound->samples);
    sound->samples = NULL;
    sound->count = 0;
}
