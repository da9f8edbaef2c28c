package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An index that all threads search, with the check of its answers before anything is timed. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class SearchedLogs {
  final CellDirectory directory = CellDirectory.ofThisCell();
  private QueryIndex index;

  /** How the index is written. */
  ShardSettings settings() {
    return ShardSettings.DEFAULT;
  }

  /** Makes what will be asked, and checks the answers. */
  abstract void prepare(
      WebLogCorpus corpus, QueryIndex built, LogOracle oracle, AnswerDigest answers)
      throws IOException;

  /** Makes the corpus and the index, and checks the answers. */
  @Setup
  public void build() throws IOException {
    WebLogCorpus corpus = WebLogCorpus.of(CorpusSize.ofThisCell(), Seed.ofThisCell());
    directory.corpus(corpus.sha256());
    int run = QueryIndex.documentsPerSegment(corpus);
    index = new QueryIndex(corpus, settings(), run);
    AnswerDigest answers = new AnswerDigest(directory);
    prepare(corpus, index, new LogOracle(corpus, settings(), run), answers);
    answers.write();
  }

  /** Removes the index. */
  @TearDown
  public void close() throws IOException {
    index.close();
  }
}
