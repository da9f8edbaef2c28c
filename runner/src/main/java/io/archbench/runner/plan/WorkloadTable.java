package io.archbench.runner.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The workloads of a default cluster, and which suite stands for each: what a node's cost is split
 * by where a study says nothing.
 *
 * <p>What Elasticsearch, Logstash, etcd, PostgreSQL and Kibana request, 8.8 CPUs in all, is the
 * whole of a node's cost. ZooKeeper requests none, so that its share is an assumption of whoever
 * states it.
 */
enum WorkloadTable {
  ELASTICSEARCH("indexing", 3, "1"),
  LOGSTASH("pipeline", 3, "1"),
  ETCD("keyvalue", 3, "0.5"),
  POSTGRESQL("relational", 2, "0.5"),
  KIBANA("dashboard", 1, "0.3"),
  ZOOKEEPER("coordination", 3, "0");

  private final String suite;
  private final BigDecimal cpus;

  WorkloadTable(String suite, int replicas, String cpuRequest) {
    this.suite = suite;
    this.cpus = new BigDecimal(cpuRequest).multiply(BigDecimal.valueOf(replicas));
  }

  /** The row of a suite. */
  static Optional<WorkloadTable> of(String suite) {
    for (WorkloadTable row : values()) {
      if (row.suite.equals(suite)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  String suite() {
    return suite;
  }

  /** CPUs that all replicas request together, if they request any. */
  Optional<BigDecimal> requested() {
    return cpus.signum() > 0 ? Optional.of(cpus) : Optional.empty();
  }
}
