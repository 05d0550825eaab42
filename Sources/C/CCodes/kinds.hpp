// Our kinds and ZXing's.
#pragma once

#include "CCodes.h"

#include <BarcodeFormat.h>

#include <utility>

namespace alto {

inline constexpr std::pair<alto_code_kind, ZXing::BarcodeFormat> kKinds[] = {
    {ALTO_CODE_QR, ZXing::BarcodeFormat::QRCode},         {ALTO_CODE_MICRO_QR, ZXing::BarcodeFormat::MicroQRCode},
    {ALTO_CODE_DATA_MATRIX, ZXing::BarcodeFormat::DataMatrix}, {ALTO_CODE_AZTEC, ZXing::BarcodeFormat::Aztec},
    {ALTO_CODE_PDF417, ZXing::BarcodeFormat::PDF417},     {ALTO_CODE_EAN8, ZXing::BarcodeFormat::EAN8},
    {ALTO_CODE_EAN13, ZXing::BarcodeFormat::EAN13},       {ALTO_CODE_UPC_A, ZXing::BarcodeFormat::UPCA},
    {ALTO_CODE_UPC_E, ZXing::BarcodeFormat::UPCE},        {ALTO_CODE_CODE128, ZXing::BarcodeFormat::Code128},
    {ALTO_CODE_CODE39, ZXing::BarcodeFormat::Code39},     {ALTO_CODE_ITF, ZXing::BarcodeFormat::ITF},
};

}  // namespace alto
