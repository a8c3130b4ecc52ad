#!/bin/sh
# Installs Prometheus and Alertmanager from Debian's packages where that can be done: as root, with
# apt-get. Never fails: without them the tests that need them are skipped, and say so.
if command -v prometheus >/dev/null && command -v promtool >/dev/null && command -v amtool >/dev/null
then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo 'installing prometheus and prometheus-alertmanager'
    export DEBIAN_FRONTEND=noninteractive
    lock='DPkg::Lock::Timeout=300'
    if { apt-get update -qq && apt-get install -qq -y -o "$lock" --no-install-recommends \
        prometheus prometheus-alertmanager; } >/dev/null 2>&1
    then exit 0; fi
fi
echo 'no prometheus here: install it, and the tests of rules and dashboards run too' >&2
exit 0
