package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
  @Test
  void freePortsAreFreeAndDiffer() throws IOException {
    LoopbackPorts ports = new LoopbackPorts();
    int first = ports.getAsInt();
    int second = ports.getAsInt();
    assertThat(second).isNotEqualTo(first);
    assertThat(LoopbackPorts.isFree(first)).isTrue();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
      assertThat(LoopbackPorts.isFree(taken.getLocalPort())).isFalse();
    }
  }
}
