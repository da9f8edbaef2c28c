package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.LatencyRecorder;
import io.archbench.workload.Seed;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

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

  /** The server, and what it is sent. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Server extends Prepared {
    private EchoServer server;
    private EchoMessages messages;

    @Override
    Work make(Seed seed, CorpusSize size) throws InterruptedException {
      server = EchoServer.start(directory);
      messages = new EchoMessages(seed, sized(size, 500, 10_000, 50_000), server.address());
      return messages;
    }

    /** Stops it. */
    @TearDown
    public void stop() {
      server.close();
    }
  }

  /** One thread's connection. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Connection extends Turn {
    private final LatencyRecorder latency = LatencyRecorder.service();
    private EchoClient client;

    /** Opens it. */
    @Setup
    public void open(Server server) throws IOException {
      client = server.messages.connect();
    }

    List<byte[]> exchange(Server server, int messages) {
      int first = of(server.messages.count());
      long start = System.nanoTime();
      List<byte[]> answers = server.messages.exchange(client, first, messages, server.directory);
      latency.record(System.nanoTime() - start);
      server.messages.check(first, answers, server.directory);
      return answers;
    }

    /** Closes it. */
    @TearDown
    public void close() throws IOException {
      client.close();
    }
  }
}
