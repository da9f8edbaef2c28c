package io.archbench.dashboard;

import io.archbench.workload.CellDirectory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Sends several requests at once, each on a connection of its own, and waits for all answers. */
final class Together {
  private final NodeClient client;
  private final CellDirectory directory;

  Together(NodeClient client, CellDirectory directory) {
    this.client = client;
    this.directory = directory;
  }

  /**
   * Asks all of them, checks the answers, and returns the longest time of one in nanoseconds.
   *
   * @throws FailedRequestException if one is not answered
   * @throws io.archbench.workload.WrongAnswerException if an answer is wrong
   */
  long ask(List<Question> questions) throws InterruptedException {
    List<CompletableFuture<Long>> times = questions.stream().map(this::time).toList();
    // for all, even where one fails: none is under way any more when something else is asked
    await(CompletableFuture.allOf(times.toArray(CompletableFuture<?>[]::new)));
    return times.stream().mapToLong(CompletableFuture::join).max().orElse(0);
  }

  private CompletableFuture<Long> time(Question question) {
    long start = System.nanoTime();
    return client
        .sendAsync(question.request())
        .thenApply(
            answer -> {
              long end = System.nanoTime();
              question.check(answer, directory);
              return end - start;
            });
  }

  private static void await(CompletableFuture<?> all) throws InterruptedException {
    try {
      all.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }
}
