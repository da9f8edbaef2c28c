package io.archbench.trial.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.CellKey;
import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static List<String> digests(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Sha256.of(new byte[] {(byte) i, (byte) (i >> 8)}))
        .collect(Collectors.toList());
  }

  private static Manifest manifest(List<String> digests, String words) {
    return Manifest.of(
        "indexing-g1-r01-a1",
        digests,
        Optional.of(CellKey.parse("indexing/Search.term:thrpt:tmax")),
        Manifest.State.RUNNING,
        Optional.empty(),
        words);
  }

  private static Manifest read(byte[] bytes) {
    return CanonicalJson.read(bytes, Manifest.class, "manifest");
  }

  @Test
  void aShortManifestIsWrittenWhole() {
    Manifest manifest = manifest(digests(5), "ok");

    assertThat(read(manifest.bytes())).isEqualTo(manifest);
  }

  @Test
  void whateverItHoldsAManifestFitsATerminationMessageAndStillProvesTheSegments() {
    for (int count : new int[] {0, 10, 60, 100, 1_000}) {
      for (String words :
          new String[] {"", "boom ".repeat(10_000), "\"ü€".repeat(900), "\u001b".repeat(2_000)}) {
        byte[] bytes = manifest(digests(count), words).bytes();

        assertThat(bytes.length).isLessThan(Manifest.LIMIT);
        assertThat(read(bytes).covers(digests(count))).isTrue();
        assertThat(read(bytes).state()).isEqualTo(Manifest.State.RUNNING);
      }
    }
  }

  @Test
  void aManifestThatCannotNameItsCellStillFits() {
    CellKey endless = CellKey.parse("jvm/B.c?sql=" + "%20".repeat(2_000) + ":thrpt:t1");
    Manifest manifest =
        Manifest.of(
            "jvm-g1-r01-a1",
            digests(3),
            Optional.of(endless),
            Manifest.State.INCOMPLETE,
            Optional.empty(),
            "killed");

    assertThat(manifest.bytes().length).isLessThan(Manifest.LIMIT);
    assertThat(read(manifest.bytes()).running()).isEmpty();
    assertThat(read(manifest.bytes()).covers(digests(3))).isTrue();
  }

  @Test
  void onlyTheSameDigestsInTheSameOrderAreCovered() {
    Manifest manifest = manifest(digests(3), "");
    List<String> swapped = digests(3);
    Collections.swap(swapped, 0, 1);

    assertThat(manifest.covers(digests(3))).isTrue();
    assertThat(manifest.covers(digests(2))).isFalse();
    assertThat(manifest.covers(digests(4))).isFalse();
    assertThat(manifest.covers(swapped)).isFalse();
  }
}
