package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.LatencyRecorder;
import java.net.http.HttpRequest;
import java.util.List;

/**
 * Sends batches into an index of its own, over and over. After each pass the index is compared with
 * what was sent, and an empty one takes its place: so it does not grow with the speed of the
 * machine. For one thread.
 */
final class Shipper {
  private final NodeClient client;
  private final String name;
  private final List<Batch> batches;
  private final List<HttpRequest> requests;
  private final CellDirectory directory;
  private final int pass;
  private LogIndex index;
  private int sent;
  private long documents;
  private long bytes;

  /**
   * Creates the index.
   *
   * @param pass how many batches the index takes before an empty one takes its place
   */
  Shipper(NodeClient client, String name, List<Batch> batches, int pass, CellDirectory directory)
      throws InterruptedException {
    this.client = client;
    this.name = name;
    this.batches = batches;
    this.requests = batches.stream().map(batch -> batch.request(client, name)).toList();
    this.directory = directory;
    this.pass = pass;
    this.index = LogIndex.create(client, name);
  }

  /**
   * Sends the next batch, and returns how many documents the index has now.
   *
   * @param latency records the time of the request, and not that of a new index
   * @throws io.archbench.workload.WrongAnswerException if a document was not stored
   */
  long send(LatencyRecorder latency) throws InterruptedException {
    if (sent == pass) {
      check(new AnswerDigest(directory));
      startAgain();
    }
    int next = sent % batches.size();
    long start = System.nanoTime();
    byte[] answer = client.send(requests.get(next));
    latency.record(System.nanoTime() - start);
    accept(batches.get(next), answer);
    return documents;
  }

  private void accept(Batch batch, byte[] answer) {
    batch.check(answer, directory);
    sent++;
    documents += batch.documents();
    bytes += batch.bytes();
  }

  /** Sends each batch once, compares the index with them, and empties it. */
  void sendOnce(AnswerDigest answers) throws InterruptedException {
    for (int next = 0; next < batches.size(); next++) {
      accept(batches.get(next), client.send(requests.get(next)));
    }
    check(answers);
    startAgain();
  }

  private void startAgain() throws InterruptedException {
    index.delete();
    index = LogIndex.create(client, name);
    sent = 0;
    documents = 0;
    bytes = 0;
  }

  /**
   * Compares the index with what was sent since it was empty.
   *
   * @throws io.archbench.workload.WrongAnswerException if a document is lost
   */
  void check(AnswerDigest answers) throws InterruptedException {
    index.check(documents, bytes, answers);
  }
}
