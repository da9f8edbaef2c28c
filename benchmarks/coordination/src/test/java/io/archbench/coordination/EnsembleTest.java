package io.archbench.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.LoopbackPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.apache.zookeeper.data.Stat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {
  @TempDir Path directory;

  @Test
  void threeServersElectALeaderAndALoneClientTalksToAFollower() throws Exception {
    try (Ensemble ensemble = Ensemble.start(3, Transport.NIO, directory);
        Session writer = ensemble.connect(0);
        Session reader = ensemble.connect(2)) {
      assertThat(ensemble.roles()).containsExactly("follower", "follower", "leader");
      assertThat(ensemble.address(3)).isEqualTo(ensemble.address(0));
      Requests.createParent(writer, "/seen-by-all");
      reader.client().sync("/");
      assertThat(reader.client().exists("/seen-by-all", false)).isNotNull();
      ensemble.purge();
    }
  }

  @Test
  void aKilledServerComesBackWithItsData() throws Exception {
    try (Ensemble ensemble = Ensemble.start(3, Transport.NIO, directory)) {
      int leader = ensemble.first("leader");
      ensemble.kill(leader);
      assertThat(ensemble.roles().get(leader)).isEqualTo("none");
      ensemble.restart(leader);
      assertThat(ensemble.roles()).contains("leader").doesNotContain("none");
      assertThatThrownBy(() -> ensemble.first("standalone"))
          .hasMessageContaining("no server is standalone: they are [");
    }
  }

  @Test
  void aTakenPortIsRetriedOnAnother() throws Exception {
    try (ServerSocket taken = listening()) {
      List<Integer> asked = new ArrayList<>();
      IntSupplier free = new LoopbackPorts();
      IntSupplier ports =
          () -> {
            asked.add(asked.isEmpty() ? taken.getLocalPort() : free.getAsInt());
            return asked.get(asked.size() - 1);
          };
      try (Ensemble ensemble =
          Ensemble.start(1, Transport.NIO, directory, ports, Duration.ofSeconds(5))) {
        assertThat(ensemble.roles()).containsExactly("standalone");
        assertThat(ensemble.address(0)).isEqualTo("127.0.0.1:" + asked.get(1));
      }
    }
  }

  @Test
  void ifAllPortsAreTakenThatIsSaid() throws Exception {
    try (ServerSocket taken = listening()) {
      assertThatThrownBy(
              () ->
                  Ensemble.start(
                      1, Transport.NIO, directory, taken::getLocalPort, Duration.ofMillis(200)))
          .isInstanceOf(EnsembleStartException.class)
          .hasMessageContaining("server 1 did not start on port " + taken.getLocalPort());
    }
  }

  @Test
  void whatIsWrittenLiesInTheGivenDirectory() throws Exception {
    try (Ensemble ensemble = Ensemble.start(1, Transport.NIO, directory);
        Session session = ensemble.connect(0)) {
      Requests.createParent(session, "/here");
      Stat stat = session.client().exists("/here", false);
      assertThat(stat).isNotNull();
      try (Stream<Path> files = Files.walk(directory)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .anyMatch(name -> name.startsWith("log."));
      }
    }
  }

  @Test
  void unknownTransportsAreRefused() {
    assertThat(Transport.of("netty")).isEqualTo(Transport.NETTY);
    assertThatThrownBy(() -> Transport.of("udp"))
        .hasMessageContaining("expected nio, netty or tls");
  }

  private static ServerSocket listening() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    return socket;
  }
}
