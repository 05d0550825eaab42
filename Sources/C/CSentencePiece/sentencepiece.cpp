#include "CSentencePiece.h"

#include <sentencepiece_processor.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

struct alto_sentencepiece {
    sentencepiece::SentencePieceProcessor processor;
};

namespace {

alto_sentencepiece_status hand(const std::string &text, alto_sentencepiece_text *out) {
    out->text = static_cast<char *>(std::malloc(text.size() + 1));
    if (out->text == nullptr) return ALTO_SENTENCEPIECE_FAILED;
    std::memcpy(out->text, text.data(), text.size());
    out->length = static_cast<int64_t>(text.size());
    return ALTO_SENTENCEPIECE_OK;
}

}  // namespace

alto_sentencepiece_status alto_sentencepiece_open(const uint8_t *bytes, int64_t count, alto_sentencepiece **opened) {
    *opened = nullptr;
    try {
        auto model = std::make_unique<alto_sentencepiece>();
        const std::string proto(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(count));
        if (!model->processor.LoadFromSerializedProto(proto).ok() || model->processor.GetPieceSize() < 1) {
            return ALTO_SENTENCEPIECE_NO_MODEL;
        }
        *opened = model.release();
        return ALTO_SENTENCEPIECE_OK;
    } catch (...) {
        return ALTO_SENTENCEPIECE_FAILED;
    }
}

alto_sentencepiece_status alto_sentencepiece_encode(
    const alto_sentencepiece *model, const char *text, int64_t length, alto_sentencepiece_text *pieces) {
    *pieces = {};
    try {
        std::vector<std::string> found;
        const std::string whole(text, static_cast<std::size_t>(length));
        if (!model->processor.Encode(whole, &found).ok()) return ALTO_SENTENCEPIECE_FAILED;
        std::string joined;
        for (const std::string &piece : found) joined.append(piece).push_back('\0');
        return hand(joined, pieces);
    } catch (...) {
        return ALTO_SENTENCEPIECE_FAILED;
    }
}

alto_sentencepiece_status alto_sentencepiece_decode(
    const alto_sentencepiece *model, const char *pieces, int64_t length, alto_sentencepiece_text *text) {
    *text = {};
    try {
        std::vector<std::string> list;
        for (const char *piece = pieces; piece < pieces + length; piece += std::strlen(piece) + 1) list.emplace_back(piece);
        std::string joined;
        if (!model->processor.Decode(list, &joined).ok()) return ALTO_SENTENCEPIECE_FAILED;
        return hand(joined, text);
    } catch (...) {
        return ALTO_SENTENCEPIECE_FAILED;
    }
}

void alto_sentencepiece_free_text(alto_sentencepiece_text text) { std::free(text.text); }

void alto_sentencepiece_close(alto_sentencepiece *model) { delete model; }
