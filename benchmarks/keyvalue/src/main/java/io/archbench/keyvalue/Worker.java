package io.archbench.keyvalue;

import io.archbench.workload.Completion;
import java.util.concurrent.CompletableFuture;

/** A client that sends one kind of request over and over. One thread sends. */
interface Worker {
  /**
   * Sends one.
   *
   * @return completes when it was answered and the answer checked
   */
  CompletableFuture<Void> next();

  /** Sends one and waits for its answer. */
  default void once() throws InterruptedException {
    Session.await(next());
  }

  /** Sends one; whoever checked its answer tells the completion. */
  @SuppressWarnings("FutureReturnValueIgnored") // the completion is told of what failed
  default void send(Completion completion) {
    next()
        .whenComplete(
            (done, thrown) -> {
              if (thrown == null) {
                completion.done();
              } else {
                completion.failed(Session.failure(thrown));
              }
            });
  }
}
