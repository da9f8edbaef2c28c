#!/usr/bin/env bash
# Downloads Debian packages of one architecture and unpacks their data archives.
#
#   extract-packages.sh ARCH DIRECTORY PACKAGE...
#
# ARCH is amd64 or arm64, whatever this machine is. Only the packages named are fetched: no
# dependency is resolved, no maintainer script runs and nothing is emulated. Links to directories
# that DIRECTORY already has (such as lib -> usr/lib) are kept and followed.
# Standard output has one line per package: name, version, architecture, SHA-256 of the .deb.
#
# Environment:
#   ARCHBENCH_APT_CACHE    directory of apt's private state and of the downloads
#                          (default: ${XDG_CACHE_HOME:-$HOME/.cache}/archbench/apt/ARCH);
#                          with it set, one subdirectory per architecture is used
#   ARCHBENCH_APT_SOURCES  a .list or .sources file to use instead of the machine's own, for a
#                          machine whose mirror does not hold ARCH
set -euo pipefail
# Other locales translate the output that is parsed here and sort differently.
export LC_ALL=C

program=extract-packages

say() {
    printf '%s: %s\n' "$program" "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

if [ "$#" -lt 3 ]; then
    printf 'usage: %s ARCH DIRECTORY PACKAGE...\n  ARCH is amd64 or arm64\n' "${0##*/}" >&2
    exit 2
fi
arch=$1
directory=$2
shift 2

case $arch in
    amd64 | arm64) ;;
    *) fail "architecture '$arch' is not known; use amd64 or arm64" ;;
esac
for package in "$@"; do
    case $package in
        '' | -* | *[!a-z0-9+.-]*) fail "'$package' is not a Debian package name; name packages as in 'zlib1g', without a version or an architecture" ;;
    esac
done

for tool in apt-get apt-config dpkg-deb flock tar sha256sum find sed cmp diff; do
    command -v "$tool" >/dev/null ||
        fail "the tool '$tool' was not found on the PATH; install it (Debian packages apt, dpkg, util-linux, tar, coreutils, findutils, diffutils) and run this again"
done

if [ -n "${ARCHBENCH_APT_CACHE:-}" ]; then
    state=$ARCHBENCH_APT_CACHE/$arch
else
    state=${XDG_CACHE_HOME:-${HOME:?neither ARCHBENCH_APT_CACHE nor HOME is set; set one of them}/.cache}/archbench/apt/$arch
fi
mkdir -p "$state" "$directory" || fail "could not create $state or $directory; check the permissions or set ARCHBENCH_APT_CACHE"
state=$(cd "$state" && pwd)
directory=$(cd "$directory" && pwd)
# The sources and the proxies copied into it may hold passwords.
chmod 700 "$state"
# apt's configuration has no way to quote these.
case $state in
    *[\"\;{}]*) fail "the cache directory '$state' has a character that apt's configuration cannot hold; set ARCHBENCH_APT_CACHE to another one" ;;
esac

# Two runs at once would rewrite each other's sources and lists.
exec 9>"$state/lock"
if ! flock -n 9; then
    say "another run uses $state; waiting for it, at most 10 minutes"
    flock -w 600 9 || fail "another run still holds $state/lock after 10 minutes; end it or set ARCHBENCH_APT_CACHE to another directory"
fi

work=$(mktemp -d "$state/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -p "$state/lists/partial" "$state/debs" "$state/cache/archives/partial"
: >"$state/status"

# --- The machine's own sources and keys, copied so that nothing of the machine is written ---

etc=$work/etc
mkdir -p "$etc/sources.list.d" "$etc/trusted.gpg.d" "$etc/apt.conf.d" "$etc/preferences.d"
: >"$etc/sources.list"
if [ -n "${ARCHBENCH_APT_SOURCES:-}" ]; then
    case $ARCHBENCH_APT_SOURCES in
        *.list | *.sources) ;;
        *) fail "ARCHBENCH_APT_SOURCES is '$ARCHBENCH_APT_SOURCES', which ends in neither .list nor .sources; apt tells the two formats apart by that ending" ;;
    esac
    [ -r "$ARCHBENCH_APT_SOURCES" ] || fail "ARCHBENCH_APT_SOURCES names '$ARCHBENCH_APT_SOURCES', which cannot be read; correct it or unset it"
    cp "$ARCHBENCH_APT_SOURCES" "$etc/sources.list.d/"
else
    if [ -r /etc/apt/sources.list ]; then
        cp /etc/apt/sources.list "$etc/sources.list"
    fi
    find /etc/apt/sources.list.d -maxdepth 1 \( -name '*.list' -o -name '*.sources' \) -exec cp {} "$etc/sources.list.d/" \; 2>/dev/null || true
fi
if ! grep -rqE '^[[:space:]]*(deb[[:space:]]|Types:)' "$etc/sources.list" "$etc/sources.list.d"; then
    fail "no package source was found in /etc/apt/sources.list or /etc/apt/sources.list.d; set ARCHBENCH_APT_SOURCES to a file that has one"
fi
if [ -r /etc/apt/trusted.gpg ]; then
    cp /etc/apt/trusted.gpg "$etc/trusted.gpg"
fi
find /etc/apt/trusted.gpg.d -maxdepth 1 \( -name '*.gpg' -o -name '*.asc' \) -exec cp {} "$etc/trusted.gpg.d/" \; 2>/dev/null || true

sources_changed=yes
if [ -d "$state/etc" ] && cmp -s "$etc/sources.list" "$state/etc/sources.list" &&
    diff -rq "$etc/sources.list.d" "$state/etc/sources.list.d" >/dev/null 2>&1; then
    sources_changed=no
fi
rm -rf "${state:?}/etc"
mv "$etc" "$state/etc"

# APT_CONFIG is read before the machine's files and redirects where those are looked for: the
# machine's hooks do not run. What it needs to reach its sources is kept: proxies, authorities,
# and the place of the credentials.
{
    cat <<CONFIG
APT::Architecture "$arch";
APT::Architectures { "$arch"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::ForceHash "SHA256";
Acquire::IndexTargets::deb-src::Sources::DefaultEnabled "false";
Dir::Etc "$state/etc/";
Dir::Etc::main "apt.conf";
Dir::Etc::parts "apt.conf.d";
Dir::Etc::sourcelist "sources.list";
Dir::Etc::sourceparts "sources.list.d";
Dir::Etc::trusted "trusted.gpg";
Dir::Etc::trustedparts "trusted.gpg.d";
Dir::Etc::preferences "preferences";
Dir::Etc::preferencesparts "preferences.d";
Dir::Etc::netrc "/etc/apt/auth.conf";
Dir::Etc::netrcparts "/etc/apt/auth.conf.d";
Dir::State "$state/";
Dir::State::lists "$state/lists/";
Dir::State::status "$state/status";
Dir::Cache "$state/cache/";
Dir::Cache::archives "$state/cache/archives/";
CONFIG
    apt-config dump | grep -E '^Acquire::(http|https)::' | grep -vE '^Acquire::[a-z]+::User-Agent' || true
} >"$state/apt.conf"
export APT_CONFIG=$state/apt.conf

# --- The lists ---

stamp=$state/updated
if [ "$sources_changed" = yes ] || [ -z "$(find "$stamp" -mmin -720 2>/dev/null)" ]; then
    rm -f "$stamp"
    say "updating the package lists of $arch"
    # Without the error mode a list that could not be fetched is only a warning.
    if ! apt-get -q -o APT::Update::Error-Mode=any update >"$work/update.log" 2>&1; then
        cat "$work/update.log" >&2
        fail "apt-get update failed for $arch (see the lines above); check the network and the sources in /etc/apt, or set ARCHBENCH_APT_SOURCES to a source that holds $arch"
    fi
    touch "$stamp"
fi

# --- The packages ---

mkdir "$work/new"
# Each line: 'URI' FILE SIZE SHA256:HASH. In an empty directory apt names every file, also those
# that an earlier run has downloaded.
if ! (cd "$work/new" && apt-get -q --print-uris download "$@") >"$work/uris" 2>"$work/uris.log"; then
    cat "$work/uris.log" >&2
    fail "apt has no such package for $arch (see the lines above); check the names against the release in the machine's sources"
fi

# Writes FILE HASH of each package; the architecture 'all' makes the file name the only key.
sed -n "s/^'[^']*' \([^ ]*\) [0-9]* SHA256:\([0-9a-f]*\)\$/\1 \2/p" "$work/uris" | sort -u >"$work/wanted"
number_wanted=$(wc -l <"$work/wanted")
number_asked=$(printf '%s\n' "$@" | sort -u | wc -l)
if [ "$number_wanted" -ne "$number_asked" ]; then
    cat "$work/uris" >&2
    fail "apt named $number_wanted files with a SHA-256 for $number_asked packages of $arch; its answer is above"
fi

missing=()
while read -r file hash; do
    if ! printf '%s  %s\n' "$hash" "$state/debs/$file" | sha256sum --status -c - 2>/dev/null; then
        rm -f "$state/debs/$file"
        missing+=("${file%%_*}")
    fi
done <"$work/wanted"

if [ "${#missing[@]}" -gt 0 ]; then
    say "downloading ${#missing[@]} of $number_wanted packages for $arch"
    if ! (cd "$work/new" && apt-get -q download "${missing[@]}") >"$work/download.log" 2>&1; then
        cat "$work/download.log" >&2
        # The archive drops a version once a newer one is there.
        rm -f "$stamp"
        fail "apt-get download failed for $arch (see the lines above); run this again, the package lists will be fetched anew"
    fi
    find "$work/new" -name '*.deb' -exec mv -f {} "$state/debs/" \;
fi

while read -r file hash; do
    deb=$state/debs/$file
    printf '%s  %s\n' "$hash" "$deb" | sha256sum --status -c - 2>/dev/null ||
        fail "$deb is missing or has not the SHA-256 $hash of the signed list; remove $state and run this again"
    # dpkg-deb -x would replace a link such as lib -> usr/lib by a directory in older versions.
    dpkg-deb --fsys-tarfile "$deb" | tar -x -p --keep-directory-symlink -f - -C "$directory" ||
        fail "could not unpack $deb into $directory; check the free space and the permissions there"
    # shellcheck disable=SC2016
    printf '%s %s\n' "$(dpkg-deb --show --showformat='${Package} ${Version} ${Architecture}' "$deb")" "$hash"
done <"$work/wanted"
