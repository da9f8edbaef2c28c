package io.archbench.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.LatencyRecorder;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLog;
import io.archbench.workload.WebLogCorpus;
import io.archbench.workload.WrongAnswerException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Each check, with an index that somebody else has changed; and without, where it holds. */
class WrongAnswersTest {
  private static final Seed SEED = new Seed(20261124);
  private static final WebLogCorpus LINES = WebLogCorpus.of(CorpusSize.SMALL, SEED).first(5_000);

  @TempDir static Path data;
  private static LogNode node;

  @TempDir Path cell;
  private CellDirectory directory = new CellDirectory(Optional.empty());
  private NodeClient client = new NodeClient(URI.create("http://127.0.0.1/"));
  private String index = "";

  @BeforeAll
  static void start() throws Exception {
    node = LogNode.start(data);
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
  }

  /** Each test has an index of its own. */
  @BeforeEach
  void open(TestInfo test) {
    directory = new CellDirectory(Optional.of(cell));
    client = node.client();
    index = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
  }

  @Test
  void oneWrongHitIsCaught() throws Exception {
    LogIndex.of(LINES, client, index, directory);
    Question question = discoveries().get(0);
    String first = ids(question).get(0);
    change(first, LINES.line(Integer.parseInt(first)).json().replace("\"size\":", "\"size\":9"));
    question.check(client.send(question.request()), directory); // reveals as much as before
    assertWrong(this::discoveries, "hits that are not the line of their number");
  }

  @Test
  void aHitThatIsMissingIsCaughtWhileItIsMeasured() throws Exception {
    LogIndex.of(LINES, client, index, directory);
    Question question = discoveries().get(0);
    client.send(client.delete("/" + index + "/_doc/" + ids(question).get(0) + "?refresh=true"));
    assertWrong(
        () -> question.check(client.send(question.request()), directory), "not status: 404");
    assertWrong(this::discoveries, "not status: 404");
  }

  private List<Question> discoveries() throws InterruptedException {
    return new Discoveries(LINES, SEED.purpose("questions"), new AnswerDigest(directory))
        .checked(client, index);
  }

  private List<String> ids(Question question) throws InterruptedException {
    return Found.hits(client.ask(question.request())).stream()
        .map(hit -> String.valueOf(hit.get("_id")))
        .toList();
  }

  private void change(String id, String source) throws InterruptedException {
    client.send(client.put("/" + index + "/_doc/" + id + "?refresh=true", source));
  }

  @Test
  void aDashboardOfOtherLogsIsCaught() throws Exception {
    LogIndex.of(LINES, client, index, directory);
    Dashboard dashboard = dashboards().get(0);
    dashboard.batched().check(client.send(dashboard.batched().request()), directory);
    Question hourly = dashboard.panels().get(0);
    hourly.check(client.send(hourly.request()), directory);
    assertThat(new Together(client, directory).ask(dashboard.panels())).isPositive();
    removeLines(2_000, 3_000);
    assertWrong(
        () -> dashboard.batched().check(client.send(dashboard.batched().request()), directory),
        "_msearch of 8");
    assertWrong(() -> new Together(client, directory).ask(dashboard.panels()), "_msearch of 1");
    assertWrong(this::dashboards, "lines: expected");
  }

  private List<Dashboard> dashboards() throws InterruptedException {
    return new Dashboards(LINES, SEED.purpose("questions"), new AnswerDigest(directory))
        .checked(client, index);
  }

  private void removeLines(int from, int to) throws InterruptedException {
    String lines =
        IntStream.range(from, to)
            .mapToObj(line -> "{\"delete\":{\"_id\":\"" + line + "\"}}\n")
            .collect(Collectors.joining());
    client.send(client.post("/" + index + "/_bulk?refresh=true", lines));
  }

  /** One line that differs in all its fields is seen by every panel that claims to be exact. */
  @Test
  void eachPanelNoticesLinesThatAreOthers() throws Exception {
    LogIndex.of(LINES, client, index, directory);
    TimeRange all = new TimeRange(0, Long.MAX_VALUE / 2);
    List<WebLog> others = new ArrayList<>(all.in(LINES));
    WebLog last = others.remove(others.size() - 1);
    others.add(new WebLog(last.timestamp() + 86_400_000L, 1, "GET / HTTP/1.1", 503, 1_000_000));
    for (Panel panel : Panels.all()) {
      Map<String, Object> search =
          client.ask(client.post("/" + index + "/_search", panel.search(all)));
      panel.check(panel.name(), all.in(LINES), search, new AnswerDigest(directory));
      List<WebLog> wrong =
          panel instanceof ExactPanel
              ? withoutOneOfTheMostRequested(others)
              : others.subList(0, 500);
      assertWrong(
          () -> panel.check(panel.name(), wrong, search, new AnswerDigest(directory)),
          panel.name());
    }
  }

  /** The most requested page loses a request. */
  private static List<WebLog> withoutOneOfTheMostRequested(List<WebLog> lines) {
    String most =
        lines.stream()
            .collect(Collectors.groupingBy(WebLog::request, Collectors.counting()))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    List<WebLog> changed = new ArrayList<>(lines);
    int at =
        IntStream.range(0, lines.size())
            .filter(line -> lines.get(line).request().equals(most))
            .findFirst()
            .orElseThrow();
    changed.remove(at);
    return changed;
  }

  @Test
  void aFailedItemOfABulkIsCaught() throws Exception {
    LogIndex.create(client, index);
    Batch good = Batch.all(LINES).get(0);
    good.check(client.send(good.request(client, index)), directory);
    byte[] answer =
        client.send(
            client.post(
                "/" + index + "/_bulk?filter_path=errors,items.*.error,items.*.status",
                "{\"index\":{}}\n{\"status\":\"no number\"}\n"));
    assertThatThrownBy(() -> good.check(answer, directory))
        .isInstanceOf(FailedRequestException.class)
        .hasMessageContaining("mapper_parsing_exception");
  }

  @Test
  void aLostDocumentIsCaughtAfterThePass() throws Exception {
    Shipper shipper = new Shipper(client, index, Batch.all(LINES), 5, directory);
    LatencyRecorder latency = LatencyRecorder.service();
    shipper.send(latency);
    shipper.check(new AnswerDigest(directory));
    Map<String, Object> any = client.ask(client.post("/" + index + "/_search", "{\"size\":1}"));
    String id = String.valueOf(Found.hits(any).get(0).get("_id"));
    client.send(client.delete("/" + index + "/_doc/" + id));
    assertWrong(
        () -> shipper.check(new AnswerDigest(directory)),
        "documents in the index: expected 1000, found 999");
    assertWrong(
        () -> {
          for (int batch = 1; batch <= 5; batch++) {
            shipper.send(latency);
          }
        },
        "documents in the index: expected 5000, found 4999");
  }

  @Test
  void aDocumentThatWasReplacedIsCaughtByTheSumOfSizes() throws Exception {
    Shipper shipper = new Shipper(client, index, Batch.all(LINES), 5, directory);
    shipper.send(LatencyRecorder.service());
    shipper.check(new AnswerDigest(directory));
    Map<String, Object> any = client.ask(client.post("/" + index + "/_search", "{\"size\":1}"));
    change(String.valueOf(Found.hits(any).get(0).get("_id")), "{\"size\":12345678}");
    assertWrong(() -> shipper.check(new AnswerDigest(directory)), "sum of sizes");
  }

  private void assertWrong(ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(WrongAnswerException.class).hasMessageContaining(words);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).content().contains(words);
  }
}
