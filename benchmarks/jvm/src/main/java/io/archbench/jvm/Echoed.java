package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.netty.handler.ssl.SslContext;
import java.util.Optional;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A server that echoes, and what it is sent. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class Echoed extends Prepared {
  private EchoServer server;
  private EchoMessages messages;

  /** What it proves who it is with, if it speaks TLS. */
  abstract Optional<TlsIdentity> identity() throws Exception;

  @Override
  Work make(Seed seed, CorpusSize size) throws Exception {
    Optional<TlsIdentity> identity = identity();
    Optional<SslContext> tls =
        identity.isPresent() ? Optional.of(identity.get().server()) : Optional.empty();
    server = EchoServer.start(directory, tls);
    messages = new EchoMessages(seed, sized(size, 500, 10_000, 50_000), server.address(), identity);
    return messages;
  }

  EchoMessages messages() {
    return messages;
  }

  /** Stops it. */
  @TearDown
  public void stop() {
    server.close();
  }
}
