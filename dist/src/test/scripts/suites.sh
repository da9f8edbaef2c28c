#!/usr/bin/env bash
# Prints what no test asserts of the suites that are named, or of all: how long they take to start, the warm-up after
# which the halves of what is left differ by less than 2 %, and how far allocation per operation differs between forks.
# Wants an idle machine, and `mvn verify` done before. FORKS (3) and SECONDS_EACH (40) say how long it measures.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

home=dist/target/archbench
[ -d "$home/suites" ] || { echo "run mvn verify first: $home is not there"; exit 5; }
./archbench --version >/dev/null # it finds the JDK
java=$(cat dist/target/java-home)/bin/java
[ $# -gt 0 ] || set -- $(ls "$home/suites")

study=$(mktemp -d)
trap 'rm -rf "$study"' EXIT
architecture=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
for suite; do
  rm -rf "$study"/*
  cat > "$study/figures.yaml" <<YAML
schema: 1
study: figures
variants:
  one: {arch: $architecture, nodes: 1}
suites:
  $suite: {cells: quick, size: small}
jmh: {warmup: 0s, iterations: ${SECONDS_EACH:-40}, iterationTime: 1s, threads: [1]}
rounds: {min: ${FORKS:-3}, max: ${FORKS:-3}}
YAML
  "$java" -Darchbench.home="$PWD/$home" -cp "$home/lib/*" io.archbench.runner.cli.Main \
    run "$study/figures.yaml" --runs "$study/runs" >"$study/log" 2>&1 || tail -n 3 "$study/log"
  "$java" -cp "dist/target/test-classes:$home/lib/*" io.archbench.dist.SuiteFigures "$study"/runs/figures-*
done
