package io.archbench.analysis.files;

import io.archbench.trial.jmh.JmhResult;
import java.util.List;

/**
 * What one result file holds.
 *
 * @param name its path as it was given
 * @param sha256 of its bytes
 * @param notes what its reader chose or could not see, in sentences
 */
public record ResultFile(
    String name, String sha256, Format format, List<JmhResult> results, List<String> notes) {
  public ResultFile {
    results = List.copyOf(results);
    notes = List.copyOf(notes);
    if (results.isEmpty()) {
      throw new UnreadableResultFileException(
          name + ": holds no results: were all benchmarks filtered out, or did all of them fail?");
    }
  }

  /** The formats that can be read, which their content tells apart. */
  public enum Format {
    JMH_JSON("JMH JSON"),
    JMH_CSV("JMH CSV"),
    BENCHMARK_STORE("github-action-benchmark store");

    private final String words;

    Format(String words) {
      this.words = words;
    }

    /** What people call it. */
    public String words() {
      return words;
    }
  }
}
