#!/usr/bin/env bash
# Builds a Java base image for linux/amd64 and linux/arm64 from the distribution's packages.
#
#   base-image.sh [--jdk N | --jre DIRECTORY] [--packages FILE]... OCI_LAYOUT_DIRECTORY
#
#   --jdk N               the Java release (default 17); the distribution must have
#                         openjdk-N-jre-headless
#   --jre DIRECTORY       a JDK of this machine instead, for its architecture alone
#   --packages FILE       packages to add, one name per line, '#' starts a comment
#                         (postgresql-packages.txt is such a file)
#
# The result is an OCI image layout whose index.json names one image index, tagged 'latest'. The
# same packages give the same digest. An existing layout is replaced when the new one is whole.
#
# Environment: ARCHBENCH_APT_CACHE and ARCHBENCH_APT_SOURCES, see extract-packages.sh;
# ARCHBENCH_BASE_PACKAGES replaces the packages under the Java runtime, for a distribution that
# names them differently.
set -euo pipefail
# The digest must not depend on the caller's locale, time zone, umask or compressor options.
export LC_ALL=C TZ=UTC
unset GZIP TAR_OPTIONS
umask 022

program=base-image
here=$(cd "$(dirname "$0")" && pwd)

# What java, libjvm, libjli, libzip, libjimage, libnet and libnio load: libc, libm, libz, libstdc++
# and libgcc_s. libc-bin holds the locale C.utf8, gcc-12-base the copyright of the two GCC
# libraries, base-files the directories and os-release. The rest of what openjdk-*-jre-headless
# depends on (fonts, sound, printing, smart cards) is loaded on first use only.
base_packages=${ARCHBENCH_BASE_PACKAGES:-base-files gcc-12-base libc-bin libc6 libgcc-s1 libstdc++6 zlib1g}
platforms='amd64 arm64'
jdk=17
jre=''
user_id=65532
java_home=/usr/lib/jvm/default-java

say() {
    printf '%s: %s\n' "$program" "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

usage() {
    printf 'usage: %s [--jdk N | --jre DIRECTORY] [--packages FILE]... OCI_LAYOUT_DIRECTORY\n' "${0##*/}" >&2
    exit 2
}

# --- Arguments and tools ---

extra_packages=()
while [ "$#" -gt 0 ]; do
    case $1 in
        --jdk | --jre | --packages)
            [ "$#" -ge 2 ] || usage
            ;;&
        --jdk)
            jdk=$2
            shift 2
            ;;
        --jre)
            [ -x "$2/bin/java" ] || fail "the JDK '$2' has no bin/java"
            jre=$2
            platforms=$(dpkg --print-architecture)
            shift 2
            ;;
        --packages)
            [ -r "$2" ] || fail "the package list '$2' cannot be read; name a file with one package per line"
            while read -r package; do
                extra_packages+=("$package")
            done < <(sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$2")
            shift 2
            ;;
        --) shift; break ;;
        -*) usage ;;
        *) break ;;
    esac
done
if [ "$#" -ne 1 ] || [ -z "$1" ]; then
    usage
fi
case $jdk in
    '' | *[!0-9]*) fail "--jdk is '$jdk', which is not a Java release; give a number such as 17" ;;
esac

for tool in apt-get apt-config dpkg-deb flock tar gzip sha256sum sha1sum base64 sed tr sort find; do
    command -v "$tool" >/dev/null ||
        fail "the tool '$tool' was not found on the PATH; install it (Debian packages apt, dpkg, util-linux, tar, gzip, coreutils, sed, findutils) and run this again"
done
case $(tar --version) in
    *'GNU tar'*) ;;
    *) fail "the 'tar' on the PATH is not GNU tar, whose --sort and --mtime are needed; put GNU tar first on the PATH" ;;
esac
[ -x "$here/extract-packages.sh" ] || fail "$here/extract-packages.sh is missing or not executable; it belongs beside this script"

parent=$(dirname "$1")
mkdir -p "$parent" || fail "could not create the directory '$parent' for the layout"
layout=$(cd "$parent" && pwd)/$(basename "$1")
if [ -e "$layout" ] && [ ! -f "$layout/oci-layout" ] && [ -n "$(ls -A "$layout")" ]; then
    fail "$layout exists and is not an OCI image layout; name another directory or remove it yourself"
fi

work=$(mktemp -d "$layout.new.XXXXXX")
children=()
clean_up() {
    status=$?
    trap - EXIT
    for child in "${children[@]}"; do
        kill -- "-$child" 2>/dev/null || true
    done
    wait
    # Interrupted between the two renames at the end: the old layout is still the good one.
    if [ -e "$work/replaced" ] && [ ! -e "$layout" ]; then
        mv "$work/replaced" "$layout"
    fi
    rm -rf "$work"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# --- The trust store ---

# Writes an unsigned number as big-endian bytes: number, count of bytes.
bytes() {
    local shift_by escapes=''
    for ((shift_by = ($2 - 1) * 8; shift_by >= 0; shift_by -= 8)); do
        escapes+=$(printf '\\x%02x' $(($1 >> shift_by & 255)))
    done
    # shellcheck disable=SC2059
    printf "$escapes"
}

# Writes a JKS trust store of the PEM files in a directory. keytool cannot be used: it puts the time
# of the import into JKS and random salts into PKCS12, so that two runs differ, and the store would
# depend on this machine's Java. JKS with fixed dates is plain data and a SHA-1; every Java reads it.
trust_store() {
    local pem alias file=$2 body=$2.body
    local -a pems
    mapfile -d '' pems < <(find "$1" -name '*.crt' -type f -print0 | sort -z)
    [ "${#pems[@]}" -gt 0 ] || fail "the package ca-certificates has no *.crt file under $1; its layout has changed and trust_store in $0 must follow"
    {
        bytes $((0xfeedfeed)) 4
        bytes 2 4
        bytes "${#pems[@]}" 4
        for pem in "${pems[@]}"; do
            # Java looks an alias up in lower case.
            alias=debian:$(basename "$pem" .crt | tr 'A-Z\n' 'a-z\0' | tr -d '\0' | tr -c 'a-z0-9._-' '_')
            bytes 2 4
            bytes "${#alias}" 2
            printf '%s' "$alias"
            bytes 0 8
            bytes 5 2
            printf 'X.509'
            sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/{/^-----/d;p}' "$pem" | base64 -d >"$file.der"
            [ -s "$file.der" ] || fail "$pem holds no certificate in PEM form"
            bytes "$(wc -c <"$file.der")" 4
            cat "$file.der"
        done
    } >"$body"
    # The password is Java's default for this file; it guards against accidents only.
    {
        cat "$body"
        printf '%b' "$({
            printf '\0c\0h\0a\0n\0g\0e\0i\0tMighty Aphrodite'
            cat "$body"
        } | sha1sum | sed 's/ .*//; s/../\\x&/g')"
    } >"$file"
    rm -f "$body" "$file.der"
}

# --- One platform's root ---

# Arguments: architecture, root directory.
build_root() {
    local arch=$1 root=$2 jvm=java-$jdk-openjdk-$1 java="openjdk-$jdk-jre-headless" link
    if [ -n "$jre" ]; then
        jvm=java-here
        java=''
    fi
    mkdir -p "$root"/usr/{bin,sbin,lib}
    for link in bin sbin lib; do
        ln -s "usr/$link" "$root/$link"
    done
    mkdir -p "$root/run" "$root/var"
    ln -s ../run "$root/var/run"
    # The loader's path in every amd64 binary is /lib64/ld-linux-x86-64.so.2.
    if [ "$arch" = amd64 ]; then
        mkdir "$root/usr/lib64"
        ln -s usr/lib64 "$root/lib64"
    fi
    # shellcheck disable=SC2086
    "$here/extract-packages.sh" "$arch" "$root" $base_packages $java \
        "${extra_packages[@]}" >"$root.packages"
    if [ -n "$jre" ]; then
        mkdir -p "$root/usr/lib/jvm/$jvm/bin"
        cp -aL "$jre/bin/java" "$root/usr/lib/jvm/$jvm/bin/"
        cp -aL "$jre/conf" "$jre/lib" "$jre/release" "$root/usr/lib/jvm/$jvm/"
        rm -rf "$root/usr/lib/jvm/$jvm/lib/src.zip"
    fi

    [ -x "$root/usr/lib/jvm/$jvm/bin/java" ] ||
        fail "$java of $arch has no usr/lib/jvm/$jvm/bin/java; the package's layout has changed and $0 must follow"
    [ -d "$root/usr/lib/locale/C.utf8" ] ||
        fail "no package of $arch brought usr/lib/locale/C.utf8; add the one that does to ARCHBENCH_BASE_PACKAGES"
    # One JAVA_HOME for both platforms.
    ln -s "$jvm" "$root$java_home"
    ln -sf "../..$java_home/bin/java" "$root/usr/bin/java"
    mkdir -p "$root/etc/ssl/certs/java"
    cp "$work/cacerts" "$root/etc/ssl/certs/java/cacerts"

    mkdir -p "$root"/{dev,proc,sys,run,root,tmp} "$root"/var/{tmp,lib}
    chmod 755 "$root" "$root"/{dev,proc,sys,run}
    chmod 700 "$root/root"
    chmod 1777 "$root/tmp" "$root/var/tmp"
    printf 'root:x:0:0:root:/root:/usr/sbin/nologin\nbench:x:%s:%s:archbench:/tmp:/usr/sbin/nologin\n' "$user_id" "$user_id" >"$root/etc/passwd"
    printf 'root:x:0:\nbench:x:%s:\n' "$user_id" >"$root/etc/group"
    # Without it the C library asks DNS before /etc/hosts.
    printf 'passwd: files\ngroup: files\nhosts: files dns\n' >"$root/etc/nsswitch.conf"

    # Documentation; the licences stay.
    rm -rf "$root"/usr/share/{man,info,locale,lintian,bug,gdb} "$root/usr/lib/debug"
    # What a JVM that runs never opens: signatures of older releases for the compiler, and the C library's converters.
    rm -rf "$root/usr/lib/jvm/$jvm/lib/ct.sym" "$root"/usr/lib/*-linux-gnu/gconv
    if [ -d "$root/usr/share/doc" ]; then
        find "$root/usr/share/doc" -mindepth 2 ! -type d ! -name copyright -delete
        find "$root/usr/share/doc" -mindepth 1 -type d -empty -delete
    fi
    find "$root" -type f -perm /6000 -delete
    find "$root" -type d -perm /6000 -exec chmod ug-s {} +
    # PostgreSQL without LLVM: with this file each expensive query fails, without it the JIT is off.
    if [ -z "$(find "$root/usr/lib" -name 'libLLVM*' -print -quit)" ]; then
        rm -rf "$root"/usr/lib/postgresql/*/lib/{llvmjit.so,bitcode}
    fi
    mkdir -p "$root/usr/share/doc/archbench-base"
    mv "$root.packages" "$root/usr/share/doc/archbench-base/packages"
}

# Arguments: root directory, file of the compressed layer. Writes FILE and FILE.diff_id.
pack_layer() {
    # GNU format: pax would add headers that hold the number of tar's process.
    tar --create --file "$2.tar" --directory "$1" --sort=name --mtime=@0 --owner=0 --group=0 \
        --numeric-owner --format=gnu .
    sha256sum <"$2.tar" | sed 's/ .*//' >"$2.diff_id"
    gzip -n -6 <"$2.tar" >"$2"
    rm -f "$2.tar"
}

# --- The layout ---

# Moves a file to its place among the blobs; writes the two fields of its descriptor.
put_blob() {
    local hash
    hash=$(sha256sum <"$1" | sed 's/ .*//')
    printf '"digest":"sha256:%s","size":%s' "$hash" "$(($(wc -c <"$1")))"
    chmod 644 "$1"
    mv "$1" "$work/layout/blobs/sha256/$hash"
}

# Arguments: architecture. Writes the manifest's descriptor for the image index.
put_image() {
    local arch=$1 variant='' source="openjdk-$jdk-jre-headless" layer config
    if [ -n "$jre" ]; then source='a JDK'; fi
    if [ "$arch" = arm64 ]; then
        variant=',"variant":"v8"'
    fi
    printf '{"created":"1970-01-01T00:00:00Z","architecture":"%s"%s,"os":"linux","config":{"User":"%s:%s","Env":["PATH=%s/bin:/usr/local/bin:/usr/bin:/bin","JAVA_HOME=%s","LANG=C.UTF-8"],"WorkingDir":"/"},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]},"history":[{"created":"1970-01-01T00:00:00Z","created_by":"archbench base-image.sh","comment":"%s and what it loads, extracted from Debian packages"}]}' \
        "$arch" "$variant" "$user_id" "$user_id" "$java_home" "$java_home" "$(cat "$work/$arch.layer.diff_id")" "$source" >"$work/config"
    layer=$(put_blob "$work/$arch.layer")
    config=$(put_blob "$work/config")
    printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json",%s},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",%s}]}' \
        "$config" "$layer" >"$work/manifest"
    printf '{"mediaType":"application/vnd.oci.image.manifest.v1+json",%s,"platform":{"architecture":"%s","os":"linux"%s}}' \
        "$(put_blob "$work/manifest")" "$arch" "$variant"
}

# Every platform gets the same store, so it is built once; the package is the same for all.
"$here/extract-packages.sh" amd64 "$work/ca" ca-certificates >/dev/null
trust_store "$work/ca/usr/share/ca-certificates" "$work/cacerts"

# A process group each, so that clean_up ends what they started too.
set -m
for arch in $platforms; do
    (
        build_root "$arch" "$work/$arch"
        pack_layer "$work/$arch" "$work/$arch.layer"
    ) &
    children+=("$!")
done
set +m
failed=no
for child in "${children[@]}"; do
    wait "$child" || failed=yes
done
children=()
[ "$failed" = no ] || fail "a platform could not be built (see the lines above); $layout is as it was"

mkdir -p "$work/layout/blobs/sha256"
printf '{"imageLayoutVersion":"1.0.0"}' >"$work/layout/oci-layout"
descriptors=''
for arch in $platforms; do
    descriptors+=${descriptors:+,}$(put_image "$arch")
done
printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[%s]}' "$descriptors" >"$work/index"
index=$(put_blob "$work/index")
printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json",%s,"annotations":{"org.opencontainers.image.ref.name":"latest"}}]}' \
    "$index" >"$work/layout/index.json"

chmod 755 "$work/layout"
if [ -e "$layout" ]; then
    mv "$layout" "$work/replaced"
fi
mv "$work/layout" "$layout"
digest=${index#*sha256:}
printf 'sha256:%s\n' "${digest%%\"*}"
