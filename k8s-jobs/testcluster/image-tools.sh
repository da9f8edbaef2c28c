#!/bin/sh
# Fetches what the tests over real images need, into a directory: the distribution's registry, QEMU's user-mode emulator
# (which the agent has to refuse; nothing else is ever run by it), a base image for both architectures, and one with the JDK of JAVA_HOME (>= 21) for this machine's.
#
#   image-tools.sh DIRECTORY           then: ARCHBENCH_IMAGE_TOOLS=DIRECTORY mvn verify
set -eu

directory=${1:?usage: image-tools.sh DIRECTORY}
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)

jdk=${JAVA_HOME:?set it to a JDK >= 21, for the base of runners}
feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release")
[ "${feature:-0}" -ge 21 ] || { echo "image-tools: JAVA_HOME is a JDK $feature; runners need 21 or later" >&2; exit 5; }
command -v dpkg >/dev/null || { echo "image-tools: needs Debian's or Ubuntu's package tools" >&2; exit 5; }
mkdir -p "$directory"
if [ ! -x "$directory/root/usr/bin/docker-registry" ] || [ ! -x "$directory/root/usr/bin/qemu-aarch64-static" ]; then
  "$here/extract-packages.sh" "$(dpkg --print-architecture)" "$directory/root" docker-registry qemu-user-static >"$directory/packages"
fi
[ -f "$directory/base/index.json" ] || "$here/base-image.sh" "$directory/base"
# Runners need a later JDK than the distribution has: the one that builds.
if [ ! -f "$directory/runner-base/index.json" ]; then
  "$here/base-image.sh" --jre "$jdk" "$directory/runner-base"
fi
