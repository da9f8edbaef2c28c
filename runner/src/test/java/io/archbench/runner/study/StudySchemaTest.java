package io.archbench.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StudySchemaTest {
  private static final Path COMMITTED = Path.of("..", "docs", "schema", "study.schema.json");
  private static final String REGENERATE =
      "docs/schema/study.schema.json is stale; make it again with: mvn -pl runner -am test"
          + " -Dtest=StudySchemaTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Darchbench.schema.write=true";

  @Test
  void theCommittedSchemaIsTheOneOfTheRecords() throws IOException {
    if (Boolean.getBoolean("archbench.schema.write")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, StudySchema.text());
    }
    assertThat(COMMITTED).as(REGENERATE).exists();
    assertThat(Files.readString(COMMITTED)).as(REGENERATE).isEqualTo(StudySchema.text());
  }

  @Test
  void theSchemaDoesNotDependOnTheLocale() {
    String expected = StudySchema.text();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(StudySchema.text()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theSchemaNamesTypesBoundsAndRequiredKeys() {
    Map<?, ?> schema = schema();
    assertThat(at(schema, "required")).isEqualTo(List.of("schema", "study", "variants", "suites"));
    assertThat(at(schema, "additionalProperties")).isEqualTo(false);
    assertThat(at(schema, "properties", "study", "type")).isEqualTo("string");
    assertThat(at(schema, "properties", "design", "enum")).isEqualTo(List.of("estimate", "detect"));
    assertThat(at(schema, "$defs", "Rounds", "properties", "min", "default")).isEqualTo(5);
    assertThat(at(schema, "$defs", "Rounds", "properties", "min", "minimum")).isEqualTo(1);
    assertThat(at(schema, "$defs", "Variant", "required")).isEqualTo(List.of("arch"));
  }

  @Test
  void everyReferenceInTheSchemaLeadsSomewhere() {
    Map<?, ?> definitions = (Map<?, ?>) at(schema(), "$defs");
    List<String> references =
        StudySchema.text()
            .lines()
            .filter(line -> line.contains("#/$defs/"))
            .map(line -> line.replaceAll(".*#/\\$defs/([A-Za-z]+).*", "$1"))
            .toList();
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(definitions.get(name)).isNotNull());
  }

  @Test
  void everyDefaultIsOneOfAKeyThatExists() throws ClassNotFoundException {
    assertThat(Defaults.keys()).isNotEmpty();
    for (String key : Defaults.keys()) {
      String record = key.substring(0, key.indexOf('.'));
      Class<?> type = Class.forName("io.archbench.runner.study." + record);
      assertThat(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
          .as(key)
          .contains(key.substring(key.indexOf('.') + 1));
    }
  }

  private static Map<?, ?> schema() {
    byte[] text = StudySchema.text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return CanonicalJson.read(text, Map.class, "schema");
  }

  private static Object at(Object document, String... path) {
    Object value = document;
    for (String key : path) {
      value = Objects.requireNonNull(((Map<?, ?>) value).get(key), key);
    }
    return value;
  }
}
