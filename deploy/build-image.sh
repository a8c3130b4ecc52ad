#!/bin/sh
# Builds the image `tocsin` with docker, podman or buildah, whichever is there.
#   BASE=...     another base image, with python3 and venv
#   TAG=...      another name than tocsin
#   FLAGS=...    more flags for the build, such as --isolation chroot
#   PIP_CONFIG=, CA=   files that pip needs in the build (an index, a CA bundle); they don't stay
set -eu
cd "$(dirname "$0")/.."
tag=${TAG:-tocsin}
set -- --file deploy/Dockerfile --tag "$tag"
[ -z "${BASE:-}" ] || set -- "$@" --build-arg "BASE=$BASE"
[ -z "${PIP_CONFIG:-}" ] || set -- "$@" --secret "id=pip,src=$PIP_CONFIG"
[ -z "${CA:-}" ] || set -- "$@" --secret "id=ca,src=$CA"
# shellcheck disable=SC2086 # flags are words
# A client without an engine behind it builds nothing.
if [ "${ENGINE:-docker}" = docker ] && docker info >/dev/null 2>&1 && ! docker --version | grep -qi podman; then
    exec docker build "$@" ${FLAGS:-} .
elif command -v podman >/dev/null; then
    # OCI's own format knows no health check.
    exec podman build --format docker "$@" ${FLAGS:-} .
elif command -v buildah >/dev/null; then
    exec buildah build --format docker "$@" ${FLAGS:-} .
fi
echo 'install docker, podman or buildah to build the image' >&2
exit 1
