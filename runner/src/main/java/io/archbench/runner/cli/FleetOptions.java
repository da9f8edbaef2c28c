package io.archbench.runner.cli;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.Sizing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** How many nodes there are, and how they are bought. */
final class FleetOptions {
  private static final int MOST = 1_000_000;
  private static final int HOURS_OF_LEAP_YEAR = 8_784;

  @Option(names = "--nodes", paramLabel = "N", description = "Nodes today, as one pool.")
  private @Nullable Integer nodes;

  @Option(names = "--clusters", paramLabel = "C", description = "Clusters that are alike.")
  private @Nullable Integer clusters;

  @Option(
      names = "--nodes-per-cluster",
      paramLabel = "K",
      description = "Nodes of each cluster today.")
  private @Nullable Integer nodesPerCluster;

  @Option(
      names = "--minimum",
      paramLabel = "M",
      defaultValue = "1",
      description = "Fewest nodes that a cluster may have (default: ${DEFAULT-VALUE}).")
  private int minimum;

  @Option(
      names = "--sizing",
      paramLabel = "count|throughput|pooled",
      converter = SizingConverter.class,
      description = {
        "count: as many nodes as today; throughput: whole nodes for each cluster; pooled: whole"
            + " nodes for all of them (default: all three, side by side)."
      })
  private @Nullable Sizing sizing;

  @Option(
      names = "--hours-per-year",
      paramLabel = "H",
      defaultValue = "8760",
      description = "Hours that the nodes run in a year (default: ${DEFAULT-VALUE}).")
  private int hoursPerYear;

  /** Sizings by their words. */
  static final class SizingConverter implements ITypeConverter<Sizing> {
    @Override
    public Sizing convert(String word) {
      try {
        return Sizing.valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "expected count, throughput or pooled, found '" + word + "'");
      }
    }
  }

  /** One group; a single number of nodes is one pool. */
  FleetGroup group(CommandSpec command) {
    boolean pool = nodes != null;
    if (pool == (clusters != null) || (clusters == null) != (nodesPerCluster == null)) {
      throw wrong(
          command, "say how many: either --nodes N, or --clusters C with --nodes-per-cluster K");
    }
    int each = nodes != null ? nodes : nodesPerCluster != null ? nodesPerCluster : 0;
    int groups = clusters != null ? clusters : 1;
    inside(command, pool ? "--nodes" : "--nodes-per-cluster", each, MOST);
    inside(command, "--clusters", groups, MOST);
    inside(command, "--minimum", minimum, each);
    inside(command, "--hours-per-year", hoursPerYear, HOURS_OF_LEAP_YEAR);
    if ((long) each * groups > MOST) {
      throw wrong(command, "--clusters × --nodes-per-cluster: expected at most " + MOST + " nodes");
    }
    return new FleetGroup(
        "fleet",
        groups,
        each,
        minimum,
        sizing == null && pool ? Optional.of(Sizing.POOLED) : Optional.ofNullable(sizing),
        Optional.empty(),
        hoursPerYear,
        new TreeMap<>(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static void inside(CommandSpec command, String option, int value, int most) {
    if (value < 1 || value > most) {
      throw wrong(
          command, "%s: expected a number from 1 to %d, found %d".formatted(option, most, value));
    }
  }

  private static ParameterException wrong(CommandSpec command, String words) {
    return new ParameterException(command.commandLine(), words);
  }
}
