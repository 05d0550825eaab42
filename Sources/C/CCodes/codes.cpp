#include "CCodes.h"

#include <BarcodeFormat.h>
#include <BitMatrix.h>
#include <MultiFormatWriter.h>
#include <ReadBarcode.h>

#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using ZXing::BarcodeFormat;

struct alto_codes {
    struct Found {
        alto_code_kind kind;
        std::string text;
        ZXing::ByteArray bytes;
        bool isBinary;
        int lines;
        ZXing::Position position;
    };
    std::vector<Found> found;
};

namespace {

constexpr std::pair<alto_code_kind, BarcodeFormat> kKinds[] = {
    {ALTO_CODE_QR, BarcodeFormat::QRCode},         {ALTO_CODE_MICRO_QR, BarcodeFormat::MicroQRCode},
    {ALTO_CODE_DATA_MATRIX, BarcodeFormat::DataMatrix}, {ALTO_CODE_AZTEC, BarcodeFormat::Aztec},
    {ALTO_CODE_PDF417, BarcodeFormat::PDF417},     {ALTO_CODE_EAN8, BarcodeFormat::EAN8},
    {ALTO_CODE_EAN13, BarcodeFormat::EAN13},       {ALTO_CODE_UPC_A, BarcodeFormat::UPCA},
    {ALTO_CODE_UPC_E, BarcodeFormat::UPCE},        {ALTO_CODE_CODE128, BarcodeFormat::Code128},
    {ALTO_CODE_CODE39, BarcodeFormat::Code39},     {ALTO_CODE_ITF, BarcodeFormat::ITF},
};

/// Codabar, Code 93 and DataBar have weak or no check digits or are rare: they are left out.
ZXing::BarcodeFormats formats(const alto_codes_search &search) {
    ZXing::BarcodeFormats wanted;
    for (auto [kind, format] : kKinds) {
        bool isLinear = kind >= ALTO_CODE_EAN8;
        if (isLinear ? search.linear : search.matrix) wanted |= format;
    }
    return wanted;
}

void collect(const ZXing::Results &results, alto_codes &into) {
    for (const auto &result : results) {
        if (!result.isValid()) continue;
        for (auto [kind, format] : kKinds) {
            if (format != result.format()) continue;
            into.found.push_back({kind, result.text(), result.bytes(),
                                  result.contentType() == ZXing::ContentType::Binary, result.lineCount(),
                                  result.position()});
        }
    }
}

}  // namespace

alto_codes_status alto_codes_find(
    const uint8_t *grey, int32_t width, int32_t height, alto_codes_search search, alto_codes **found) {
    *found = nullptr;
    if (grey == nullptr || width < 1 || height < 1) return ALTO_CODES_BAD_INPUT;
    try {
        auto codes = std::make_unique<alto_codes>();
        ZXing::DecodeHints hints;
        hints.setFormats(formats(search));
        hints.setTryHarder(search.try_harder);
        hints.setTryRotate(true);
        hints.setTryDownscale(true);
        hints.setBinarizer(
            search.local_threshold ? ZXing::Binarizer::LocalAverage : ZXing::Binarizer::GlobalHistogram);
        ZXing::ImageView view(grey, width, height, ZXing::ImageFormat::Lum);
        collect(ZXing::ReadBarcodes(view, hints), *codes);
        if (search.inverted && codes->found.empty()) {
            std::vector<uint8_t> negative(grey, grey + static_cast<std::size_t>(width) * height);
            for (auto &value : negative) value = 255 - value;
            collect(ZXing::ReadBarcodes({negative.data(), width, height, ZXing::ImageFormat::Lum}, hints), *codes);
        }
        *found = codes.release();
        return ALTO_CODES_OK;
    } catch (...) {
        return ALTO_CODES_FAILED;
    }
}

int32_t alto_codes_count(const alto_codes *found) { return static_cast<int32_t>(found->found.size()); }

alto_code alto_codes_at(const alto_codes *found, int32_t index) {
    alto_code code{};
    if (index < 0 || index >= alto_codes_count(found)) return code;
    const auto &one = found->found[static_cast<std::size_t>(index)];
    code.kind = one.kind;
    code.text = one.text.c_str();
    code.text_length = static_cast<int32_t>(one.text.size());
    code.bytes = one.bytes.data();
    code.byte_count = static_cast<int32_t>(one.bytes.size());
    code.is_binary = one.isBinary;
    code.line_count = one.lines;
    for (int i = 0; i < 4; ++i) {
        code.corners[2 * i] = one.position[i].x;
        code.corners[2 * i + 1] = one.position[i].y;
    }
    return code;
}

void alto_codes_free(alto_codes *found) { delete found; }

alto_codes_status alto_codes_draw(
    alto_code_kind kind, const char *text, int32_t width, int32_t height, uint8_t **grey, int32_t *drawn_width,
    int32_t *drawn_height) {
    *grey = nullptr;
    try {
        for (auto [known, format] : kKinds) {
            if (known != kind) continue;
            ZXing::MultiFormatWriter writer(format);
            writer.setMargin(10);
            ZXing::BitMatrix matrix = writer.encode(std::string(text), width, height);
            auto pixels = std::make_unique<uint8_t[]>(static_cast<std::size_t>(matrix.width()) * matrix.height());
            for (int y = 0; y < matrix.height(); ++y) {
                for (int x = 0; x < matrix.width(); ++x) {
                    pixels[static_cast<std::size_t>(y) * matrix.width() + x] = matrix.get(x, y) ? 0 : 255;
                }
            }
            *drawn_width = matrix.width();
            *drawn_height = matrix.height();
            *grey = pixels.release();
            return ALTO_CODES_OK;
        }
        return ALTO_CODES_BAD_INPUT;
    } catch (...) {
        return ALTO_CODES_FAILED;
    }
}

void alto_codes_free_drawing(uint8_t *grey) { delete[] grey; }

void alto_codes_grey(const uint8_t *rgb, int64_t count, uint8_t *grey) {
    for (int64_t i = 0; i < count; ++i, rgb += 3) {
        grey[i] = static_cast<uint8_t>((306 * rgb[0] + 601 * rgb[1] + 117 * rgb[2] + 512) >> 10);
    }
}
