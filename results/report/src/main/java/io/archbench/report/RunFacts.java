package io.archbench.report;

import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.Policy;
import io.archbench.trial.CellKey;
import io.archbench.trial.jmh.JmhSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was run, or read: the facts that a comparison does not hold.
 *
 * @param created when the run was made, or files were compared; a report of a run that is made
 *     again later bears the same time
 * @param archbenchVersion the version that made the run
 * @param rounds of a run; absent if what was compared are files that others made
 * @param jmhSettings how long each cell was warmed up and measured, in words
 * @param rules the margins that matter, and what a gate lets pass
 * @param cells how each cell was run, as far as that is known
 * @param judged the day on which acceptances are looked at; the day of the run, unless a gate is
 *     asked later
 * @param unfinished what is left to be measured, in words: nothing passes before that is done
 * @param ran what each variant ran on, one entry for each variant and place
 * @param files that were compared; empty for a run
 * @param readiness which images run on the other architecture, if they were looked at
 * @param ranBy who started the run and where, if that was written down
 * @param notes further sentences that belong to the result, such as gates that were only recorded
 * @param repeatCommand what to type to run it again
 * @param hashes SHA-256 digests by the name of what they are of
 */
public record RunFacts(
    Instant created,
    String archbenchVersion,
    Optional<Rounds> rounds,
    String jmhSettings,
    GateRules rules,
    Map<CellKey, CellRun> cells,
    LocalDate judged,
    Optional<String> unfinished,
    List<Ran> ran,
    List<SourceFile> files,
    Optional<Readiness> readiness,
    Optional<String> ranBy,
    List<String> notes,
    String repeatCommand,
    SortedMap<String, String> hashes) {
  public RunFacts {
    cells = Map.copyOf(cells);
    ran = List.copyOf(ran);
    files = List.copyOf(files);
    notes = List.copyOf(notes);
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  /** Facts of what is finished, judged on the day it was made. */
  public RunFacts(
      Instant created,
      String archbenchVersion,
      Optional<Rounds> rounds,
      String jmhSettings,
      GateRules rules,
      Map<CellKey, CellRun> cells,
      List<Ran> ran,
      List<SourceFile> files,
      Optional<Readiness> readiness,
      Optional<String> ranBy,
      List<String> notes,
      String repeatCommand,
      SortedMap<String, String> hashes) {
    this(
        created,
        archbenchVersion,
        rounds,
        jmhSettings,
        rules,
        cells,
        LocalDate.ofInstant(created, ZoneOffset.UTC),
        Optional.empty(),
        ran,
        files,
        readiness,
        ranBy,
        notes,
        repeatCommand,
        hashes);
  }

  /**
   * The rounds of a run.
   *
   * @param seed of orders and corpora
   */
  public record Rounds(long seed, int planned, int done) {
    public Rounds {
      if (planned < 0 || done < 0) {
        throw new IllegalArgumentException("rounds are counted from 0");
      }
    }
  }

  /**
   * How a cell was run.
   *
   * @param benchmark the fully qualified method that JMH knows
   */
  public record CellRun(String benchmark, JmhSchedule schedule) {}

  /**
   * A file that was compared.
   *
   * @param side that it belongs to
   * @param name its path as it was given
   * @param results how many it holds
   * @param jdks versions of the JDKs that it names
   * @param jmhs versions of JMH that it names
   */
  public record SourceFile(
      String side, String name, String format, int results, List<String> jdks, List<String> jmhs) {
    public SourceFile {
      jdks = List.copyOf(jdks);
      jmhs = List.copyOf(jmhs);
    }
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

  /**
   * What a scan of images found.
   *
   * @param platform where they were to run, such as {@code linux/arm64}
   */
  public record Readiness(String platform, List<Image> images) {
    public Readiness {
      images = List.copyOf(images);
    }
  }

  /** Whether an image runs on the other platform. */
  public enum Ready {
    BLOCKED,
    UNKNOWN,
    SLOWER,
    READY
  }

  /**
   * One image of a scan.
   *
   * @param evidence why that is said, a line each
   * @param usedBy workloads that run it; empty if it was only named
   */
  public record Image(String reference, Ready ready, List<String> evidence, List<String> usedBy) {
    public Image {
      evidence = List.copyOf(evidence);
      usedBy = List.copyOf(usedBy);
    }
  }

  /** The margins of cells that have none of their own. */
  public Policy policy() {
    return rules.policy();
  }

  /** The margins for a cell. */
  public Policy policyFor(CellKey cell) {
    return rules.of(cell);
  }
}
