package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLogCorpus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests of a log, counted by what they ask for, a batch at a time. Thread-safe. */
final class Counting implements Work {
  static final int BATCH = 1_000;

  private final WebLogCorpus corpus;
  private final int batches;
  private final List<String> first = new ArrayList<>();
  private final int[] distinct;
  private final int[] ofFirst;

  Counting(WebLogCorpus corpus) {
    this.corpus = corpus;
    this.batches = corpus.size() / BATCH;
    this.distinct = new int[batches];
    this.ofFirst = new int[batches];
    for (int batch = 0; batch < batches; batch++) {
      List<String> counted = counted(batch);
      distinct[batch] = counted.size();
      first.add(corpus.request(batch * BATCH));
      ofFirst[batch] = number(counted, first.get(batch));
    }
  }

  int count() {
    return batches;
  }

  Map<String, Integer> count(int batch) {
    Map<String, Integer> counts = new HashMap<>();
    for (int line = batch * BATCH; line < (batch + 1) * BATCH; line++) {
      counts.merge(corpus.request(line), 1, Integer::sum);
    }
    return counts;
  }

  /** Checks how many different requests there are, and how often the first was counted. */
  void check(int batch, Map<String, Integer> counts, CellDirectory directory) {
    if (counts.size() != distinct[batch]) {
      throw directory.wrongAnswer("requests of batch " + batch, distinct[batch], counts.size());
    }
    int found = counts.getOrDefault(first.get(batch), 0);
    if (found != ofFirst[batch]) {
      throw directory.wrongAnswer("count of " + first.get(batch), ofFirst[batch], found);
    }
  }

  @Override
  public String sha256() {
    return corpus.sha256();
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    for (int batch = 0; batch < batches; batch++) {
      List<String> found = new ArrayList<>();
      count(batch).forEach((request, count) -> found.add(request + "=" + count));
      Collections.sort(found);
      List<String> expected = counted(batch);
      Collections.sort(expected);
      answers.expect("counts of batch " + batch, expected, found);
    }
  }

  /** The same without a map: sorted, and runs of equal ones measured. */
  private List<String> counted(int batch) {
    List<String> requests = new ArrayList<>();
    for (int line = batch * BATCH; line < (batch + 1) * BATCH; line++) {
      requests.add(corpus.request(line));
    }
    Collections.sort(requests);
    List<String> counted = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= BATCH; end++) {
      if (end == BATCH || !requests.get(end).equals(requests.get(start))) {
        counted.add(requests.get(start) + "=" + (end - start));
        start = end;
      }
    }
    return counted;
  }

  private static int number(List<String> counted, String request) {
    return counted.stream()
        .filter(each -> each.startsWith(request + "="))
        .mapToInt(each -> Integer.parseInt(each.substring(request.length() + 1)))
        .sum();
  }
}
