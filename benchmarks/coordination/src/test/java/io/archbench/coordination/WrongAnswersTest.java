package io.archbench.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.InFlight;
import io.archbench.workload.Seed;
import io.archbench.workload.WrongAnswerException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Each check, with a tree that somebody else has changed; and without, where it holds. */
class WrongAnswersTest {
  private static final Seed SEED = new Seed(20261124);
  private static final byte[] OTHER = {1, 2, 3};

  @TempDir static Path data;
  private static Ensemble ensemble;

  @TempDir Path cell;
  private CellDirectory directory;
  private Session session;
  private Session stranger;

  @BeforeAll
  static void start() throws Exception {
    ensemble = Ensemble.start(1, Transport.NIO, data);
  }

  @AfterAll
  static void stop() {
    ensemble.close();
  }

  /** Each test has a tree of its own. */
  @BeforeEach
  void open(TestInfo test) throws Exception {
    directory = new CellDirectory(Optional.of(cell));
    String root = "/" + test.getTestMethod().orElseThrow().getName();
    try (Session above = ensemble.connect(0)) {
      Requests.createParent(above, root);
    }
    session = Session.open(ensemble.address(0) + root, Transport.NIO.clientConfig());
    stranger = Session.open(ensemble.address(0) + root, Transport.NIO.clientConfig());
  }

  @Test
  void otherDataIsCaught() throws Exception {
    Operation operation = new NodeReads(SEED, 3, 100, directory);
    Worker worker = prepared(operation);
    operation.check(stranger, new AnswerDigest(directory));
    for (String node : List.of("/read/node-000000", "/read/node-000001", "/read/node-000002")) {
      stranger.client().setData(node, OTHER, -1);
    }
    assertWrong(worker::once, "data of /read/node-");
    assertWrong(() -> sent(worker), "found 010203");
    assertWrong(() -> operation.check(stranger, new AnswerDigest(directory)), "data of /read");
  }

  @Test
  void aNodeThatIsGoneOrOfAnotherLengthIsCaught() throws Exception {
    Operation operation = new NodeStats(SEED, 3, 100, directory);
    Worker worker = prepared(operation);
    worker.once();
    sent(worker);
    for (String node : List.of("/read/node-000000", "/read/node-000001", "/read/node-000002")) {
      stranger.client().setData(node, OTHER, -1);
    }
    assertWrong(worker::once, "expected 100, found 3");
    assertWrong(() -> sent(worker), "expected 100, found 3");
    for (String node : List.of("/read/node-000000", "/read/node-000001", "/read/node-000002")) {
      stranger.client().delete(node, -1);
    }
    assertWrong(worker::once, "expected 100, found -1");
  }

  @Test
  void aMemberOutOfTurnIsCaught() throws Exception {
    Worker worker = prepared(new EphemeralNodes(SEED, directory));
    worker.once();
    sent(worker);
    worker.check(stranger, new AnswerDigest(directory));
    String intruder =
        stranger
            .client()
            .create(
                "/members/worker/member-",
                OTHER,
                Ids.OPEN_ACL_UNSAFE,
                CreateMode.EPHEMERAL_SEQUENTIAL);
    assertWrong(
        () -> worker.check(stranger, new AnswerDigest(directory)),
        "children left: expected 0, found 1");
    stranger.client().delete(intruder, -1);
    assertWrong(worker::once, "name of what was created");
    assertWrong(() -> sent(worker), "name of what was created");
  }

  @Test
  void aMissingChildIsCaught() throws Exception {
    Operation operation = new ChildReads(SEED, directory);
    Worker worker = prepared(operation);
    operation.check(stranger, new AnswerDigest(directory));
    String first = stranger.client().getChildren("/group", false).get(0);
    stranger.client().delete("/group/" + first, -1);
    assertWrong(worker::once, "children of /group: expected 1000, found 999");
    assertWrong(() -> sent(worker), "found 999");
    stranger.client().create("/group/impostor", OTHER, Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    worker.once();
    assertWrong(() -> operation.check(stranger, new AnswerDigest(directory)), "children of");
  }

  @Test
  void anotherWriterIsCaught() throws Exception {
    Worker worker = prepared(new NodeWrites(SEED, directory));
    for (int write = 0; write < NodeWrites.NODES + 3; write++) {
      worker.once();
      sent(worker);
    }
    worker.check(stranger, new AnswerDigest(directory));
    stranger.client().setData("/write/worker/node-0", OTHER, -1);
    assertWrong(() -> worker.check(stranger, new AnswerDigest(directory)), "version of /write");
    assertThatThrownBy(
            () -> {
              for (int write = 0; write < NodeWrites.NODES; write++) {
                worker.once();
              }
            })
        .isInstanceOf(KeeperException.BadVersionException.class);
    stranger.client().setData("/write/worker/node-0", OTHER, -1);
    assertThatThrownBy(
            () -> {
              for (int write = 0; write < NodeWrites.NODES; write++) {
                sent(worker);
              }
            })
        .isInstanceOf(FailedRequestException.class)
        .hasMessageContaining("BADVERSION");
  }

  @Test
  void aNodeTooManyIsCaught() throws Exception {
    Worker worker = prepared(new NodePairs(SEED, directory));
    worker.once();
    sent(worker);
    worker.check(stranger, new AnswerDigest(directory));
    stranger
        .client()
        .create("/pairs/worker/left", OTHER, Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    assertWrong(
        () -> worker.check(stranger, new AnswerDigest(directory)),
        "children left: expected 0, found 1");
    stranger.client().delete("/pairs/worker/left", -1);
    assertWrong(
        () -> worker.check(stranger, new AnswerDigest(directory)),
        "changes of children: expected 4, found 6");
  }

  @Test
  void aNodeThatExistsFailsItsPair() throws Exception {
    Worker worker = prepared(new NodePairs(SEED, directory));
    stranger
        .client()
        .create("/pairs/worker/node-1", OTHER, Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    assertThatThrownBy(() -> sent(worker))
        .isInstanceOf(FailedRequestException.class)
        .hasMessageContaining("NODEEXISTS");
  }

  @Test
  void aTransactionOfAnotherIsCaught() throws Exception {
    Worker worker = prepared(new Transactions(SEED, directory));
    worker.once();
    sent(worker);
    worker.check(stranger, new AnswerDigest(directory));
    stranger.client().setData("/multi/worker", OTHER, -1);
    assertWrong(
        () -> worker.check(stranger, new AnswerDigest(directory)),
        "version of /multi/worker: expected 2, found 3");
    assertThatThrownBy(worker::once).isInstanceOf(KeeperException.BadVersionException.class);
    stranger.client().setData("/multi/worker", OTHER, -1);
    assertThatThrownBy(() -> sent(worker))
        .isInstanceOf(FailedRequestException.class)
        .hasMessageContaining("BADVERSION");
  }

  @Test
  void aStaleReadAfterSyncIsCaught() throws Exception {
    Worker worker = prepared(new Syncs(SEED, directory));
    worker.once();
    sent(worker);
    worker.check(stranger, new AnswerDigest(directory));
    // a tree in which nothing changes any more
    Requests.createParent(stranger, "/old");
    Requests.createParent(stranger, "/old/sync");
    Requests.createParent(stranger, "/old/sync/worker");
    String old = ensemble.address(0) + "/aStaleReadAfterSyncIsCaught/old";
    try (Session behind = Session.open(old, Transport.NIO.clientConfig())) {
      assertWrong(
          () -> worker.check(behind, new AnswerDigest(directory)),
          "data of /sync/worker after sync 0");
    }
  }

  @Test
  void aWatcherThatIsToldTooOftenIsCaught() throws Exception {
    WatchedNode node =
        new WatchedNode(
            "/watched", session, List.of(session, stranger), Values.written(SEED), directory);
    node.change();
    node.change();
    node.check(new AnswerDigest(directory));
    stranger.client().setData("/watched", OTHER, -1);
    afterItsWatches(stranger);
    afterItsWatches(session);
    assertWrong(() -> node.check(new AnswerDigest(directory)), "expected 4, found 6");
  }

  @Test
  void twoHoldersOfALockAreCaught() throws Exception {
    try (SharedLock lock = new SharedLock("/twoHolders", directory)) {
      SharedLock.Candidate candidate = lock.candidate(ensemble, 0);
      assertThat(candidate.acquireRelease(3)).isEqualTo(3);
      lock.check(new AnswerDigest(directory));
      lock.enter();
      assertWrong(() -> lock.enter(), "holders of /twoHolders: expected 1, found 2");
      assertWrong(() -> lock.check(new AnswerDigest(directory)), "expected 3, found 4");
    }
  }

  @Test
  void twoLeadersAreCaught() throws Exception {
    try (Election election = new Election(ensemble, "/twoLeaders", directory)) {
      election.handOver();
      election.handOver();
      election.check(new AnswerDigest(directory));
      // the leader does not notice that its node is gone, and the next one leads too
      try (Session above = ensemble.connect(0)) {
        String leading =
            above.client().getChildren("/twoLeaders", false).stream()
                .sorted((one, two) -> number(one).compareTo(number(two)))
                .collect(Collectors.toList())
                .get(0);
        above.client().delete("/twoLeaders/" + leading, -1);
      }
      assertThatThrownBy(
              () -> {
                for (int turn = 0; turn < 3; turn++) {
                  election.handOver();
                }
                election.check(new AnswerDigest(directory));
              })
          .isInstanceOf(WrongAnswerException.class);
    }
  }

  @Test
  void aLostWriteIsCaughtAfterAnOutage() throws Exception {
    SurvivingWrites writes =
        new SurvivingWrites(session, "/outage", Values.written(SEED), directory);
    writes.write(session, 20);
    writes.check(stranger, "the server", new AnswerDigest(directory));
    // a tree in which the last writes are missing
    Requests.createParent(stranger, "/old");
    new SurvivingWrites(stranger, "/old/outage", Values.written(SEED), directory)
        .write(stranger, 19);
    String old = ensemble.address(0) + "/aLostWriteIsCaughtAfterAnOutage/old";
    try (Session behind = Session.open(old, Transport.NIO.clientConfig())) {
      assertWrong(
          () -> writes.check(behind, "the server", new AnswerDigest(directory)),
          "version of /outage/node-3 on the server: expected 2, found 1");
    }
  }

  @Test
  void aWriteWhoseAnswerWasLostIsNotDoneTwice() throws Exception {
    Values values = Values.written(SEED);
    SurvivingWrites writes = new SurvivingWrites(session, "/outage", values, directory);
    // as if the connection had been lost after the write and before its answer
    stranger.client().setData("/outage/node-0", values.get(1), 0);
    writes.writeUntilAnswered(session);
    writes.check(stranger, "the server", new AnswerDigest(directory));
    // and one that was somebody else's
    stranger.client().setData("/outage/node-1", OTHER, 0);
    assertWrong(() -> writes.writeUntilAnswered(session), "data of /outage/node-1");
  }

  private static String number(String node) {
    return node.substring(node.lastIndexOf('-'));
  }

  private Worker prepared(Operation operation) throws Exception {
    operation.prepare(session);
    return operation.worker(session, "worker", 0);
  }

  private static void sent(Worker worker) throws InterruptedException {
    InFlight one = new InFlight(1);
    one.begin();
    worker.send(one);
    one.drain();
  }

  /** Waits for an answer, which a session's thread tells after all that it was told before. */
  private static void afterItsWatches(Session told) throws InterruptedException {
    InFlight one = new InFlight(1);
    one.begin();
    told.client().sync("/", (code, path, context) -> one.done(), null);
    one.drain();
  }

  private void assertWrong(ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(WrongAnswerException.class).hasMessageContaining(words);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).content().contains(words);
  }
}
