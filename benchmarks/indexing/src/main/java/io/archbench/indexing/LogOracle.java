package io.archbench.indexing;

import io.archbench.workload.WebLogCorpus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers from a plain loop over the corpus, without any index. It knows how {@link QueryIndex}
 * numbers its documents, because equal hits come in that order. Immutable.
 */
final class LogOracle {
  static final int HOUR = 3_600_000;

  private final WebLogCorpus corpus;
  private final int[] order;

  LogOracle(WebLogCorpus corpus, ShardSettings settings, int documentsPerSegment) {
    this.corpus = corpus;
    this.order =
        IntStream.iterate(0, start -> start < corpus.size(), start -> start + documentsPerSegment)
            .mapToObj(start -> segment(start, documentsPerSegment, settings))
            .flatMapToInt(Arrays::stream)
            .toArray();
  }

  private int[] segment(int start, int length, ShardSettings settings) {
    IntStream positions = IntStream.range(start, Math.min(start + length, corpus.size()));
    if (!settings.newestFirst()) {
      return positions.toArray();
    }
    return positions.boxed().sorted(newestFirst()).mapToInt(Integer::intValue).toArray();
  }

  private Comparator<Integer> newestFirst() {
    return Comparator.comparingLong((Integer position) -> corpus.timestamp(position)).reversed();
  }

  /** How many documents there are. */
  int lines() {
    return order.length;
  }

  /** The position in the corpus of the document with that number. */
  int position(int document) {
    return order[document];
  }

  /** The number of the document with that position in the corpus. */
  int document(int position) {
    return IntStream.range(0, order.length)
        .filter(document -> order[document] == position)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no line " + position));
  }

  /** Documents with that request. */
  ExpectedHits request(String request, int hits) {
    return matching(position -> corpus.request(position).equals(request), hits);
  }

  /** Documents from a time to another, both inclusive. */
  ExpectedHits between(long from, long to, int hits) {
    return matching(position -> within(position, from, to), hits);
  }

  /** Documents with that status from a time to another, both inclusive. */
  ExpectedHits statusBetween(int status, long from, long to, int hits) {
    return matching(
        position -> corpus.status(position) == status && within(position, from, to), hits);
  }

  /** Documents whose request has that text somewhere. */
  ExpectedHits requestContaining(String text, int hits) {
    return matching(position -> corpus.request(position).contains(text), hits);
  }

  /** Documents whose request starts with that text. */
  ExpectedHits requestStartingWith(String text, int hits) {
    return matching(position -> corpus.request(position).startsWith(text), hits);
  }

  /** All documents, the newest first. */
  List<Integer> newest() {
    return Arrays.stream(order).boxed().sorted(newestFirst()).collect(Collectors.toList());
  }

  /** The newest documents from a time to another, both inclusive. */
  ExpectedHits newestBetween(long from, long to, int hits) {
    List<Integer> matching =
        Arrays.stream(order)
            .filter(position -> within(position, from, to))
            .boxed()
            .sorted(newestFirst())
            .collect(Collectors.toList());
    return new ExpectedHits(matching.size(), matching.subList(0, Math.min(hits, matching.size())));
  }

  /** The first hour since 1970 that has any document. */
  long firstHour() {
    return IntStream.range(0, corpus.size()).mapToLong(this::hour).min().orElse(0);
  }

  /** Documents in each hour, from the first to the last that has any. */
  long[] hourly() {
    long first = firstHour();
    long last = IntStream.range(0, corpus.size()).mapToLong(this::hour).max().orElse(first);
    long[] counts = new long[(int) (last - first + 1)];
    for (int position = 0; position < corpus.size(); position++) {
      counts[(int) (hour(position) - first)]++;
    }
    return counts;
  }

  /** The most frequent requests, as {@link TopTerms} orders them. */
  List<TopTerms.Bucket> topRequests(int size) {
    Map<String, Long> counts =
        IntStream.range(0, corpus.size())
            .mapToObj(corpus::request)
            .collect(
                Collectors.groupingBy(request -> request, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> new TopTerms.Bucket(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(TopTerms.Bucket::count).reversed())
        .limit(size)
        .collect(Collectors.toList());
  }

  /** How many clients there are. */
  long clients() {
    return IntStream.range(0, corpus.size()).map(corpus::clientAddress).distinct().count();
  }

  /** What {@link DistinctClients} has to make of them. */
  HyperLogLog clientSketch() {
    HyperLogLog sketch = new HyperLogLog();
    IntStream.range(0, corpus.size())
        .map(corpus::clientAddress)
        .forEach(client -> sketch.add(MurmurHash.of(LogFields.clientTerm(client))));
    return sketch;
  }

  /** The sizes of all responses, the smallest first. */
  int[] sizes() {
    return IntStream.range(0, corpus.size()).map(corpus::responseSize).sorted().toArray();
  }

  private long hour(int position) {
    return Math.floorDiv(corpus.timestamp(position), HOUR);
  }

  private boolean within(int position, long from, long to) {
    return corpus.timestamp(position) >= from && corpus.timestamp(position) <= to;
  }

  private ExpectedHits matching(IntPredicate matches, int hits) {
    int[] matching = Arrays.stream(order).filter(matches).toArray();
    return new ExpectedHits(
        matching.length, Arrays.stream(matching).limit(hits).boxed().collect(Collectors.toList()));
  }
}
