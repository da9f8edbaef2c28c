package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Text taken apart and recoded, with the JDK alone. */
@BenchmarkMode(Mode.Throughput)
public class Text {
  /** Takes the fields out of one line of an access log with {@code java.util.regex}. */
  @Benchmark
  public List<String> regex(Lines lines, Turn turn) {
    int item = turn.of(lines.access.count());
    List<String> found = lines.access.parse(item);
    lines.access.check(item, found, lines.directory);
    return found;
  }

  /** Encodes one text as UTF-8 and decodes it. */
  @Benchmark
  public String utf8(Recoded recoded, Turn turn) {
    int item = turn.of(recoded.texts.count());
    byte[] encoded = recoded.texts.encodeUtf8(item);
    String decoded = recoded.texts.decodeUtf8(item);
    recoded.texts.checkUtf8(item, encoded, decoded, recoded.directory);
    return decoded;
  }

  /** Encodes one text's bytes as Base64 and decodes them. */
  @Benchmark
  public byte[] base64(Recoded recoded, Turn turn) {
    int item = turn.of(recoded.texts.count());
    byte[] encoded = recoded.texts.encodeBase64(item);
    byte[] decoded = recoded.texts.decodeBase64(item);
    recoded.texts.checkBase64(item, encoded, decoded, recoded.directory);
    return decoded;
  }

  /** Lines of an access log. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Lines extends Prepared {
    private AccessLines access;

    @Override
    Work make(Seed seed, CorpusSize size) {
      access = new AccessLines(WebLogCorpus.of(size, seed), sized(size, 2_000, 50_000, 200_000));
      return access;
    }
  }

  /** Texts to be recoded. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Recoded extends Prepared {
    private Texts texts;

    @Override
    Work make(Seed seed, CorpusSize size) {
      texts = new Texts(seed, sized(size, 200, 5_000, 50_000));
      return texts;
    }
  }
}
