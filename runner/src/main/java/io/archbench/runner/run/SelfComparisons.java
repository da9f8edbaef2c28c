package io.archbench.runner.run;

import io.archbench.analysis.aa.SelfComparison;
import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.MachineKey;
import io.archbench.analysis.question.Question;
import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is known of machines, a file for each kind: kept in a directory of the user, and copied into
 * the runs that were measured on such machines later.
 */
public final class SelfComparisons {
  private static final String PREFIX = "aa-";
  private static final String SUFFIX = ".json";
  private static final int DIGITS = 16;

  private final Path root;

  /** The files of a directory, which need not exist. */
  public SelfComparisons(Path root) {
    this.root = root;
  }

  /**
   * What a finished run of a variant against itself says of its machine; kept.
   *
   * @return empty if nothing was compared
   */
  public Optional<SelfComparison> learn(RunDirectory directory) {
    RunRecords records = RunRecords.read(directory);
    Question question = records.question();
    List<Comparison> comparisons = Comparer.compare(question, records.collected()).comparisons();
    if (comparisons.isEmpty() || records.collected().isEmpty()) {
      return Optional.empty();
    }
    SelfComparison learnt =
        SelfComparison.of(
            comparisons.getFirst(),
            question,
            MachineKey.of(records.collected().getFirst()),
            LocalDate.ofInstant(records.began(), ZoneOffset.UTC).toString());
    DurableFile.write(root.resolve(fileName(learnt.machine())), CanonicalJson.bytes(learnt));
    DurableFile.write(directory.derived(fileName(learnt.machine())), CanonicalJson.bytes(learnt));
    return Optional.of(learnt);
  }

  /** Copies what is known of a run's machines into its directory; what is there already stays. */
  public void copyTo(RunDirectory directory) {
    TreeSet<String> machines = new TreeSet<>();
    RunRecords.read(directory).collected().forEach(each -> machines.add(MachineKey.of(each)));
    for (String machine : machines) {
      Path known = root.resolve(fileName(machine));
      Path copy = directory.derived(fileName(machine));
      if (Files.isRegularFile(known) && !Files.exists(copy)) {
        DurableFile.write(copy, CanonicalJson.bytes(read(known)));
      }
    }
  }

  /** What was copied into a run's directory. */
  static List<SelfComparison> of(RunDirectory directory) {
    try (Stream<Path> files = Files.list(directory.root())) {
      List<SelfComparison> found = new ArrayList<>();
      files
          .filter(file -> isOne(file.getFileName() + ""))
          .sorted()
          .forEach(file -> found.add(read(file)));
      return found;
    } catch (IOException e) {
      throw new StorageException("cannot read", directory.root(), e);
    }
  }

  private static boolean isOne(String name) {
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  private static String fileName(String machine) {
    String digest = Sha256.of(machine.getBytes(StandardCharsets.UTF_8));
    return PREFIX + digest.substring(0, DIGITS) + SUFFIX;
  }

  private static SelfComparison read(Path file) {
    try {
      return CanonicalJson.read(Files.readAllBytes(file), SelfComparison.class, file.toString());
    } catch (IOException e) {
      throw new StorageException("cannot read", file, e);
    }
  }
}
