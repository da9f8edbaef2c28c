package io.archbench.runner.cli;

import io.archbench.k8s.census.CountedNode;
import io.archbench.k8s.census.FleetCpus;
import io.archbench.k8s.census.NodeCensus;
import io.archbench.report.data.SpreadsheetText;
import io.archbench.report.text.Lines;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.Environment.Cpu;
import io.archbench.trial.record.MachineDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What a census found, for people and for spreadsheets. */
final class CensusText {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "node",
              "type",
              "zone",
              "architecture",
              "cpu_model",
              "stepping",
              "cores",
              "cpus",
              "joined",
              "age_hours",
              "counted",
              "reason")
          .get();

  private static final String UNKNOWN = "-";

  private final Lines lines = new Lines();
  private final NodeCensus census;
  private final TextTable<CountedNode> table;

  private CensusText(NodeCensus census) {
    this.census = census;
    this.table =
        new TextTable<>(
            List.of(
                new TextTable.Column<>("node", false, one -> one.node().name()),
                new TextTable.Column<>("type", false, one -> one.node().type().orElse(UNKNOWN)),
                new TextTable.Column<>("zone", false, one -> one.node().zone().orElse(UNKNOWN)),
                new TextTable.Column<>("cores", true, one -> cores(one).orElse(UNKNOWN)),
                new TextTable.Column<>("CPUs", true, one -> cpus(one).orElse(UNKNOWN)),
                new TextTable.Column<>("age", true, one -> ageWords(age(one)))));
  }

  static String text(NodeCensus census) {
    CensusText text = new CensusText(census);
    text.models();
    text.leftOut();
    census.fleets().forEach(text::fleet);
    return text.lines.toString();
  }

  /** A table for each model. */
  private void models() {
    Map<String, List<CountedNode>> models = new LinkedHashMap<>();
    for (CountedNode one : census.nodes()) {
      if (one.leftOut().isEmpty()) {
        models
            .computeIfAbsent(
                one.node().architecture() + ": " + cpu(one).map(Cpu::model).orElse(UNKNOWN),
                any -> new ArrayList<>())
            .add(one);
      }
    }
    models.forEach(
        (model, nodes) -> {
          lines.paragraph("", "  ", model + ", " + nodes(nodes.size()));
          table.add(lines, nodes, census.nodes());
          lines.blank();
        });
  }

  private void leftOut() {
    List<CountedNode> leftOut =
        census.nodes().stream().filter(one -> one.leftOut().isPresent()).toList();
    if (!leftOut.isEmpty()) {
      lines.paragraph("", "  ", "Not counted, of " + nodes(census.nodes().size()) + ":");
      for (CountedNode one : leftOut) {
        lines.paragraph(
            "  ",
            "      ",
            one.node().name()
                + one.node().type().map(type -> " (" + type + ")").orElse("")
                + ": "
                + one.leftOut().orElse(""));
      }
      lines.blank();
    }
  }

  /** As a group of a study's fleet takes it; the braces let it stand in a list of either form. */
  private void fleet(FleetCpus fleet) {
    int all = fleet.nodes().values().stream().mapToInt(Integer::intValue).sum();
    lines.paragraph(
        "",
        "Of a study's fleet, a group with these %s of %s:"
            .formatted(nodes(all), fleet.architecture()));
    lines.line("    cpus: {");
    List<String> shares =
        fleet.cpus().entrySet().stream()
            .map(one -> CanonicalJson.text(one.getKey()) + ": " + one.getValue().toPlainString())
            .toList();
    for (int i = 0; i < shares.size(); i++) {
      String end = i + 1 < shares.size() ? "," : "}";
      lines.line("      " + TerminalText.of(shares.get(i)) + end);
    }
  }

  private static String nodes(int count) {
    return count + (count == 1 ? " node" : " nodes");
  }

  static String csv(NodeCensus census) {
    StringBuilder text = new StringBuilder();
    CensusText of = new CensusText(census);
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (CountedNode one : census.nodes()) {
        printer.printRecord(
            SpreadsheetText.of(one.node().name()),
            SpreadsheetText.of(one.node().type().orElse("")),
            SpreadsheetText.of(one.node().zone().orElse("")),
            SpreadsheetText.of(one.node().architecture()),
            SpreadsheetText.of(cpu(one).map(Cpu::model).orElse("")),
            SpreadsheetText.of(cpu(one).flatMap(CensusText::stepping).orElse("")),
            cores(one).orElse(""),
            cpus(one).orElse(""),
            one.node().created(),
            of.age(one).toHours(),
            one.leftOut().isEmpty(),
            SpreadsheetText.of(one.leftOut().orElse("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return text.toString();
  }

  private static Optional<Cpu> cpu(CountedNode one) {
    return one.machine().map(MachineDescription::cpu);
  }

  /** An arm64 core's is its revision. */
  private static Optional<String> stepping(Cpu cpu) {
    return Optional.ofNullable(cpu.details().get("stepping"))
        .or(() -> Optional.ofNullable(cpu.details().get("revision")));
  }

  private static Optional<String> cores(CountedNode one) {
    return cpu(one).flatMap(Cpu::cores).map(String::valueOf);
  }

  private static Optional<String> cpus(CountedNode one) {
    return cpu(one).map(cpu -> String.valueOf(cpu.processors()));
  }

  private Duration age(CountedNode one) {
    Duration age = Duration.between(one.node().created(), census.taken());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** In the largest unit that fits, as kubectl has it. */
  private static String ageWords(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + "d";
    }
    return age.toHours() > 0 ? age.toHours() + "h" : age.toMinutes() + "m";
  }
}
