package io.archbench.runner.plan;

import io.archbench.analysis.question.SuiteShare;
import io.archbench.runner.study.Share;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.SuiteChoice;
import io.archbench.trial.suite.SuiteDescription;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each suite of a study weighs in the node's cost: its CPUs ÷ those of all rows of the
 * workload table and of the study, or the weight that the study states.
 */
final class StudyShares {
  private final Study study;
  private final boolean weights;
  private final BigDecimal all;

  StudyShares(Study study) {
    this.study = study;
    this.weights =
        study.suites().keySet().stream()
            .anyMatch(suite -> stated(suite).flatMap(Share::weight).isPresent());
    this.all = all();
  }

  /** The share of a suite, with the weights of its operations. */
  SuiteShare of(SuiteDescription suite) {
    SortedMap<String, BigDecimal> operations = new TreeMap<>();
    suite
        .representative()
        .forEach(each -> operations.put(each.cell(), new BigDecimal(each.weight())));
    return new SuiteShare(suite.name(), share(suite.name()), isAssumed(suite.name()), operations);
  }

  private Optional<BigDecimal> share(String suite) {
    return weights
        ? stated(suite).flatMap(Share::weight)
        : cpus(suite).map(cpus -> cpus.divide(all, MathContext.DECIMAL64));
  }

  /** A workload that requests nothing has no share but an assumed or a measured one. */
  private boolean isAssumed(String suite) {
    boolean requestsNothing =
        WorkloadTable.of(suite).filter(row -> row.requested().isEmpty()).isPresent();
    return stated(suite)
        .filter(share -> share.assumed() || (requestsNothing && share.cpuUsed().isEmpty()))
        .isPresent();
  }

  private Optional<Share> stated(String suite) {
    return Optional.ofNullable(study.suites().get(suite)).flatMap(SuiteChoice::share);
  }

  private Optional<BigDecimal> cpus(String suite) {
    return stated(suite)
        .flatMap(StudyShares::cpus)
        .or(() -> WorkloadTable.of(suite).flatMap(WorkloadTable::requested));
  }

  /** CPUs in use, measured, or else what is requested. */
  private static Optional<BigDecimal> cpus(Share share) {
    return share
        .cpuUsed()
        .or(
            () ->
                share
                    .cpuRequest()
                    .map(
                        request ->
                            BigDecimal.valueOf(request.millis())
                                .movePointLeft(3)
                                .multiply(BigDecimal.valueOf(share.replicas().orElse(1)))));
  }

  /** Of the table's rows, as the study changes them, and of what the study adds. */
  private BigDecimal all() {
    BigDecimal sum = BigDecimal.ZERO;
    for (WorkloadTable row : WorkloadTable.values()) {
      sum = sum.add(cpus(row.suite()).orElse(BigDecimal.ZERO));
    }
    for (String suite : study.suites().keySet()) {
      if (WorkloadTable.of(suite).isEmpty()) {
        sum = sum.add(cpus(suite).orElse(BigDecimal.ZERO));
      }
    }
    return sum;
  }
}
