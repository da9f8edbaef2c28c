package io.archbench.keyvalue;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.TimeDuration;

/** A client's connections. Thread-safe; what one thread sends arrives in that order. */
final class Session implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final long RETRY_MILLIS = 10;
  private static final int RETRIES = 3_000;

  private final RaftClient client;
  private final RaftPeerId follower;
  private final Consumer<Transaction> sent;

  /** One that tells of each transaction before it is sent. */
  Session(RaftGroup group, RaftPeerId leader, RaftPeerId follower, Consumer<Transaction> sent) {
    this.follower = follower;
    this.sent = sent;
    client =
        RaftClient.newBuilder()
            .setRaftGroup(group)
            .setLeaderId(leader)
            .setProperties(Settings.client())
            .setRetryPolicy(
                RetryPolicies.retryUpToMaximumCountWithFixedSleep(
                    RETRIES, TimeDuration.valueOf(RETRY_MILLIS, TimeUnit.MILLISECONDS)))
            .build();
  }

  /** Sends a transaction through the log. */
  CompletableFuture<Outcome> write(Transaction transaction) {
    return reply(transaction).thenApply(Session::outcome);
  }

  /** The same, with who answered. */
  CompletableFuture<RaftClientReply> reply(Transaction transaction) {
    sent.accept(transaction);
    return client.async().send(Message.valueOf(Encoder.of(transaction)));
  }

  /** Grants or revokes a lease. */
  CompletableFuture<Outcome> write(Lease lease) {
    return client.async().send(Message.valueOf(Encoder.of(lease))).thenApply(Session::outcome);
  }

  CompletableFuture<Outcome> read(Action.Range range, Consistency consistency) {
    return read(Encoder.of(range), consistency);
  }

  /** Prolongs a lease; the outcome's revision is for how many seconds it was granted. */
  CompletableFuture<Outcome> keepAlive(long lease) {
    return read(Encoder.keepAlive(lease), Consistency.LINEARIZABLE);
  }

  /** Answers when the follower has seen the key written after a revision. */
  CompletableFuture<Outcome> watch(ByteString key, long after) {
    return read(Encoder.watch(key, after), Consistency.SERIALIZABLE);
  }

  private CompletableFuture<Outcome> read(ByteString request, Consistency consistency) {
    Message message = Message.valueOf(request);
    CompletableFuture<RaftClientReply> reply =
        switch (consistency) {
          case LINEARIZABLE -> client.async().sendReadOnly(message);
          case SERIALIZABLE -> client.async().sendStaleRead(message, 0, follower);
        };
    return reply.thenApply(Session::outcome);
  }

  private static Outcome outcome(RaftClientReply reply) {
    Throwable failure = reply.getException();
    if (failure != null) {
      throw new FailedRequestException(failure);
    }
    return new Decoder(reply.getMessage().getContent()).outcome();
  }

  /**
   * Waits for an answer.
   *
   * @throws IllegalStateException if there is none within a minute
   */
  static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer within " + PATIENCE_SECONDS + " s", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** The reason why a future failed. */
  static RuntimeException failure(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (cause != null
        && (thrown instanceof CompletionException || thrown instanceof ExecutionException)) {
      return failure(cause);
    }
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new FailedRequestException(thrown);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new FailedRequestException(e);
    }
  }
}
