package io.archbench.report;

import io.archbench.analysis.question.Policy;
import io.archbench.trial.CellKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was run: the facts of a run that its comparison does not hold.
 *
 * @param created when the run was made; a report made again later bears the same time
 * @param archbenchVersion the version that made the run
 * @param seed of orders and corpora
 * @param jmhSettings how long each cell was warmed up and measured, in words
 * @param policy the margins that matter
 * @param cellPolicies margins of the cells that have their own
 * @param ran what each variant ran on, one entry for each variant and place
 * @param notes further sentences that belong to the result, such as gates that were only recorded
 * @param repeatCommand what to type to run it again
 * @param hashes SHA-256 digests by the name of what they are of
 */
public record RunFacts(
    Instant created,
    String archbenchVersion,
    long seed,
    int roundsPlanned,
    int roundsDone,
    String jmhSettings,
    Policy policy,
    Map<CellKey, Policy> cellPolicies,
    List<Ran> ran,
    List<String> notes,
    String repeatCommand,
    SortedMap<String, String> hashes) {
  public RunFacts {
    if (roundsPlanned < 0 || roundsDone < 0) {
      throw new IllegalArgumentException("rounds are counted from 0");
    }
    cellPolicies = Map.copyOf(cellPolicies);
    ran = List.copyOf(ran);
    notes = List.copyOf(notes);
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  /**
   * What a variant ran on.
   *
   * @param place the node, or this machine
   * @param processors logical processors that are online there
   * @param flags the JVM's, as asked for
   */
  public record Ran(
      String variant,
      String place,
      String architecture,
      String cpuModel,
      int processors,
      String kernel,
      String jdkBuild,
      List<String> flags) {
    public Ran {
      flags = List.copyOf(flags);
    }
  }

  /** The margins for a cell. */
  public Policy policyFor(CellKey cell) {
    return cellPolicies.getOrDefault(cell, policy);
  }
}
