package io.archbench.jvm;

import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Requests and responses over HTTP/1.1 to a Netty server in the same JVM, through loopback. */
@BenchmarkMode(Mode.Throughput)
public class Http {
  static final int PIPELINED = 16;

  /** One request, and its response awaited. */
  @Benchmark
  public List<byte[]> echo(Server server, Connection connection) {
    return connection.exchange(server, 1);
  }

  /** Sixteen requests on the way together; the score counts requests. */
  @Benchmark
  @OperationsPerInvocation(PIPELINED)
  public List<byte[]> echoPipelined(Server server, Connection connection) {
    return connection.exchange(server, PIPELINED);
  }

  /** The server, without TLS. */
  @State(Scope.Benchmark)
  public static class Server extends Echoed {
    @Override
    Optional<TlsIdentity> identity() {
      return Optional.empty();
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
}
