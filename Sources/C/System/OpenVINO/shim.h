// OpenVINO's interface is C++: only the shim COpenVINO includes it. This target carries the library and its paths.
