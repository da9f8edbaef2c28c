package io.archbench.jvm;

import io.archbench.workload.LatencyRecorder;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same server over TLS 1.3, by the JDK on both ends. */
@BenchmarkMode(Mode.Throughput)
public class Tls {
  /** One request, and its response awaited, on a connection that stays open. */
  @Benchmark
  public List<byte[]> echo(Server server, Connection connection) {
    return connection.exchange(server, 1);
  }

  /** A connection of somebody new: both keys are agreed on and the certificate is verified. */
  @Benchmark
  public List<byte[]> fullHandshake(Server server, Visitor visitor) throws IOException {
    return visitor.visit(server, Handshakes.Kind.FULL);
  }

  /** A connection of somebody who was there before. */
  @Benchmark
  public List<byte[]> resumedHandshake(Server server, Visitor visitor) throws IOException {
    return visitor.visit(server, Handshakes.Kind.RESUMED);
  }

  /** The server. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Server extends Echoed {
    private TlsIdentity identity;

    @Override
    Optional<TlsIdentity> identity()
        throws IOException, InterruptedException, GeneralSecurityException {
      identity = TlsIdentity.create();
      return Optional.of(identity);
    }
  }

  /** One thread's connection. */
  @State(Scope.Thread)
  public static class Connection extends EchoConnection {
    /** Opens it. */
    @Setup
    public void open(Server server) throws Exception {
      connect(server);
    }
  }

  /** One thread that comes and goes. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Visitor extends Turn {
    private final LatencyRecorder latency = LatencyRecorder.service();
    private Handshakes handshakes;

    /** Comes once, to be known. */
    @Setup
    public void introduce(Server server) throws IOException, GeneralSecurityException {
      handshakes =
          new Handshakes(new TlsClient(server.identity), server.messages(), server.directory);
      handshakes.introduce();
    }

    List<byte[]> visit(Server server, Handshakes.Kind kind) throws IOException {
      int item = of(server.messages().count());
      long start = System.nanoTime();
      List<byte[]> answers = handshakes.visit(item, kind);
      latency.record(System.nanoTime() - start);
      server.messages().check(item, answers, server.directory);
      return answers;
    }
  }
}
