package io.archbench.trial.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  private final Locale before = Locale.getDefault();

  enum Kind {
    @JsonProperty("same-node")
    SAME_NODE
  }

  record Document(
      String zebra,
      int count,
      double ratio,
      Optional<Double> maybe,
      Optional<String> absent,
      Duration warmup,
      Instant time,
      Kind kind,
      Map<String, Integer> map,
      List<String> list,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer nullable) {}

  private static Document document(@Nullable Integer nullable) {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("b", 2);
    map.put("a", 1);
    return new Document(
        "ä\"",
        1_000_000,
        1_234.5,
        Optional.of(.25),
        Optional.empty(),
        Duration.ofSeconds(90),
        Instant.parse("2026-11-24T10:15:00.1239Z"),
        Kind.SAME_NODE,
        map,
        List.of("z", "a"),
        nullable);
  }

  private static final String GOLDEN =
      "{\"count\":1000000,\"kind\":\"same-node\",\"list\":[\"z\",\"a\"],\"map\":{\"a\":1,\"b\":2},"
          + "\"maybe\":0.25,\"ratio\":1234.5,\"time\":\"2026-11-24T10:15:00.123Z\",\"warmup\":90000,"
          + "\"zebra\":\"ä\\\"\"}";

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void keysAreSortedBlanksAbsentAndUnitsFixed() {
    assertThat(CanonicalJson.text(document(null))).isEqualTo(GOLDEN);
    assertThat(CanonicalJson.bytes(document(null)))
        .isEqualTo(GOLDEN.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theBytesDoNotDependOnTheLocale() {
    for (Locale locale : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab"))) {
      Locale.setDefault(locale);
      assertThat(CanonicalJson.text(document(null))).isEqualTo(GOLDEN);
    }
  }

  @Test
  void aDocumentReadsBackWithAndWithoutWhatMayBeAbsent() {
    byte[] without = CanonicalJson.bytes(document(null));
    byte[] with = CanonicalJson.bytes(document(7));

    Document read = CanonicalJson.read(without, Document.class, "test");
    assertThat(read.absent()).isEmpty();
    assertThat(read.maybe()).hasValue(.25);
    assertThat(read.nullable()).isNull();
    assertThat(read.warmup()).isEqualTo(Duration.ofSeconds(90));
    assertThat(CanonicalJson.read(with, Document.class, "test").nullable()).isEqualTo(7);
    assertThat(CanonicalJson.text(read)).isEqualTo(GOLDEN);
  }

  @Test
  void fieldsOfLaterVersionsAreIgnored() {
    String later = GOLDEN.replace("{\"count\"", "{\"brand\":{\"new\":[1]},\"count\"");

    assertThat(read(later)).isEqualTo(read(GOLDEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zebra", "count", "ratio", "warmup", "time", "kind", "map", "list"})
  void aMissingComponentIsAnErrorThatNamesIt(String field) {
    String renamed = GOLDEN.replace("\"" + field + "\":", "\"was-" + field + "\":");

    assertThatThrownBy(() -> read(renamed))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("file.json")
        .hasMessageContaining(field);
  }

  @Test
  void anUnreadableDocumentSaysWhereAndWhat() {
    assertThatThrownBy(() -> read("{\"count\":\n \"many\"}"))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageStartingWith("file.json: line 2, column")
        .hasMessageContaining("[\"count\"]");
    assertThatThrownBy(() -> read("null")).hasMessage("file.json: empty document");
    assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableDocumentException.class);
    assertThatThrownBy(() -> read(GOLDEN.replace("2026-11-24T", "24.11.2026 ")))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("RFC 3339");
  }

  @Test
  void aDocumentCutAnywhereIsUnreadable() {
    byte[] whole = GOLDEN.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      String cut = new String(whole, 0, length, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableDocumentException.class);
    }
  }

  private static Document read(String json) {
    return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), Document.class, "file.json");
  }
}
