package io.archbench.analysis.compare;

import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.files.JmhText;
import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.files.ResultFileReader;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.trial.json.CanonicalJson;
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

  /** Prints the time to read and compare two files, and to compare them once they are read. */
  public static void main(String[] arguments) {
    byte[] baseline = bytes(1);
    byte[] contender = bytes(2);
    String sizes =
        "%d cells x 2 x %d forks x %d iterations, %.1f MB"
            .formatted(CELLS, FORKS, ITERATIONS, (baseline.length + contender.length) / 1e6);
    for (int repetition = 1; repetition <= REPETITIONS; repetition++) {
      long start = System.nanoTime();
      FileSides sides =
          FileSides.of(
              List.of(ResultFileReader.read(baseline, "b.json")),
              List.of(ResultFileReader.read(contender, "c.json")));
      long read = System.nanoTime();
      byte[] document = CanonicalJson.bytes(Comparer.compare(question(sides), sides));
      long done = System.nanoTime();
      if (repetition == 1 || repetition == REPETITIONS) {
        System.out.printf(
            Locale.ROOT,
            "%s: %s: read %.2f s, compared %.2f s, document %.1f MB%n",
            sizes,
            repetition == 1 ? "cold" : "after " + (REPETITIONS - 1) + " times",
            (read - start) / 1e9,
            (done - read) / 1e9,
            document.length / 1e6);
      }
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
        List.of(new Sides("base", "head", Pairing.FILES)),
        List.of(),
        Policy.DEFAULT,
        Map.of(),
        sides.files().stream().map(ResultFile::name).toList(),
        List.of(),
        MoneyQuestion.NONE);
  }
}
