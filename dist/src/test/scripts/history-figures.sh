#!/usr/bin/env bash
# Prints what a history costs in both databases. Wants an idle machine, PostgreSQL's programs, and `mvn verify` done
# before. NIGHTS are those of five years unless told otherwise.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

java=$(cat dist/target/java-home 2>/dev/null || true)/bin/java
[ -x "$java" ] || java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -d results/history/target/test-classes ] || { echo "run mvn verify first: results/history is not built"; exit 5; }

# what the tests use beside what is shipped
junit=$(find "${HOME}/.m2/repository/org/junit" "${HOME}/.m2/repository/org/opentest4j" -name '*.jar' 2>/dev/null | tr '\n' ':')
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
"$java" -cp "results/history/target/test-classes:results/history/target/classes:dist/target/archbench/lib/*:$junit" \
  --enable-native-access=ALL-UNNAMED io.archbench.history.HistoryFigures "$directory" "${NIGHTS:-1825}"
