#include "CTesseract.h"

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <dlfcn.h>
#include <memory>
#include <string>
#include <vector>

struct alto_tesseract {
    tesseract::TessBaseAPI api;
    std::atomic<bool> isStopped{false};
    std::vector<std::string> strings;
    std::vector<alto_word> words;
};

namespace {

/// Tesseract asks OpenMP for four threads by name, whatever the machine has, and its lines are too short to gain from
/// them. Where no level of parallel regions is allowed, each region runs on the calling thread. The setting belongs to
/// the calling thread, so it is made before each reading. Found at run time, as Tesseract may be built without OpenMP.
void keepToThisThread() {
    using SetLevels = void (*)(int);
    static const auto setLevels = reinterpret_cast<SetLevels>(dlsym(RTLD_DEFAULT, "omp_set_max_active_levels"));
    if (setLevels != nullptr) setLevels(0);
}

bool mustStop(void *context, int) {
    return static_cast<alto_tesseract *>(context)->isStopped.load(std::memory_order_relaxed);
}

std::string owned(const char *text) { return text == nullptr ? std::string() : std::string(text); }

}  // namespace

alto_tesseract_status alto_tesseract_folder(char *folder, int32_t size) {
    if (size < 1) return ALTO_TESSERACT_FAILED;
    folder[0] = 0;
    try {
        // It tells its folder only after it was asked to load something, and a missing language does not matter.
        tesseract::TessBaseAPI api;
        api.SetVariable("debug_file", "/dev/null");
        api.Init(nullptr, "alto-asks-for-the-folder", tesseract::OEM_LSTM_ONLY);
        std::string path = owned(api.GetDatapath());
        if (path.size() + 1 > static_cast<std::size_t>(size)) return ALTO_TESSERACT_FAILED;
        std::memcpy(folder, path.c_str(), path.size() + 1);
        return ALTO_TESSERACT_OK;
    } catch (...) {
        return ALTO_TESSERACT_FAILED;
    }
}

alto_tesseract_status alto_tesseract_open(const char *folder, const char *languages, alto_tesseract **handle) {
    *handle = nullptr;
    try {
        keepToThisThread();
        auto opened = std::make_unique<alto_tesseract>();
        opened->api.SetVariable("debug_file", "/dev/null");
        if (opened->api.Init(folder, languages, tesseract::OEM_LSTM_ONLY) != 0) return ALTO_TESSERACT_NO_DATA;
        opened->api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
        // The strip is dark on white already: no second reading of the negative.
        opened->api.SetVariable("tessedit_do_invert", "0");
        opened->api.SetVariable("invert_threshold", "0");
        *handle = opened.release();
        return ALTO_TESSERACT_OK;
    } catch (...) {
        return ALTO_TESSERACT_FAILED;
    }
}

alto_tesseract_status alto_tesseract_script(
    const char *folder, const uint8_t *pixels, int32_t width, int32_t height, int32_t letters, char *script,
    int32_t size) {
    if (size < 1) return ALTO_TESSERACT_FAILED;
    script[0] = 0;
    if (width < 3 || height < 3 || width > 32000 || height > 32000) return ALTO_TESSERACT_FAILED;
    try {
        keepToThisThread();
        tesseract::TessBaseAPI api;
        api.SetVariable("debug_file", "/dev/null");
        if (api.Init(folder, "osd", tesseract::OEM_TESSERACT_ONLY) != 0) return ALTO_TESSERACT_NO_DATA;
        api.SetPageSegMode(tesseract::PSM_OSD_ONLY);
        if (letters > 0) api.SetVariable("min_characters_to_try", std::to_string(letters).c_str());
        api.SetImage(pixels, width, height, 1, width);
        api.SetSourceResolution(300);
        int degrees = 0;
        float sureOfDegrees = 0, sureOfScript = 0;
        const char *name = nullptr;
        // It fails on pages with few letters, which is an answer, too.
        if (!api.DetectOrientationScript(&degrees, &sureOfDegrees, &name, &sureOfScript) || name == nullptr) return ALTO_TESSERACT_OK;
        const std::string found = name;
        if (found.size() + 1 > static_cast<std::size_t>(size)) return ALTO_TESSERACT_FAILED;
        std::memcpy(script, found.c_str(), found.size() + 1);
        return ALTO_TESSERACT_OK;
    } catch (...) {
        return ALTO_TESSERACT_FAILED;
    }
}

void alto_tesseract_close(alto_tesseract *handle) { delete handle; }

bool alto_tesseract_knows(alto_tesseract *handle, const char *word) {
    try {
        return handle->api.IsValidWord(word) != 0;
    } catch (...) {
        return false;
    }
}

void alto_tesseract_stop(alto_tesseract *handle, bool stopped) {
    handle->isStopped.store(stopped, std::memory_order_relaxed);
}

alto_tesseract_status alto_tesseract_read(
    alto_tesseract *handle, const uint8_t *pixels, int32_t width, int32_t height, int32_t milliseconds,
    const alto_word **words, int32_t *count) {
    *words = nullptr;
    *count = 0;
    handle->words.clear();
    handle->strings.clear();
    if (width < 3 || height < 3 || width > 32000 || height > 32000) return ALTO_TESSERACT_FAILED;
    if (handle->isStopped.load(std::memory_order_relaxed)) return ALTO_TESSERACT_STOPPED;
    try {
        keepToThisThread();
        handle->api.SetImage(pixels, width, height, 1, width);
        handle->api.SetSourceResolution(300);
        tesseract::ETEXT_DESC monitor;
        monitor.cancel = mustStop;
        monitor.cancel_this = handle;
        monitor.set_deadline_msecs(milliseconds);
        int failed = handle->api.Recognize(&monitor);
        bool isLate = monitor.deadline_exceeded() || handle->isStopped.load(std::memory_order_relaxed);
        if (isLate || failed != 0) {
            handle->api.Clear();
            return isLate ? ALTO_TESSERACT_STOPPED : ALTO_TESSERACT_FAILED;
        }
        std::unique_ptr<tesseract::ResultIterator> found(handle->api.GetIterator());
        while (found != nullptr && !found->Empty(tesseract::RIL_WORD)) {
            std::unique_ptr<const char[]> text(found->GetUTF8Text(tesseract::RIL_WORD));
            alto_word word{};
            if (text != nullptr && text[0] != 0 &&
                found->BoundingBox(tesseract::RIL_WORD, &word.left, &word.top, &word.right, &word.bottom)) {
                word.confidence = found->Confidence(tesseract::RIL_WORD);
                word.is_in_dictionary = found->WordIsFromDictionary();
                handle->strings.push_back(text.get());
                handle->strings.push_back(owned(found->WordRecognitionLanguage()));
                word.weakest = word.confidence;
                tesseract::ResultIterator letters(*found);
                do {
                    word.weakest = std::min(word.weakest, letters.Confidence(tesseract::RIL_SYMBOL));
                } while (!letters.IsAtFinalElement(tesseract::RIL_WORD, tesseract::RIL_SYMBOL) &&
                         letters.Next(tesseract::RIL_SYMBOL));
                handle->words.push_back(word);
            }
            if (!found->Next(tesseract::RIL_WORD)) break;
        }
        found.reset();
        handle->api.Clear();
        for (std::size_t i = 0; i < handle->words.size(); ++i) {
            handle->words[i].text = handle->strings[2 * i].c_str();
            handle->words[i].language = handle->strings[2 * i + 1].c_str();
        }
        *words = handle->words.data();
        *count = static_cast<int32_t>(handle->words.size());
        return ALTO_TESSERACT_OK;
    } catch (...) {
        return ALTO_TESSERACT_FAILED;
    }
}
