package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLogCorpus;
import java.util.List;
import java.util.Map;

/** An index for web logs, of one shard without replica. */
final class LogIndex {
  private static final String DEFINITION =
      """
      {"settings": {"index": {
        "number_of_shards": 1,
        "number_of_replicas": 0,
        "refresh_interval": "-1",
        "codec": "default",
        "requests.cache.enable": false,
        "queries.cache.enabled": false,
        "translog.durability": "request"}},
      "mappings": {"dynamic": "strict", "properties": {
        "@timestamp": {"type": "date", "format": "epoch_millis"},
        "clientip": {"type": "ip"},
        "request": {"type": "text", "fields": {"raw": {"type": "keyword"}}},
        "status": {"type": "short"},
        "size": {"type": "integer"}}}}
      """;

  private static final String SUMMARY =
      """
      {"size": 0, "track_total_hits": true, "aggs": {"bytes": {"sum": {"field": "size"}}}}
      """;

  private final NodeClient client;
  private final String name;

  private LogIndex(NodeClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** Creates an index that is empty. */
  static LogIndex create(NodeClient client, String name) throws InterruptedException {
    client.send(client.put("/" + name, DEFINITION));
    return new LogIndex(client, name);
  }

  /** Creates an index of these logs in one segment, each with its line number as {@code _id}. */
  static LogIndex of(WebLogCorpus corpus, NodeClient client, String name, CellDirectory directory)
      throws InterruptedException {
    LogIndex index = create(client, name);
    for (int from = 0; from < corpus.size(); from += Batch.DOCUMENTS) {
      index.write(Batch.identified(corpus, from), directory);
    }
    index.refresh();
    client.send(client.post("/" + name + "/_forcemerge?max_num_segments=1", ""));
    index.refresh();
    return index;
  }

  /** Writes a batch, and checks that each of its documents was stored. */
  void write(Batch batch, CellDirectory directory) throws InterruptedException {
    batch.check(client.send(batch.request(client, name)), directory);
  }

  /** Lets searches see what was written. */
  void refresh() throws InterruptedException {
    client.send(client.post("/" + name + "/_refresh", ""));
  }

  /**
   * Compares number and sizes of the documents with what was written.
   *
   * @throws io.archbench.workload.WrongAnswerException if a document is lost, or one too many
   */
  void check(long documents, long bytes, AnswerDigest answers) throws InterruptedException {
    refresh();
    Map<String, Object> found = client.ask(client.post("/" + name + "/_search", SUMMARY));
    answers.expect("documents in the index", documents, Found.total(found));
    answers.expect("sum of sizes", List.of("bytes=" + bytes), Found.aggregations(found));
  }

  void delete() throws InterruptedException {
    client.send(client.delete("/" + name));
  }
}
