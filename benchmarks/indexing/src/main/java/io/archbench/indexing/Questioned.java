package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.TopDocs;

/**
 * Requests for an index, and the check of what comes back. Thread-safe.
 *
 * @param questions in the order in which they are asked
 */
record Questioned(QueryIndex index, List<Question> questions) {
  Questioned {
    questions = List.copyOf(questions);
  }

  /** Sends the request of a turn; they come round again after the last. */
  TopDocs ask(int turn) throws IOException {
    return question(turn).ask(index.searcher());
  }

  /** Checks what costs nothing to check. */
  void check(int turn, TopDocs found, CellDirectory directory) {
    Question question = question(turn);
    if (question.token(found) != question.expectedToken()) {
      throw directory.wrongAnswer(
          question.words(), question.expectedToken(), question.token(found));
    }
  }

  /** Sends each request, and checks the hits of all, their order included. */
  void checkAll(AnswerDigest answers) throws IOException {
    for (Question question : questions) {
      TopDocs found = question.ask(index.searcher());
      answers.expect(
          "hits of " + question.words(), question.expected().first(), index.positions(found));
      answers.expect(
          "token of " + question.words(), question.expectedToken(), question.token(found));
    }
  }

  private Question question(int turn) {
    return questions.get(Math.floorMod(turn, questions.size()));
  }
}
