package io.archbench.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CorporaTest {
  private static final Locale LOCALE = Locale.getDefault();
  private static final TimeZone ZONE = TimeZone.getDefault();

  @Test
  void theSameSeedGivesTheSameCorpora() throws Exception {
    assertThat(digests(new Seed(1))).isEqualTo(digests(new Seed(1)));
  }

  @Test
  void anotherSeedGivesOthers() throws Exception {
    Map<String, String> others = digests(new Seed(2));
    digests(new Seed(1))
        .forEach((work, digest) -> assertThat(others.get(work)).as(work).isNotEqualTo(digest));
  }

  @Test
  void neitherLocaleNorTimeZoneCounts() throws Exception {
    Map<String, String> here = digests(new Seed(1));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(digests(new Seed(1))).isEqualTo(here);
    } finally {
      Locale.setDefault(LOCALE);
      TimeZone.setDefault(ZONE);
    }
  }

  @Test
  void plainImplementationsAgreeWithPublishedVectors() {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    byte[] foob = "foob".getBytes(StandardCharsets.US_ASCII);
    // FIPS 180-4; the check value of CRC-32C; RFC 4648, 10
    assertThat(Bytes.hex(PlainSha256.of(abc)))
        .containsExactly("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Checksums.plain(digits)).isEqualTo(0xe306_9283L);
    assertThat(new String(Texts.plainBase64(foob), StandardCharsets.US_ASCII))
        .isEqualTo("Zm9vYg==");
    assertThat(Bytes.hex(Texts.plainUtf8("a\u00e9\u20ac\ud83d\ude00")))
        .containsExactly("61c3a9e282acf09f9880");
  }

  @Test
  void blocksAreTheLinesWithoutAGap() {
    WebLogCorpus corpus = WebLogCorpus.of(CorpusSize.SMALL, new Seed(1)).first(100);
    StringBuilder lines = new StringBuilder();
    for (int index = 0; index < corpus.size(); index++) {
      lines.append(corpus.line(index).json()).append('\n');
    }
    StringBuilder blocks = new StringBuilder();
    List<byte[]> cut = LogBlocks.of(corpus, 1_000);
    cut.forEach(block -> blocks.append(new String(block, StandardCharsets.UTF_8)));
    assertThat(cut).hasSize(lines.length() / 1_000);
    assertThat(lines.toString()).startsWith(blocks.toString());
  }

  @Test
  void aChaseVisitsEachLineOnce() {
    Chase chase = new Chase(new Seed(1), 1_000 * 64);
    assertThat(chase.hop(chase.position(0))).isEqualTo(chase.position(0));
    assertThat(chase.count()).isEqualTo(1_000);
    boolean[] seen = new boolean[1_000];
    for (int place = 0; place < 1_000; place++) {
      seen[chase.position(place) / 16] = true;
    }
    assertThat(seen).doesNotContain(false);
  }

  private static Map<String, String> digests(Seed seed) throws Exception {
    WebLogCorpus logs = WebLogCorpus.of(CorpusSize.SMALL, seed).first(1_000);
    Map<String, Work> works = new TreeMap<>();
    works.put("json", new JsonDocuments(seed, 10));
    works.put("sealing", new Sealing(seed, SealedBy.AES_GCM, 2, 100));
    works.put("hashing", new Hashing(seed, 2, 100));
    works.put("signing", new Signing(seed, 2, 100));
    works.put("agreement", new Agreement(seed, 2));
    works.put("checksums", new Checksums(LogBlocks.of(logs, 1_000)));
    works.put("deflating", new Deflating(LogBlocks.of(logs, 1_000)));
    works.put("lines", new AccessLines(logs, 100));
    works.put("texts", new Texts(seed, 8));
    works.put("lookups", new Lookups(seed, "hash", 100));
    works.put("counting", new Counting(logs));
    works.put("sorting", new Sorting(seed, 1));
    works.put("adding", new Adding(seed, Total.of("atomic")));
    works.put("messages", new Messages(seed, "disruptor", 1));
    works.put("profiles", new CachedProfiles(seed, 100));
    works.put("trees", new Trees(seed, 1));
    works.put("chase", new Chase(seed, 10_000));
    works.put("slices", new Slices(seed, 1));
    works.put("rejections", new Rejections(seed, 1, 100));
    Map<String, String> digests = new TreeMap<>();
    works.forEach((name, work) -> digests.put(name, work.sha256()));
    return digests;
  }
}
