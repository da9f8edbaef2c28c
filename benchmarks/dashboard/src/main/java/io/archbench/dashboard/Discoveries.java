package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.WebLog;
import io.archbench.workload.WebLogCorpus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes the searches of Kibana's Discover, and compares their answers with the corpus. */
final class Discoveries {
  /** Enough that no search is answered from a branch predictor's memory of it. */
  private static final int COUNT = 32;

  /** How many hits Discover asks for by default. */
  private static final int HITS = 500;

  private static final int NOT_FOUND = 404;
  private static final List<String> SECTIONS =
      List.of("teams", "news", "history", "playing", "competition", "tickets", "venues", "help");

  private final WebLogCorpus corpus;
  private final SeededRandom random;
  private final AnswerDigest answers;

  Discoveries(WebLogCorpus corpus, SeededRandom random, AnswerDigest answers) {
    this.corpus = corpus;
    this.random = random;
    this.answers = answers;
  }

  /**
   * Searches of one day each, all of them answered once.
   *
   * @throws io.archbench.workload.WrongAnswerException if an answer does not follow from the corpus
   */
  List<Question> checked(NodeClient client, String index) throws InterruptedException {
    List<Question> questions = new ArrayList<>();
    for (int number = 0; number < COUNT; number++) {
      TimeRange range = TimeRange.ofDays(1, corpus, random);
      String section = SECTIONS.get(random.nextIndex(SECTIONS.size()));
      String words = "request: " + section + " and not status: 404, " + range;
      var request = client.post("/" + index + "/_search", search(range, section));
      byte[] answer = client.send(request);
      check(words, expected(range, section), NodeClient.parsed(answer));
      questions.add(new Question(words, request, Revealed.by(answer)));
    }
    return questions;
  }

  /** What Kibana makes of the words in its search bar. */
  private static String search(TimeRange range, String section) {
    return """
        {"size": %s, "track_total_hits": true, "version": true,
         "sort": [{"@timestamp": {"order": "desc", "unmapped_type": "boolean"}}],
         "query": {"bool": {"must": [], "should": [], "must_not": [], "filter": [
           {"bool": {"filter": [
             {"bool": {"should": [{"match_phrase": {"request": "%s"}}], "minimum_should_match": 1}},
             {"bool": {"must_not":
               {"bool": {"should": [{"match": {"status": 404}}], "minimum_should_match": 1}}}}]}},
           %s]}}}
        """
        .formatted(HITS, section, range.filter());
  }

  /** Newest first. */
  private List<WebLog> expected(TimeRange range, String section) {
    return range.in(corpus).stream()
        .filter(line -> line.request().contains("/" + section + "/"))
        .filter(line -> line.status() != NOT_FOUND)
        .sorted(Comparator.comparingLong(WebLog::timestamp).reversed())
        .toList();
  }

  /** Lines of the same millisecond come in any order, so times are compared, and then each line. */
  private void check(String words, List<WebLog> expected, Map<String, Object> search) {
    answers.expect(words, expected.size(), Found.total(search));
    List<Map<String, Object>> hits = Found.hits(search);
    answers.expect(
        words + ", times of the newest",
        expected.stream().limit(HITS).map(line -> List.of(line.timestamp())).toList(),
        hits.stream().map(hit -> hit.get("sort")).toList());
    answers.expect(
        words + ", hits that are not the line of their number",
        List.of(),
        hits.stream().filter(hit -> !isLine(hit)).map(hit -> hit.get("_id")).toList());
  }

  private boolean isLine(Map<String, Object> hit) {
    WebLog line = corpus.line(Integer.parseInt(String.valueOf(hit.get("_id"))));
    Map<String, Object> source = Found.map(hit, "_source");
    return Found.number(source, "@timestamp") == line.timestamp()
        && line.clientText().equals(source.get("clientip"))
        && line.request().equals(source.get("request"))
        && Found.number(source, "status") == line.status()
        && Found.number(source, "size") == line.size();
  }
}
