#!/bin/sh
# Builds an image with a JDK for linux/amd64 and linux/arm64 from the distribution's packages, as an OCI layout:
# what places without a public registry, and archbench's own tests, build on. Twice the same packages give the same
# digest. Nothing of the images runs while they are built.
#
#   base-image.sh DIRECTORY            then: archbench image copy oci:DIRECTORY HOST/REPOSITORY:TAG
set -eu

usage='usage: base-image.sh DIRECTORY'
layout=${1:?$usage}
jdk=17
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)

say() { echo "base-image: $*" >&2; }
for tool in tar gzip sha256sum; do
  command -v "$tool" >/dev/null || { say "$tool is missing"; exit 5; }
done
java=${JAVA_HOME:+$JAVA_HOME/bin/java}
java=$(readlink -f "${java:-$(command -v java || echo /nonexistent)}") || true
authorities=$(dirname "$(dirname "$java")")/lib/security/cacerts
[ -f "$authorities" ] || { say "no JDK whose cacerts could be taken: set JAVA_HOME"; exit 5; }

# What a JVM without a display loads, and nothing else: no shell, no package manager.
packages="openjdk-$jdk-jre-headless libc6 libc-bin zlib1g libgcc-s1 libstdc++6"

scratch=$(mktemp -d "$(dirname "$layout")/.base-image.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
blobs=$scratch/layout/blobs/sha256
mkdir -p "$blobs"

# Moves a file among the blobs; its digest and size stand in $digest and $size afterwards.
keep() {
  digest=$(sha256sum "$1" | cut -d ' ' -f 1)
  size=$(stat -c %s "$1")
  mv "$1" "$blobs/$digest"
}

# The files of an architecture, as an archive and its digest.
root() {
  architecture=$1
  root=$scratch/$architecture
  # shellcheck disable=SC2086
  "$here/extract-packages.sh" "$architecture" "$root" $packages
  for directory in bin sbin lib lib64; do
    if [ -d "$root/$directory" ]; then
      mkdir -p "$root/usr/$directory"
      cp -a "$root/$directory/." "$root/usr/$directory/"
      rm -r "${root:?}/$directory"
      ln -s "usr/$directory" "$root/$directory"
    fi
  done
  find "$root/usr/share/doc" -type f ! -name copyright -delete
  find "$root/usr/share/doc" -type l -delete
  rm -rf "$root/usr/share/man" "$root/usr/share/locale" "$root/usr/share/lintian" "$root/usr/share/bug" \
    "$root/usr/share/info" "$root/usr/lib/debug"
  mkdir -p "$root/tmp" "$root/etc/ssl/certs/java" "$root/usr/bin"
  chmod 1777 "$root/tmp"
  # the package makes it on installation, with the time of that
  cp -L "$authorities" "$root/etc/ssl/certs/java/cacerts"
  chmod 644 "$root/etc/ssl/certs/java/cacerts"
  ln -s "../lib/jvm/java-$jdk-openjdk-$architecture/bin/java" "$root/usr/bin/java"
  echo 'root:x:0:0:root:/root:/nonexistent
bench:x:65532:65532:bench:/tmp:/nonexistent' >"$root/etc/passwd"
  echo 'root:x:0:
bench:x:65532:' >"$root/etc/group"
  find "$root" -perm /6000 -exec chmod ug-s {} +
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -C "$root" -cf "$root.tar" .
  sha256sum "$root.tar" | cut -d ' ' -f 1 >"$root.diff-id"
  gzip -n "$root.tar"
}

root amd64 &
amd64=$!
root arm64 &
arm64=$!
wait "$amd64" || exit 5
wait "$arm64" || exit 5

manifests=
for architecture in amd64 arm64; do
  keep "$scratch/$architecture.tar.gz"
  layer='{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:'$digest'","size":'$size'}'
  home=/usr/lib/jvm/java-$jdk-openjdk-$architecture
  cat >"$scratch/config" <<EOF
{"architecture":"$architecture","os":"linux","created":"1970-01-01T00:00:00Z","config":{"User":"65532:65532","WorkingDir":"/tmp","Env":["PATH=$home/bin:/usr/bin:/bin","JAVA_HOME=$home","LANG=C.UTF-8"],"Entrypoint":["$home/bin/java"]},"rootfs":{"type":"layers","diff_ids":["sha256:$(cat "$scratch/$architecture.diff-id")"]},"history":[{"created":"1970-01-01T00:00:00Z","created_by":"base-image.sh","comment":"$packages"}]}
EOF
  keep "$scratch/config"
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%s","size":%s},"layers":[%s]}' \
    "$digest" "$size" "$layer" >"$scratch/manifest"
  keep "$scratch/manifest"
  manifests="$manifests${manifests:+,}"'{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:'$digest'","size":'$size',"platform":{"os":"linux","architecture":"'$architecture'"}}'
done
printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[%s]}' "$manifests" >"$scratch/index"
keep "$scratch/index"
printf '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha256:%s","size":%s,"annotations":{"org.opencontainers.image.ref.name":"latest"}}]}' \
  "$digest" "$size" >"$scratch/layout/index.json"
printf '{"imageLayoutVersion":"1.0.0"}' >"$scratch/layout/oci-layout"

rm -rf "$layout"
mv "$scratch/layout" "$layout"
echo "sha256:$digest"
