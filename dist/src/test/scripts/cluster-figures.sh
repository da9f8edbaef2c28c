#!/usr/bin/env bash
# Prints when a trial's pod does what, and the share of its time inside JMH iterations: 12 cells of 10 s,
# the image present. Wants an idle machine, `mvn verify` done, the cluster of the tests with a real node
# (ARCHBENCH_CLUSTER) and its images (ARCHBENCH_IMAGE_TOOLS); see CONTRIBUTING.md.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

cluster=${ARCHBENCH_CLUSTER:?is not set: the directory of a cluster, see k8s-jobs/testcluster/README.md}
tools=${ARCHBENCH_IMAGE_TOOLS:?is not set: the directory that image-tools.sh made}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
home=$PWD/dist/target/test-home
[ -d "$home/suites/stub" ] || { echo "run mvn verify first: $home is not there"; exit 5; }
export KUBECONFIG=$cluster/kubeconfig
registry=$(<"$cluster/registry")
archbench() {
  "$java" -Darchbench.home="$home" -cp "$home/../archbench/lib/*" io.archbench.runner.cli.Main "$@"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
image=$(archbench image build --base "oci:$tools/base" --suites stub --to "http://$registry/figures:1" 2>/dev/null)
k8s-jobs/testcluster/cluster.sh kubectl "$cluster" create namespace figures 2>/dev/null || true
cat > "$work/figures.yaml" <<YAML
schema: 1
study: figures
variants:
  one: {arch: amd64, nodes: [real-amd64]}
  two: {arch: amd64, nodes: [real-amd64], jvmArgs: [-XX:+UseSerialGC]}
comparisons: [{baseline: one, contender: two}]
suites:
  stub: {cells: ["*steady", "*other", "*parametrised*"], size: small}
jmh: {warmup: 5s, iterations: 5, iterationTime: 1s, threads: [1, 2, 3]}
rounds: {min: 1, max: 1}
resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
kubernetes: {namespace: figures, image: "http://$image", settle: 0s}
YAML
archbench run "$work/figures.yaml" --on kubernetes --runs "$work/runs" >/dev/null
"$java" -cp "dist/target/test-classes:$home/../archbench/lib/*" \
  io.archbench.dist.PodTimeline "$work"/runs/figures-*
