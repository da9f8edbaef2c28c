package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.cluster.Workload;
import io.archbench.k8s.shares.WorkloadShare;
import io.archbench.k8s.shares.WorkloadShares;
import io.archbench.runner.study.Share;
import io.archbench.runner.study.StudyReader;
import io.archbench.runner.study.SuiteChoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharesTextTest {
  private static Optional<BigDecimal> number(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
  }

  private static WorkloadShare share(
      String kind, String name, int replicas, String request, String used, String ofUse) {
    return new WorkloadShare(
        new Workload("shop", kind, name),
        replicas,
        new BigDecimal(request),
        kind.equals("Deployment") ? number("6.000") : Optional.empty(),
        4L << 30,
        used.isEmpty() ? 0 : replicas,
        number(used).map(cpu -> new WorkloadShare.Use(cpu, 3L << 20)),
        number("0.8000"),
        number(ofUse));
  }

  private static WorkloadShares shares(Optional<String> notMeasured, WorkloadShare... all) {
    return new WorkloadShares(
        WorkloadShares.SCHEMA,
        Optional.of("shop"),
        new BigDecimal("4.000"),
        notMeasured.isPresent() ? Optional.empty() : number("2.400"),
        notMeasured,
        1,
        List.of(all));
  }

  private static WorkloadShares measured() {
    return shares(
        Optional.empty(),
        share("StatefulSet", "store", 1, "0.800", "1.800", "0.7500"),
        share("Deployment", "web", 3, "3.200", "0.600", "0.2500"),
        share("Pod", "lone", 1, "0.000", "", ""));
  }

  @Test
  void requestsAndUseStandBesideEachOtherAndBelowAsAStudyTakesThem() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(SharesText.text(measured()))
          .isEqualTo(
              """
                workload                pods  request  limit  memory   used  requests     use
                shop/StatefulSet/store     1    0.800   none    4096  1.800    80.0 %  75.0 %
                shop/Deployment/web        3    3.200  6.000    4096  0.600    80.0 %  25.0 %
                shop/Pod/lone              1    0.000   none    4096      -    80.0 %       -

              CPUs of shop: 4.000 requested, 2.400 in use right now. Requests, limit and use
              are of all pods of a workload, memory is requested and in MiB; then its part of
              all requests and of all use.
              1 pod has no node yet and is not counted.

              Of a study, for the suite that stands for a workload (cpuUsed counts where it
              is):
                # shop/StatefulSet/store
                  share: {replicas: 1, cpuRequest: 800m, cpuUsed: 1.800}
                # shop/Deployment/web
                  share: {replicas: 3, cpuRequest: 1067m, cpuUsed: 0.600}
              """);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatIsNotKnownIsSaid() {
    String text =
        SharesText.text(
            shares(
                Optional.of("the cluster has no metrics server (metrics.k8s.io)"),
                share("Deployment", "web", 3, "3.200", "", "")));

    assertThat(text)
        .contains("Use is not known: the cluster has no metrics server (metrics.k8s.io).")
        .contains("share: {replicas: 3, cpuRequest: 1067m}")
        .doesNotContain("cpuUsed: ", "right now");
  }

  @Test
  void aNamespaceWithoutPodsSaysSo() {
    assertThat(SharesText.text(shares(Optional.empty())))
        .startsWith("No pod has a node in shop.\n");
  }

  /** A share as it is printed, where somebody puts it. */
  private static Share pasted(String text, String workload) {
    String line =
        text.lines()
            .dropWhile(one -> !one.endsWith("# shop/" + workload))
            .skip(1)
            .findFirst()
            .orElseThrow();
    Map<String, SuiteChoice> suites =
        StudyReader.parse(
                "study.yaml",
                """
                schema: 1
                study: demo
                variants:
                  amd: {arch: amd64}
                  arm: {arch: arm64}
                suites:
                  indexing:
                %s
                """
                    .formatted(line))
            .study()
            .suites();
    return suites.values().iterator().next().share().orElseThrow();
  }

  @Test
  void aShareCanBePutIntoAStudy() {
    Share web = pasted(SharesText.text(measured()), "Deployment/web");

    assertThat(web.replicas()).contains(3);
    assertThat(web.cpuRequest().orElseThrow().millis()).isEqualTo(1067);
    assertThat(web.cpuUsed()).contains(new BigDecimal("0.600"));
  }

  @Test
  void whatIsMeasuredOfSomeReplicasOnlyIsNoFigureForAStudy() {
    WorkloadShare half =
        new WorkloadShare(
            new Workload("shop", "Deployment", "web"),
            2,
            new BigDecimal("1.000"),
            Optional.empty(),
            0,
            1,
            Optional.of(new WorkloadShare.Use(new BigDecimal("0.300"), 0)),
            number("1.0000"),
            number("1.0000"));

    assertThat(SharesText.text(shares(Optional.empty(), half)))
        .contains("share: {replicas: 2, cpuRequest: 500m}\n");
  }

  @Test
  void spreadsheetsGetALineForEachWorkload() {
    assertThat(SharesText.csv(measured()).lines())
        .containsExactly(
            "namespace,kind,name,replicas,cpu_request,cpu_limit,memory_request_bytes,"
                + "measured_replicas,cpu_used,memory_used_bytes,share_of_requests,share_of_use",
            "shop,StatefulSet,store,1,0.800,,4294967296,1,1.800,3145728,0.8000,0.7500",
            "shop,Deployment,web,3,3.200,6.000,4294967296,3,0.600,3145728,0.8000,0.2500",
            "shop,Pod,lone,1,0.000,,4294967296,0,,,0.8000,");
  }

  @Test
  void namesAreNoCommandToTerminalsNorASpreadsheetsFormula() {
    WorkloadShares hostile =
        shares(Optional.empty(), share("Pod", "=x\u001b[2J\nb", 1, "1.000", "1.000", "1.0000"));

    assertThat(SharesText.text(hostile)).doesNotContain("\u001b", "\nb");
    assertThat(SharesText.csv(hostile)).contains("'=x");
  }
}
