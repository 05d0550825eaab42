// Writes Sources/C/CFaces/FrontalFaceFilters.h from dlib's trained frontal face detector.
//
//   clang++ -std=c++17 -O2 Tools/face-filters/main.cpp -o face-filters -ldlib -lblas -llapack
//   ./face-filters > Sources/C/CFaces/FrontalFaceFilters.h
//
// dlib keeps the detector as compressed text that takes about 280 ms to unpack in every process. The numbers in it are
// few: for each of five poses a threshold, and for each of 31 feature planes a handful of separable 10 x 10 filters.
#include <dlib/image_processing/frontal_face_detector.h>

#include <cstdio>

int main() {
    const dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
    std::puts("// Made by Tools/face-filters from dlib's frontal_face_detector.h; do not edit.");
    std::puts("// Copyright (C) 2013 Davis E. King; Boost Software License 1.0 (https://www.boost.org/LICENSE_1_0.txt).");
    std::puts("static const float poseThresholds[] = {");
    const long dimensions = detector.get_scanner().get_num_dimensions();
    for (unsigned long pose = 0; pose < detector.num_detectors(); ++pose)
        std::printf("    %.6gf,\n", detector.get_w(pose)(dimensions));
    std::puts("};\nstatic const SeparableFilter separableFilters[] = {");
    for (int plane = 0; plane < 31; ++plane) {
        for (unsigned long pose = 0; pose < detector.num_detectors(); ++pose) {
            const auto bank = detector.get_scanner().build_fhog_filterbank(detector.get_w(pose));
            for (unsigned long k = 0; k < bank.row_filters[plane].size(); ++k) {
                std::printf("    {%d, %lu, {", plane, pose);
                for (int i = 0; i < 10; ++i) std::printf("%s%.6g", i ? ", " : "", bank.row_filters[plane][k](i));
                std::printf("}, {");
                for (int i = 0; i < 10; ++i) std::printf("%s%.6g", i ? ", " : "", bank.col_filters[plane][k](i));
                std::puts("}},");
            }
        }
    }
    std::puts("};");
}
