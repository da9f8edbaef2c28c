package io.archbench.analysis.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged files are read as far as they make sense, or refused with a place: never a surprise. */
class MutationTest {
  private static final int MUTATIONS = 500;
  private static final byte[] TELLING =
      "\"'{}[]:,;.-0123456789eNaN/op\r\n \u00ff".getBytes(StandardCharsets.UTF_8);

  private static final JmhText TEXT =
      JmhText.file()
          .rates("org.x.A.run", new double[] {1, 2}, new double[] {3, 4})
          .cell("org.x.A.walk", "avgt", "us/op", Map.of("size", "1 0"), new double[] {5.5});

  /** What is damaged. */
  enum Sound {
    JSON(TEXT.json()),
    CSV(TEXT.csv(Locale.GERMANY, ',')),
    STORE(
        """
        {"entries":{"x":[{"commit":{"id":"a"},"date":1,"tool":"jmh","benches":[
        {"name":"a.B.c ( {\\"n\\":\\"1\\"} )","value":1.5,"unit":"us/op","extra":"forks: 2\\nthreads: 1"}]}]}}
        """);

    private final String text;

    Sound(String text) {
      this.text = text;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedFileIsReadOrRefusedByNameAndPlace(Sound sound) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261124L);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = damaged(sound.text.getBytes(StandardCharsets.UTF_8), random);
      try {
        ResultFile file = ResultFileReader.read(damaged, "some.file");
        FileSides.of(List.of(file), List.of(file));
      } catch (UnreadableResultFileException e) {
        refused++;
        assertThat(e)
            .as("mutation %d", i)
            .hasMessageContaining("some.file")
            .hasMessageMatching("(?s).{30,}");
      }
    }
    // some damage hits a figure and cannot be seen, some hits what holds the file together
    assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS - 10);
  }

  private static byte[] damaged(byte[] bytes, UniformRandomProvider random) {
    byte[] damaged = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length)); // cut
      }
      case 1 -> {
        int from = random.nextInt(bytes.length);
        int length = random.nextInt(Math.min(40, bytes.length - from) + 1);
        System.arraycopy(bytes, from + length, damaged, from, bytes.length - from - length);
        return Arrays.copyOf(damaged, bytes.length - length); // a piece lost
      }
      case 2 -> damaged[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      default -> {
        for (int i = 0; i < 3; i++) {
          damaged[random.nextInt(bytes.length)] = TELLING[random.nextInt(TELLING.length)];
        }
      }
    }
    return damaged;
  }
}
