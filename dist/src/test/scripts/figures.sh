#!/usr/bin/env bash
# Prints the figures that no test asserts. Wants an idle machine, and `mvn verify` done before.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

java=$(cat dist/target/java-home 2>/dev/null || true)/bin/java
[ -x "$java" ] || java=java
home=dist/target/test-home
[ -d "$home/suites/stub" ] || { echo "run mvn verify first: $home is not there"; exit 5; }

echo "recorder: cost of one recorded operation over its two nanoTime calls"
"$java" -cp "benchmarks/workload/target/test-classes:benchmarks/workload/target/classes:$home/suites/indexing/lib/*" \
  org.openjdk.jmh.Main RecorderCost -f 1 -wi 3 -i 5 -w 1 -r 1 | tail -n 3

echo "compare: two files of 586 cells, 10 forks and 20 iterations (G10: below 1 s)"
"$java" -cp "results/analysis/target/test-classes:$home/../archbench/lib/*" \
  io.archbench.analysis.compare.ManyCells

echo "agent: size of its class path"
du -sk "$home/agent" | awk '{printf "%.1f MB\n", $1 / 1024}'

echo "trial: share of wall time inside JMH iterations, 8 cells of 10 s without setup of their own"
study=$(mktemp -d)
trap 'rm -rf "$study"' EXIT
architecture=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
cat > "$study/share.yaml" <<YAML
schema: 1
study: share
variants:
  one: {arch: $architecture, nodes: 1}
  two: {arch: $architecture, nodes: 1, jvmArgs: [-XX:+UseSerialGC]}
suites:
  stub: {cells: ["*steady", "*other", "*parametrised*"], size: small}
jmh: {warmup: 5s, iterations: 5, iterationTime: 1s, threads: [1, 2]}
rounds: {min: 1, max: 1}
resources: {heap: 64Mi}
YAML
"$java" -Darchbench.home="$PWD/$home" -cp "$home/../archbench/lib/*" io.archbench.runner.cli.Main \
  run "$study/share.yaml" --runs "$study/runs" >/dev/null 2>&1 || true
"$java" -cp "dist/target/test-classes:$home/../archbench/lib/*" io.archbench.dist.IterationShare "$study"/runs/share-*
