#!/bin/sh
# Unpacks the files of Debian packages of an architecture into a directory. No maintainer script runs, so nothing has
# to be emulated; the packages are taken as named, without what they depend on.
set -eu

usage='usage: extract-packages.sh amd64|arm64 DIRECTORY PACKAGE...'
architecture=${1:?$usage}
directory=${2:?$usage}
shift 2
[ $# -gt 0 ] || { echo "$usage" >&2; exit 2; }

say() { echo "extract-packages: $*" >&2; }
for tool in apt-get dpkg-deb; do
  command -v "$tool" >/dev/null || { say "$tool is missing: this needs Debian's or Ubuntu's package tools"; exit 5; }
done

# A state of its own: the machine's package lists and architectures stay as they are. Sources and keys are the machine's.
state=${ARCHBENCH_APT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/archbench/apt}/$architecture
mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/packages"
: >"$state/status"
cat >"$state/apt.conf" <<EOF
#clear APT::Architectures;
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Sandbox::User "root";
Dir::State "$state";
Dir::State::lists "$state/lists";
Dir::State::status "$state/status";
Dir::Cache "$state/cache";
EOF
export APT_CONFIG="$state/apt.conf"

if [ -z "$(find "$state/updated" -mmin -720 2>/dev/null)" ]; then
  apt-get -q update >"$state/update.log" 2>&1 || { say "apt-get update failed for $architecture:"; tail -n 5 "$state/update.log" >&2; exit 5; }
  touch "$state/updated"
fi

mkdir -p "$directory"
for package in "$@"; do
  # the version is in the file's name: what is there is what would be fetched
  file=$(apt-get -q --print-uris download "$package" 2>"$state/download.log" | cut -d ' ' -f 2)
  [ -n "$file" ] || { say "no package $package for $architecture:"; tail -n 2 "$state/download.log" >&2; exit 5; }
  if [ ! -f "$state/packages/$file" ]; then
    (cd "$state/packages" && apt-get -q download "$package" >>"$state/download.log" 2>&1) ||
      { say "cannot fetch $package for $architecture:"; tail -n 2 "$state/download.log" >&2; exit 5; }
  fi
  dpkg-deb -x "$state/packages/$file" "$directory"
done
