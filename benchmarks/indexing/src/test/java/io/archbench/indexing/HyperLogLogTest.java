package io.archbench.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HyperLogLogTest {
  /** Four standard errors. */
  private static final double PERCENT = 3.3;

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 10_000, 40_000, 100_000, 1_000_000})
  void estimatesAreAsGoodAsTheRegistersAllow(int different) {
    HyperLogLog sketch = sketch(0, different);
    assertThat(sketch.estimate()).isCloseTo(different, withinPercentage(PERCENT));
  }

  @Test
  void nothingIsNothing() {
    assertThat(new HyperLogLog().estimate()).isZero();
  }

  @Test
  void whatIsAddedTwiceCountsOnce() {
    HyperLogLog sketch = sketch(0, 5_000);
    assertThat(sketch.add(sketch(0, 5_000))).isEqualTo(sketch(0, 5_000));
  }

  @Test
  void halvesAddUpToTheWhole() {
    assertThat(sketch(0, 5_000).add(sketch(4_000, 9_000))).isEqualTo(sketch(0, 9_000));
    assertThat(sketch(0, 9_000)).isNotEqualTo(sketch(0, 8_000));
  }

  /** Values of the algorithm's reference implementation. */
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "hello, cbd8a7b341bd9b02",
    "The quick brown fox jumps over the lazy dog, e34bbc7bbc071b6c"
  })
  void hashesAreThoseOfMurmurHash3(String text, String hexadecimal) {
    assertThat(Long.toHexString(MurmurHash.of(new BytesRef(text)))).isEqualTo(hexadecimal);
    BytesRef within = new BytesRef("<" + text + ">");
    within.offset++;
    within.length -= 2;
    assertThat(Long.toHexString(MurmurHash.of(within))).isEqualTo(hexadecimal);
  }

  private static HyperLogLog sketch(int from, int to) {
    HyperLogLog sketch = new HyperLogLog();
    for (int number = from; number < to; number++) {
      sketch.add(MurmurHash.of(new BytesRef(Integer.toString(number))));
    }
    return sketch;
  }
}
