package io.archbench.report.view;

import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a year saves in one group of clusters under one sizing, or in all of them.
 *
 * @param saving absent in the total
 * @param bought how nodes are bought, in words
 * @param notes hours, payback and what the sum leaves out
 */
public record FleetRow(
    Optional<GroupSaving> saving,
    String group,
    String bought,
    int nodes,
    int contenderNodes,
    YearSum year,
    List<String> notes) {
  public FleetRow {
    notes = List.copyOf(notes);
  }

  static FleetRow of(GroupSaving saving) {
    return new FleetRow(
        Optional.of(saving),
        saving.group(),
        words(saving.sizing()) + (saving.allowed() ? "" : ", which is not allowed"),
        saving.nodes(),
        saving.contenderNodes(),
        YearSum.of(saving),
        notes(saving));
  }

  static FleetRow total(List<GroupSaving> savings) {
    return new FleetRow(
        Optional.empty(),
        "all groups",
        "as stated for each",
        savings.stream().mapToInt(GroupSaving::nodes).sum(),
        savings.stream().mapToInt(GroupSaving::contenderNodes).sum(),
        YearSum.total(savings),
        List.of());
  }

  private static String words(Sizing sizing) {
    return switch (sizing) {
      case COUNT -> "as many nodes as today";
      case THROUGHPUT -> "whole nodes for each cluster";
      case POOLED -> "whole nodes over all clusters";
    };
  }

  private static List<String> notes(GroupSaving saving) {
    List<String> notes = new ArrayList<>();
    if (saving.assumed()) {
      notes.add("assumed: the study does not say how nodes are bought");
    }
    notes.add(
        Figures.count(saving.clusters(), "cluster")
            + ", "
            + Figures.count(saving.hoursPerYear(), "hour")
            + " a year");
    saving.paybackMonths().ifPresent(months -> notes.add("pays back in " + months(months)));
    saving.why().filter(why -> !why.isBlank()).ifPresent(notes::add);
    return notes;
  }

  private static String months(BigDecimal months) {
    return months.setScale(1, RoundingMode.HALF_UP).toPlainString() + " months";
  }

  /** Nodes today, and contender nodes that do the same work. */
  public String nodesWords() {
    return nodes == contenderNodes
        ? Figures.number(nodes) + ", then as many of the contender"
        : Figures.number(nodes) + ", then " + Figures.number(contenderNodes) + " of the contender";
  }
}
