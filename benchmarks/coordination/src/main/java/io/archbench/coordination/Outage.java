package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that is killed while clients write, and started again. One at a time. */
final class Outage {
  private static final int WRITES = 50;
  private static final long PATIENCE_SECONDS = 60;

  private final Ensemble ensemble;
  private final String victim;
  private final boolean clientsKnowTheVictim;
  private final Values values;
  private final List<SurvivingWrites> clients = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private CountDownLatch killed = new CountDownLatch(1);
  private volatile long killedAt;
  private int server;

  /**
   * Makes what clients write.
   *
   * @param victim {@code leader} or {@code follower}; clients know the leader, but not the follower
   * @param parent of what they write
   */
  Outage(
      Ensemble ensemble,
      String victim,
      String parent,
      int clients,
      Seed seed,
      CellDirectory directory)
      throws Exception {
    this.ensemble = ensemble;
    this.victim = victim;
    this.clientsKnowTheVictim = victim.equals("leader");
    this.values = Values.written(seed);
    try (Session session = ensemble.connect(0)) {
      Requests.createParent(session, parent);
      for (int client = 0; client < clients; client++) {
        this.clients.add(
            new SurvivingWrites(session, parent + "/client-" + client, values, directory));
      }
    }
  }

  String corpusSha256() {
    return values.sha256();
  }

  /** Chooses the server, and lets all clients write a little. */
  void begin() throws Exception {
    server = ensemble.first(victim);
    killed = new CountDownLatch(1);
    String addresses = ensemble.addresses(any -> clientsKnowTheVictim || any != server);
    for (SurvivingWrites client : clients) {
      Session session = Session.open(addresses, ensemble.clientConfig());
      sessions.add(session);
      client.write(session, WRITES);
    }
  }

  /**
   * Writes once more, after the first client killed the server; returns the nanoseconds from the
   * kill to the answer.
   */
  long survive(int client) throws Exception {
    if (client == 0) {
      killedAt = System.nanoTime();
      // returns when its connections are closed: a write before that would tell nothing
      ensemble.kill(server);
      killed.countDown();
    } else if (!killed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no server was killed for " + PATIENCE_SECONDS + " s");
    }
    clients.get(client).writeUntilAnswered(sessions.get(client));
    return System.nanoTime() - killedAt;
  }

  /** Lets all clients write on, and starts the server again; it has to catch up. */
  void end() throws Exception {
    for (int client = 0; client < clients.size(); client++) {
      clients.get(client).write(sessions.get(client), WRITES);
    }
    sessions.forEach(Session::close);
    sessions.clear();
    ensemble.restart(server);
  }

  /** Compares, server by server, all nodes with what was acknowledged. */
  void check(AnswerDigest answers) throws Exception {
    for (int each = 0; each < ensemble.size(); each++) {
      try (Session reader = ensemble.connect(each)) {
        for (SurvivingWrites client : clients) {
          client.check(reader, "server " + each, answers);
        }
      }
    }
  }
}
