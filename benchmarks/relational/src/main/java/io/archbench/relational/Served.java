package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.ScratchDirectory;
import io.archbench.workload.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A server for all threads of a cell, its tables, and a pool of connections for its clients. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class Served {
  private static final int CHECKED = 50;

  final CellDirectory directory = CellDirectory.ofThisCell();
  private final List<Client> clients = new ArrayList<>();
  private Optional<ScratchDirectory> scratch = Optional.empty();
  private Operation operation;
  private Optional<PostgresServer> server = Optional.empty();
  private Optional<Pool> pool = Optional.empty();

  /** What clients do. */
  abstract Operation operation(Seed seed, CorpusSize size);

  /** Starts the server, fills the tables, and checks answers before anything is timed. */
  @Setup
  public void start(BenchmarkParams benchmark) throws Exception {
    boolean one = benchmark.getBenchmark().startsWith(OneClient.class.getName() + ".");
    start(one ? benchmark.getThreads() : FourClients.CLIENTS * benchmark.getThreads());
  }

  void start(int count) throws Exception {
    if (count >= ServerSettings.MOST_CONNECTIONS) {
      throw new IllegalStateException(
          count + " clients: a server has fewer than " + ServerSettings.MOST_CONNECTIONS);
    }
    scratch = Optional.of(new ScratchDirectory("relational"));
    Path path = scratch.get().path();
    boolean serving = false;
    try {
      serve(PostgresServer.start(PostgresPrograms.find(path), path), count);
      serving = true;
    } finally {
      if (!serving) { // an error such as a full heap must not leave a server behind either
        stop();
      }
    }
  }

  /** Fills the tables of a server, which has none yet, and checks answers. */
  void serve(PostgresServer started, int count) throws SQLException {
    server = Optional.of(started);
    operation = operation(Seed.ofThisCell(), CorpusSize.ofThisCell());
    directory.corpus(operation.corpusSha256());
    try {
      prepare(started, count);
    } catch (SQLException e) {
      throw started.failed(e);
    }
  }

  private void prepare(PostgresServer started, int count) throws SQLException {
    Properties properties = started.properties();
    operation.configure(properties);
    Pool opened = new Pool(started, properties, count);
    pool = Optional.of(opened);
    AnswerDigest answers = new AnswerDigest(directory);
    try (Connection administrator = started.connect()) {
      directory.nativeLibraries(List.of(started.version(administrator)));
      operation.prepare(administrator);
      operation.check(administrator, answers);
      opened.verify(operation);
      // a fixed number, so that what is left of them has the same digest everywhere
      Client alone = operation.client(administrator, 0, 1);
      for (int asked = 0; asked < CHECKED; asked++) {
        opened.once(alone);
      }
      operation.check(administrator, answers);
      answers.write();
      for (int index = 0; index < count; index++) {
        clients.add(operation.client(administrator, index, count));
      }
    }
  }

  /** Begins as if nothing had been done, and with no page left to write. */
  @Setup(Level.Iteration)
  public void tidy() throws SQLException {
    try (Connection administrator = running().connect()) {
      operation.tidy(administrator);
      Sql.run(administrator, "checkpoint");
    }
  }

  /** Compares the tables with what the threads did. */
  @TearDown(Level.Iteration)
  public void check() throws SQLException {
    try (Connection administrator = running().connect()) {
      // compared, and kept nowhere: how much was done depends on the machine
      operation.check(administrator, new AnswerDigest(directory));
    }
  }

  /** Stops the server. */
  @TearDown
  public void stop() throws IOException {
    leave();
    server.ifPresent(PostgresServer::close);
    if (scratch.isPresent()) {
      scratch.get().close();
    }
  }

  /** Closes the clients' connections. */
  void leave() {
    pool.ifPresent(Pool::close);
  }

  /** The client of that number. */
  Client client(int index) {
    return clients.get(index);
  }

  /** Lets a client ask once. */
  void once(Client client) {
    pool.orElseThrow().once(client);
  }

  PostgresServer running() {
    return server.orElseThrow();
  }
}
