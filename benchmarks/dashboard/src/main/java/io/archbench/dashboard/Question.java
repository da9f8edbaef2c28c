package io.archbench.dashboard;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer was compared with the corpus once, to be sent over and over.
 *
 * @param words what is asked
 * @param request that asks it
 * @param expected what each answer has to reveal
 */
record Question(String words, HttpRequest request, Revealed expected) {
  /**
   * Checks what an answer reveals.
   *
   * @throws FailedRequestException if it tells of a failure
   * @throws io.archbench.workload.WrongAnswerException if it is something else
   */
  void check(byte[] answer, CellDirectory directory) {
    expected.check(words, answer, directory);
  }

  /** Asks without waiting: the completion is told when the answer has come and was checked. */
  void send(NodeClient client, Completion completion, CellDirectory directory) {
    // all that can go wrong is told to the completion
    CompletableFuture<Void> unused =
        client
            .sendAsync(request)
            .thenAccept(answer -> check(answer, directory))
            .whenComplete((done, failure) -> complete(completion, failure));
  }

  private static void complete(Completion completion, @Nullable Throwable failure) {
    if (failure == null) {
      completion.done();
      return;
    }
    Throwable cause = failure.getCause();
    completion.failed(
        cause instanceof RuntimeException known ? known : new IllegalStateException(failure));
  }
}
