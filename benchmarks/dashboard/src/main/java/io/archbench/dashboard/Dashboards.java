package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.WebLog;
import io.archbench.workload.WebLogCorpus;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes dashboards, and compares what all their panels show with the corpus. */
final class Dashboards {
  private static final int COUNT = 8;
  private static final int DAYS = 4;

  private final List<Panel> panels;
  private final WebLogCorpus corpus;
  private final SeededRandom random;
  private final AnswerDigest answers;

  Dashboards(WebLogCorpus corpus, SeededRandom random, AnswerDigest answers) {
    this.panels = Panels.all();
    this.corpus = corpus;
    this.random = random;
    this.answers = answers;
  }

  /**
   * Dashboards of four days each, each asked for once in both ways.
   *
   * @throws io.archbench.workload.WrongAnswerException if an answer does not follow from the corpus
   */
  List<Dashboard> checked(NodeClient client, String index) throws InterruptedException {
    List<Dashboard> dashboards = new ArrayList<>();
    for (int number = 0; number < COUNT; number++) {
      TimeRange range = TimeRange.ofDays(DAYS, corpus, random);
      List<WebLog> lines = range.in(corpus);
      List<Question> single = new ArrayList<>();
      for (Panel panel : panels) {
        single.add(checked(client, index, List.of(panel), range, lines));
      }
      dashboards.add(new Dashboard(checked(client, index, panels, range, lines), single));
    }
    return dashboards;
  }

  private Question checked(
      NodeClient client, String index, List<Panel> asked, TimeRange range, List<WebLog> lines)
      throws InterruptedException {
    HttpRequest request = request(client, index, asked, range);
    byte[] answer = client.send(request);
    List<Map<String, Object>> searches = Found.responses(NodeClient.parsed(answer));
    answers.expect("searches that were answered", asked.size(), searches.size());
    for (int panel = 0; panel < asked.size(); panel++) {
      Map<String, Object> search = searches.get(panel);
      String question = asked.get(panel).name() + ", " + range;
      answers.expect(question + ", lines", lines.size(), Found.total(search));
      asked.get(panel).check(question, lines, search, answers);
    }
    return new Question("_msearch of " + asked.size(), request, Revealed.by(answer));
  }

  /** One header line, which names nothing more than the path does, and one search line a panel. */
  private static HttpRequest request(
      NodeClient client, String index, List<Panel> asked, TimeRange range) {
    StringBuilder lines = new StringBuilder();
    asked.forEach(panel -> lines.append("{}\n").append(panel.search(range)).append('\n'));
    return client.postLines(
        "/" + index + "/_msearch?max_concurrent_searches=" + asked.size(),
        lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
