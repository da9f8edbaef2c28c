package io.archbench.analysis.compare;

import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.files.JmhText;
import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.files.ResultFileReader;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.trial.json.CanonicalJson;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Files of many cells, and how long they take to compare: {@code make figures}. */
final class ManyCells {
  private static final int CELLS = 586;
  private static final int FORKS = 10;
  private static final int ITERATIONS = 20;
  private static final int REPETITIONS = 10;

  private ManyCells() {}

  static JmhText file(long seed, int cells, int forks, int iterations) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    JmhText text = JmhText.file();
    for (int cell = 0; cell < cells; cell++) {
      double[][] values = new double[forks][iterations];
      for (double[] fork : values) {
        double mean = 1000 + 20 * random.nextDouble();
        for (int i = 0; i < iterations; i++) {
          fork[i] = mean + 50 * random.nextDouble();
        }
      }
      text.cell("org.x.Suite%03d.run".formatted(cell), "thrpt", "ops/s", Map.of("n", "1"), values);
    }
    return text;
  }

  /** Prints how long it takes to read and to compare two files, in a cold and in a warm JVM. */
  public static void main(String[] arguments) {
    byte[] baseline = bytes(1);
    byte[] contender = bytes(2);
    System.out.printf(
        Locale.ROOT,
        "%d cells x 2 x %d forks x %d iterations, %.1f MB of JSON%n",
        CELLS,
        FORKS,
        ITERATIONS,
        (baseline.length + contender.length) / 1e6);
    for (int repetition = 1; repetition <= REPETITIONS; repetition++) {
      Lap start = Lap.now();
      FileSides sides =
          FileSides.of(
              List.of(ResultFileReader.read(baseline, "b.json")),
              List.of(ResultFileReader.read(contender, "c.json")));
      Lap read = Lap.now();
      byte[] document = CanonicalJson.bytes(Comparer.compare(question(sides), sides));
      Lap done = Lap.now();
      if (repetition == 1 || repetition == REPETITIONS) {
        System.out.printf(
            Locale.ROOT,
            "%s: read %s, compared %s, document of %.1f MB%n",
            repetition == 1 ? "first time in a JVM" : "time number " + repetition,
            read.since(start),
            done.since(read),
            document.length / 1e6);
      }
    }
  }

  /** A moment by the clock on the wall and by the time that this thread had a core. */
  private record Lap(long wall, long core) {
    static Lap now() {
      return new Lap(
          System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    String since(Lap before) {
      return String.format(
          Locale.ROOT,
          "%.2f s (on a core: %.2f s)",
          (wall - before.wall) / 1e9,
          (core - before.core) / 1e9);
    }
  }

  private static byte[] bytes(long seed) {
    return file(seed, CELLS, FORKS, ITERATIONS).json().getBytes(StandardCharsets.UTF_8);
  }

  private static Question question(FileSides sides) {
    return new Question(
        "files",
        "",
        sides.workSha256(),
        Aim.ESTIMATE,
        List.of(new Sides("base", "head", Pairing.FILES, false)),
        List.of(),
        Map.of(),
        Policy.DEFAULT,
        Map.of(),
        Map.of(),
        sides.files().stream().map(ResultFile::name).toList(),
        List.of(),
        MoneyQuestion.NONE);
  }
}
