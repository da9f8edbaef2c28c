package io.archbench.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.InFlight;
import io.archbench.workload.LoopbackPorts;
import io.archbench.workload.WrongAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
  private static final long MANY = 1_000_000;

  @TempDir Path directory;
  private final CellDirectory cell = new CellDirectory(Optional.empty());

  @AfterEach
  void forgetTheSize() {
    System.clearProperty(Environment.MAP_PROPERTY);
  }

  @Test
  void aPeerThatWasKilledComesBackWithWhatItMissed() throws Exception {
    try (Cluster cluster = Cluster.start(directory, new LoopbackPorts(), MANY);
        Session session = cluster.connect(0)) {
      write(session, 100, 8);
      Peer follower = cluster.follower(0);
      follower.close();
      write(session, 100, 8);
      cluster.restart(follower);
      assertThat(cluster.agreed(cell).progress().revision()).isEqualTo(200);
    }
  }

  @Test
  void aLeaderThatWasKilledComesBackAndNoWriteIsLostOrDoneTwice() throws Exception {
    try (Cluster cluster = Cluster.start(directory, new LoopbackPorts(), MANY);
        Session session = cluster.connect(0)) {
      for (int turn = 1; turn <= 3; turn++) {
        InFlight window = new InFlight(64);
        Peer leader = cluster.leader();
        for (int write = 0; write < 300; write++) {
          window.begin();
          send(session, "/key", 8, window);
          if (write == 150) {
            leader.close();
          }
        }
        window.drain();
        cluster.restart(leader);
        Outcome outcome = cluster.agreed(cell).read(range("/key"));
        assertThat(outcome.found().get(0).version()).isEqualTo(turn * 300L);
        assertThat(outcome.revision()).isEqualTo(turn * 300L);
      }
    }
  }

  @Test
  void aPeerWhoseLogWasPurgedStartsFromItsStore() throws Exception {
    try (Cluster cluster = Cluster.start(directory, new LoopbackPorts(), 200);
        Session session = cluster.connect(0)) {
      // segments are of four megabytes, and are purged a thousand entries later
      write(session, 1_200, 14_000);
      Peer follower = cluster.follower(0);
      assertThat(cluster.agreed(cell).progress().revision()).isEqualTo(1_200);
      write(session, 250, 8);
      follower.close();
      assertThat(firstSegments(directory, follower)).isEmpty();
      write(session, 100, 8);
      cluster.restart(follower);
      assertThat(cluster.agreed(cell).progress().revision()).isEqualTo(1_550);
    }
  }

  private static List<Path> firstSegments(Path directory, Peer peer) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> segments =
          files
              .filter(file -> file.toString().contains(peer.id().toString()))
              .filter(file -> file.getFileName().toString().startsWith("log_"))
              .toList();
      assertThat(segments).isNotEmpty();
      return segments.stream()
          .filter(file -> file.getFileName().toString().matches("log_(inprogress_)?0(-.*)?"))
          .toList();
    }
  }

  @Test
  void peersThatHoldDifferentThingsAreNoticed() throws Exception {
    try (Cluster cluster = Cluster.start(directory, new LoopbackPorts(), MANY);
        Session session = cluster.connect(0)) {
      write(session, 10, 8);
      cluster.agreed(cell);
      for (int number = 0; number < 3; number++) {
        // each as far as the others, and one of them with something else
        cluster.peers().get(number).store().apply(put("/key", number == 1 ? 9 : 8));
      }
      assertThatThrownBy(() -> cluster.agreed(cell))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("digest of the store of peer-");
    }
  }

  @Test
  void aPortThatIsTakenIsLeftForAnother() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LoopbackPorts free = new LoopbackPorts();
      AtomicInteger asked = new AtomicInteger();
      try (Cluster cluster =
              Cluster.start(
                  directory,
                  () -> asked.getAndIncrement() == 1 ? taken.getLocalPort() : free.getAsInt(),
                  MANY);
          Session session = cluster.connect(0)) {
        write(session, 10, 8);
        assertThat(cluster.agreed(cell).progress().revision()).isEqualTo(10);
        assertThat(asked).hasValue(6);
      }
    }
  }

  @Test
  void portsThatAreAllTakenEndItWithTheAddress() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Cluster.start(directory, taken::getLocalPort, MANY))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("peer-0 does not start on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void aStoreThatIsFullIsToldToTheClientWithTheRemedy() throws Exception {
    System.setProperty(Environment.MAP_PROPERTY, "1");
    try (Cluster cluster = Cluster.start(directory, new LoopbackPorts(), MANY);
        Session session = cluster.connect(0)) {
      assertThatThrownBy(
              () -> {
                for (int key = 0; key < 100; key++) {
                  Session.await(session.write(put("/key/" + key, 50_000)));
                }
              })
          .isInstanceOf(FailedRequestException.class)
          .hasMessageContaining("LMDB's map of 1 MiB is full");
    }
  }

  private static void write(Session session, int count, int bytes) throws InterruptedException {
    InFlight window = new InFlight(64);
    for (int write = 0; write < count; write++) {
      window.begin();
      send(session, "/key/" + write % 50, bytes, window);
    }
    window.drain();
  }

  private static void send(Session session, String key, int bytes, InFlight window) {
    Worker worker = () -> session.write(put(key, bytes)).thenAccept(outcome -> {});
    worker.send(window);
  }

  private static Transaction put(String key, int bytes) {
    return Transaction.of(
        List.of(
            new Action.Put(ByteString.copyFromUtf8(key), ByteString.copyFrom(new byte[bytes]))));
  }

  private static Action.Range range(String key) {
    return new Action.Range(ByteString.copyFromUtf8(key), 1);
  }
}
