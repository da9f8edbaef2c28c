package io.archbench.runner.cli;

import io.archbench.k8s.shares.WorkloadShare;
import io.archbench.k8s.shares.WorkloadShares;
import io.archbench.report.data.SpreadsheetText;
import io.archbench.report.text.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What workloads take, for people and for spreadsheets. */
final class SharesText {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "namespace",
              "kind",
              "name",
              "replicas",
              "cpu_request",
              "cpu_limit",
              "memory_request_bytes",
              "measured_replicas",
              "cpu_used",
              "memory_used_bytes",
              "share_of_requests",
              "share_of_use")
          .get();

  /** Those worth a line for a study. */
  private static final int MOST_LINES = 10;

  private static final String UNKNOWN = "-";
  private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);

  private static final TextTable<WorkloadShare> TABLE =
      new TextTable<>(
          List.of(
              new TextTable.Column<>("workload", false, one -> one.workload().toString()),
              new TextTable.Column<>("pods", true, one -> String.valueOf(one.replicas())),
              new TextTable.Column<>("request", true, one -> cpus(one.cpuRequest())),
              new TextTable.Column<>(
                  "limit", true, one -> one.cpuLimit().map(SharesText::cpus).orElse("none")),
              new TextTable.Column<>("memory", true, one -> mebi(one.memoryRequestBytes())),
              new TextTable.Column<>(
                  "used", true, one -> one.used().map(use -> cpus(use.cpu())).orElse(UNKNOWN)),
              new TextTable.Column<>("requests", true, one -> percent(one.shareOfRequests())),
              new TextTable.Column<>("use", true, one -> percent(one.shareOfUse()))));

  private SharesText() {}

  static String text(WorkloadShares shares) {
    Lines lines = new Lines();
    if (shares.workloads().isEmpty()) {
      String where = shares.namespace().map(name -> " in " + name).orElse("");
      lines.paragraph("", "No pod has a node" + where + ".");
    } else {
      TABLE.add(lines, shares.workloads(), shares.workloads());
      lines.blank();
    }
    lines.paragraph("", totals(shares));
    shares.notMeasured().ifPresent(why -> lines.paragraph("", "Use is not known: " + why + "."));
    int waiting = shares.waiting();
    if (waiting > 0) {
      lines.paragraph(
          "",
          waiting == 1
              ? "1 pod has no node yet and is not counted."
              : waiting + " pods have no node yet and are not counted.");
    }
    study(lines, shares);
    return lines.toString();
  }

  private static String totals(WorkloadShares shares) {
    return "CPUs of "
        + shares.namespace().orElse("the cluster's workloads")
        + ": "
        + cpus(shares.cpuRequest())
        + " requested"
        + shares.cpuUsed().map(used -> ", " + cpus(used) + " in use right now").orElse("")
        + ". Requests, limit and use are of all pods of a workload, memory is requested and in"
        + " MiB; then its part of all requests and of all use.";
  }

  /** Which suite stands for which workload is the reader's to say. */
  private static void study(Lines lines, WorkloadShares shares) {
    List<WorkloadShare> stated =
        shares.workloads().stream()
            .filter(one -> one.cpuRequest().signum() > 0 || isInUse(one))
            .limit(MOST_LINES)
            .toList();
    if (stated.isEmpty()) {
      return;
    }
    lines.blank();
    lines.paragraph(
        "", "Of a study, for the suite that stands for a workload (cpuUsed counts where it is):");
    for (WorkloadShare one : stated) {
      lines.line("  # " + TerminalText.of(one.workload().toString()));
      lines.line("    share: {" + share(one) + "}");
    }
  }

  /** Whether all that it uses is known, and is something. */
  private static boolean isInUse(WorkloadShare one) {
    return one.measured() == one.replicas()
        && one.used().filter(use -> use.cpu().signum() > 0).isPresent();
  }

  private static String share(WorkloadShare one) {
    StringBuilder share = new StringBuilder();
    if (one.cpuRequest().signum() > 0) {
      share
          .append("replicas: ")
          .append(one.replicas())
          .append(", cpuRequest: ")
          .append(eachRequest(one));
    }
    one.used()
        .filter(use -> isInUse(one))
        .ifPresent(
            use ->
                share
                    .append(share.isEmpty() ? "" : ", ")
                    .append("cpuUsed: ")
                    .append(cpus(use.cpu())));
    return share.toString();
  }

  /** In thousandths of a CPU, for replicas of which some may ask for more than others. */
  private static String eachRequest(WorkloadShare one) {
    BigDecimal each =
        one.cpuRequest()
            .movePointRight(3)
            .divide(BigDecimal.valueOf(one.replicas()), 0, RoundingMode.HALF_UP)
            .max(BigDecimal.ONE);
    return each.toPlainString() + "m";
  }

  private static String cpus(BigDecimal cpus) {
    return cpus.toPlainString();
  }

  private static String mebi(long bytes) {
    return BigDecimal.valueOf(bytes).divide(MEBI, 0, RoundingMode.HALF_UP).toPlainString();
  }

  private static String percent(Optional<BigDecimal> share) {
    return share
        .map(part -> String.format(Locale.ROOT, "%.1f %%", part.movePointRight(2)))
        .orElse(UNKNOWN);
  }

  static String csv(WorkloadShares shares) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (WorkloadShare one : shares.workloads()) {
        printer.printRecord(
            SpreadsheetText.of(one.workload().namespace()),
            SpreadsheetText.of(one.workload().kind()),
            SpreadsheetText.of(one.workload().name()),
            one.replicas(),
            cpus(one.cpuRequest()),
            one.cpuLimit().map(SharesText::cpus).orElse(""),
            one.memoryRequestBytes(),
            one.measured(),
            one.used().map(use -> cpus(use.cpu())).orElse(""),
            one.used().map(use -> String.valueOf(use.memoryBytes())).orElse(""),
            one.shareOfRequests().map(BigDecimal::toPlainString).orElse(""),
            one.shareOfUse().map(BigDecimal::toPlainString).orElse(""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return text.toString();
  }
}
