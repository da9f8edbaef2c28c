#!/bin/sh
# What CI does with archbench, the same on every server.
#
#   archbench-ci.sh measure STUDY OUT    measure on this machine; the run is below OUT/runs
#   archbench-ci.sh judge OUT RUN...     merge the runs if there are several, report into OUT, and
#                                        exit with what the gate says: `archbench help exit-codes`
#
# ARCHBENCH is the program, if it is not `archbench` on the path.
set -eu

program=${ARCHBENCH:-archbench}
reports=html,md,csv,json,junit,openmetrics,benchstat,jmh

usage() {
  sed -n 's/^#   \(archbench-ci\.sh .*\)/usage: \1/p' "$0" >&2
  exit 2
}

# The only directory in another.
only() {
  set -- "$1"/*/
  [ $# -eq 1 ] && [ -d "$1" ] || { echo "archbench-ci: expected one run, found: $*" >&2; exit 5; }
  printf '%s\n' "${1%/}"
}

# A benchmark that failed (4) is the gate's to judge, beside what other machines measured.
measure() {
  study=$1
  out=$2
  [ ! -e "$out/runs" ] || { echo "archbench-ci: $out/runs is there already" >&2; exit 2; }
  code=0
  "$program" run "$study" --runs "$out/runs" || code=$?
  [ "$code" -eq 4 ] || exit "$code"
}

judge() {
  out=$1
  shift
  run=$1
  if [ $# -gt 1 ]; then
    # 4: a benchmark failed or nothing was compared, which the gate says too
    code=0
    "$program" merge "$@" --runs "$out/runs" >/dev/null || code=$?
    [ "$code" -eq 0 ] || [ "$code" -eq 4 ] || exit "$code"
    run=$(only "$out/runs")
  fi
  "$program" report "$run" --format "$reports" --out "$out/report" >/dev/null
  code=0
  "$program" gate "$run" --comment "$out/comment.md" >"$out/gate.txt" || code=$?
  cat "$out/gate.txt"
  exit "$code"
}

[ $# -ge 1 ] || usage
command=$1
shift
case $command in
  measure) [ $# -eq 2 ] || usage; measure "$@" ;;
  judge) [ $# -ge 2 ] || usage; judge "$@" ;;
  *) usage ;;
esac
