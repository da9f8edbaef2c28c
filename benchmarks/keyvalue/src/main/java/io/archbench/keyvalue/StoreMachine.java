package io.archbench.keyvalue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.FileListSnapshotInfo;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** What a peer does with log entries and reads: it applies them to its store, and answers. */
final class StoreMachine extends BaseStateMachine {
  private final Store store;
  private final Watchers watchers = new Watchers();
  private volatile Optional<TermIndex> forced;

  /** Over a directory that a former one may have left. */
  StoreMachine(Path directory) {
    store = new Store(directory);
    forced =
        Optional.of(store.progress())
            .filter(progress -> progress.index() >= 0)
            .map(progress -> TermIndex.valueOf(progress.term(), progress.index()));
  }

  Store store() {
    return store;
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    super.initialize(server, group, storage);
    forced.ifPresent(this::setLastAppliedTermIndex);
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext context) {
    LogEntryProto entry = context.getLogEntry();
    CompletableFuture<Message> answer =
        answered(() -> apply(entry, entry.getStateMachineLogEntry().getLogData()));
    updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
    return answer;
  }

  private CompletableFuture<Message> apply(LogEntryProto entry, ByteString data) {
    Decoder decoder = new Decoder(data);
    if (decoder.kind() == Encoder.Kind.LEASE) {
      boolean known = store.apply(entry.getTerm(), entry.getIndex(), decoder.lease());
      return message(new Outcome(store.progress().revision(), known, List.of()));
    }
    Transaction transaction = decoder.transaction();
    Outcome outcome = store.apply(entry.getTerm(), entry.getIndex(), transaction);
    watchers.written(store, transaction.done(outcome.succeeded()));
    return message(outcome);
  }

  @Override
  public CompletableFuture<Message> query(Message request) {
    return answered(() -> read(new Decoder(request.getContent())));
  }

  @Override
  public CompletableFuture<Message> queryStale(Message request, long minimum) {
    return query(request);
  }

  private CompletableFuture<Message> read(Decoder decoder) {
    return switch (decoder.kind()) {
      case RANGE -> message(store.read(decoder.range()));
      case KEEP_ALIVE -> message(new Outcome(store.lease(decoder.number()), true, List.of()));
      case WATCH ->
          watchers
              .await(store, decoder.bytes(), decoder.number())
              .thenCompose(StoreMachine::message);
      case TRANSACTION, LEASE -> throw new IllegalArgumentException("a write that came as a read");
    };
  }

  private static CompletableFuture<Message> message(Outcome outcome) {
    return CompletableFuture.completedFuture(Message.valueOf(Encoder.of(outcome)));
  }

  /** An exception that left a state machine would end the peer: clients are told instead. */
  private static CompletableFuture<Message> answered(Supplier<CompletableFuture<Message>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Forces the store to disk, after which the log up to there is not needed any more. */
  @Override
  public long takeSnapshot() {
    TermIndex applied = getLastAppliedTermIndex();
    store.force();
    forced = Optional.of(applied);
    return applied.getIndex();
  }

  @Override
  public @Nullable SnapshotInfo getLatestSnapshot() {
    return forced.map(applied -> new FileListSnapshotInfo(List.of(), applied)).orElse(null);
  }

  @Override
  public void close() throws IOException {
    super.close();
    store.close();
  }
}
