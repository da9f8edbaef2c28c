package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.WebLogCorpus;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A node with an index of all logs, in which nothing changes any more. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class SearchedLogs<Q> extends RunningNode {
  private static final String INDEX = "logs";

  private WebLogCorpus corpus;
  private List<Q> questions;

  /** Makes what will be asked, and checks the answers. */
  abstract List<Q> questions(
      WebLogCorpus logs, SeededRandom random, AnswerDigest answers, NodeClient client, String index)
      throws InterruptedException;

  @Override
  void prepare(WebLogCorpus logs, AnswerDigest answers) throws InterruptedException {
    corpus = logs;
    LogIndex.of(logs, client(0), INDEX, directory);
    questions = questions(logs, Seed.ofThisCell().purpose("questions"), answers, client(0), INDEX);
  }

  /** What is asked in that turn; questions come round again after the last. */
  Q question(int turn) {
    return questions.get(Math.floorMod(turn, questions.size()));
  }

  /** Asks everything once more, and compares each answer with the corpus as before. */
  @Override
  void finish() throws InterruptedException {
    questions(
        corpus,
        Seed.ofThisCell().purpose("questions"),
        new AnswerDigest(directory),
        client(0),
        INDEX);
  }
}
