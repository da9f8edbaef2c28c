package io.archbench.dashboard;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLog;
import io.archbench.workload.WebLogCorpus;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Documents that a shipper sends in one request. Immutable: nobody writes into its body. */
final class Batch {
  /** How many documents, but for the last of a corpus. */
  static final int DOCUMENTS = 1_000;

  /**
   * What Logstash wants to know of an answer; the node waits for an index that it cannot write less
   * long than its client waits for the node, which so learns the reason.
   */
  private static final String PARAMETERS =
      "filter_path=errors,items.*.error,items.*.status&timeout=30s";

  private final byte[] body;
  private final int documents;
  private final long bytes;

  private Batch(byte[] body, int documents, long bytes) {
    this.body = body;
    this.documents = documents;
    this.bytes = bytes;
  }

  /** All lines of a corpus; the node will make up the identifiers. */
  static List<Batch> all(WebLogCorpus corpus) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < corpus.size(); from += DOCUMENTS) {
      batches.add(of(corpus, from, line -> "{\"index\":{}}\n"));
    }
    return List.copyOf(batches);
  }

  /** The batch from that line on, with line numbers as identifiers. */
  static Batch identified(WebLogCorpus corpus, int from) {
    return of(corpus, from, line -> "{\"index\":{\"_id\":\"" + line + "\"}}\n");
  }

  private static Batch of(WebLogCorpus corpus, int from, IntFunction<String> action) {
    int end = Math.min(from + DOCUMENTS, corpus.size());
    StringBuilder body = new StringBuilder();
    long bytes = 0;
    for (int index = from; index < end; index++) {
      WebLog line = corpus.line(index);
      body.append(action.apply(index)).append(line.json()).append('\n');
      bytes += line.size();
    }
    return new Batch(body.toString().getBytes(StandardCharsets.UTF_8), end - from, bytes);
  }

  int documents() {
    return documents;
  }

  /** The sum of the sizes in its lines. */
  long bytes() {
    return bytes;
  }

  HttpRequest request(NodeClient client, String index) {
    return client.postLines("/" + index + "/_bulk?" + PARAMETERS, body);
  }

  /**
   * Checks that the node says of each document that it was stored.
   *
   * @throws FailedRequestException if it says that one was not
   * @throws io.archbench.workload.WrongAnswerException if it does not
   */
  void check(byte[] answer, CellDirectory directory) {
    Revealed.stored(documents).check("_bulk of " + documents + " documents", answer, directory);
  }
}
