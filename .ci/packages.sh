#!/bin/sh
# Installs the Debian packages named as arguments, for tests that use them. Does nothing where they
# are there, without apt-get, or for another user than root: those tests then say what they lack.
set -u
missing=
for name in "$@"; do
	dpkg-query --show --showformat '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' ||
		missing="$missing $name"
done
[ -n "$missing" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || exit 0
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # one argument per name
{ apt-get -qq update && apt-get -qq --yes --no-install-recommends \
	-o DPkg::Lock::Timeout=300 install $missing; } >/dev/null ||
	echo "could not install:$missing" >&2
exit 0
