package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.StoredFields;

/**
 * Loads the sources of pages of 100 hits that lie anywhere in the index, in the order of the index
 * as the fetch phase does. Thread-safe.
 */
final class FetchedPages {
  private static final int PAGES = 16;
  private static final int HITS = 100;

  private final WebLogCorpus corpus;
  private final QueryIndex index;
  private final LogOracle oracle;
  private final List<int[]> pages;
  private final long[] bytes;

  FetchedPages(WebLogCorpus corpus, QueryIndex index, LogOracle oracle, SeededRandom random) {
    this.corpus = corpus;
    this.index = index;
    this.oracle = oracle;
    pages = Stream.generate(() -> page(random)).limit(PAGES).collect(Collectors.toList());
    bytes = pages.stream().mapToLong(this::expectedBytes).toArray();
  }

  private int[] page(SeededRandom random) {
    int[] documents = new int[HITS];
    Arrays.setAll(documents, hit -> random.nextIndex(corpus.size()));
    Arrays.sort(documents);
    return documents;
  }

  /** Loads a page and returns how many bytes its sources have. */
  long fetch(int turn) throws IOException {
    StoredFields stored = index.searcher().storedFields();
    SourceVisitor visitor = new SourceVisitor();
    long sum = 0;
    for (int document : page(turn)) {
      stored.document(document, visitor);
      sum += visitor.source().length;
    }
    return sum;
  }

  /** Checks the number of bytes. */
  void check(int turn, long found, CellDirectory directory) {
    long expected = bytes[Math.floorMod(turn, PAGES)];
    if (found != expected) {
      throw directory.wrongAnswer("bytes of page " + Math.floorMod(turn, PAGES), expected, found);
    }
  }

  /** Loads each page, and checks each source. */
  void checkAll(AnswerDigest answers) throws IOException {
    for (int turn = 0; turn < PAGES; turn++) {
      answers.expect("sources of page " + turn, expectedSources(page(turn)), sources(page(turn)));
    }
  }

  private List<String> sources(int[] page) throws IOException {
    StoredFields stored = index.searcher().storedFields();
    SourceVisitor visitor = new SourceVisitor();
    List<String> sources = new ArrayList<>();
    for (int document : page) {
      stored.document(document, visitor);
      sources.add(new String(visitor.source(), StandardCharsets.UTF_8));
    }
    return sources;
  }

  private List<String> expectedSources(int[] page) {
    return Arrays.stream(page)
        .mapToObj(document -> corpus.line(oracle.position(document)).json())
        .collect(Collectors.toList());
  }

  private long expectedBytes(int[] page) {
    return expectedSources(page).stream()
        .mapToLong(source -> source.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  private int[] page(int turn) {
    return pages.get(Math.floorMod(turn, PAGES));
  }
}
