package io.archbench.jvm;

import io.archbench.workload.LatencyRecorder;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One thread's connection to a server that echoes. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class EchoConnection extends Turn {
  private final LatencyRecorder latency = LatencyRecorder.service();
  private EchoClient client;

  /** Opens it; a benchmark's own state says to which server. */
  void connect(Echoed server) throws Exception {
    client = server.messages().connect(server.directory);
  }

  List<byte[]> exchange(Echoed server, int messages) {
    int first = of(server.messages().count());
    long start = System.nanoTime();
    List<byte[]> answers = server.messages().exchange(client, first, messages, server.directory);
    latency.record(System.nanoTime() - start);
    server.messages().check(first, answers, server.directory);
    return answers;
  }

  /** Closes it. */
  @TearDown
  public void close() throws IOException {
    client.close();
  }
}
