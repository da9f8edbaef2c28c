package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.zookeeper.KeeperException;

/** {@code getChildren} of one node: the members of a large group. */
final class ChildReads implements Operation {
  static final int CHILDREN = 1_000;
  private static final String PARENT = "/group";
  private static final byte[] NOTHING = {};

  private final CellDirectory directory;
  private final List<String> names;

  ChildReads(Seed seed, CellDirectory directory) {
    this.directory = directory;
    SeededRandom random = seed.corpus();
    names =
        Stream.generate(() -> String.format(Locale.ROOT, "member-%016x", random.nextLong()))
            .limit(CHILDREN)
            .sorted()
            .collect(Collectors.toList());
  }

  @Override
  public String corpusSha256() {
    MessageDigest digest = Sha256.digest();
    digest.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
    return Sha256.hexadecimal(digest);
  }

  @Override
  public void prepare(Session session) throws KeeperException, InterruptedException {
    Requests.createParent(session, PARENT);
    List<String> paths =
        names.stream().map(name -> PARENT + "/" + name).collect(Collectors.toList());
    Requests.createAll(session, paths, child -> NOTHING);
  }

  @Override
  public void check(Session reader, AnswerDigest answers)
      throws KeeperException, InterruptedException {
    answers.expect(
        "children of " + PARENT,
        names,
        reader.client().getChildren(PARENT, false).stream().sorted().toList());
  }

  @Override
  public Worker worker(Session session, String name, int index) {
    return new Lister(session);
  }

  private final class Lister implements Worker {
    private final Session session;

    Lister(Session session) {
      this.session = session;
    }

    @Override
    public void once() throws KeeperException, InterruptedException {
      checkCount(session.client().getChildren(PARENT, false));
    }

    @Override
    public void send(Completion completion) {
      session
          .client()
          .getChildren(
              PARENT,
              false,
              (code, path, context, children) ->
                  Requests.complete(completion, code, path, () -> checkCount(children)),
              null);
    }

    private void checkCount(List<String> children) {
      if (children.size() != CHILDREN) {
        throw directory.wrongAnswer("children of " + PARENT, CHILDREN, children.size());
      }
    }
  }
}
