package io.archbench.analysis.compare;

import static io.archbench.analysis.Study.CELL;
import static io.archbench.analysis.Study.trial;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.Study;
import io.archbench.trial.Architecture;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.synthetic.EnvironmentBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bytes of {@code comparison.json}. */
class ComparisonDocumentTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  private static ComparisonDocument document() {
    Study study = Study.sameNode().pending("arm64");
    double[] base = {1000, 1024, 1000, 1024, 1000, 1024};
    double[] head = {1000, 1280, 1000, 1024, 1250, 1024};
    for (int i = 0; i < base.length; i++) {
      study.add(
          trial("base", i + 1)
              .jvmArgs("-XX:+UseG1GC")
              .allocation(120)
              .cell(CELL, "ops/s", base[i], base[i]));
      study.add(
          trial("head", i + 1)
              .jvmArgs("-XX:+UseParallelGC")
              .environment(EnvironmentBuilder.of(Architecture.AMD64).parallel().build())
              .allocation(128)
              .cell(CELL, "ops/s", head[i], head[i]));
    }
    study.add(trial("head", 7).failed(CELL, FailureKind.THREW, "Zähler <0> \"übergelaufen\""));
    return study.compare();
  }

  private static String golden() throws IOException {
    if (Boolean.getBoolean("archbench.golden.update")) {
      Path source = Path.of("src/test/resources/io/archbench/analysis/compare/comparison.json");
      Files.writeString(source, CanonicalJson.indented(document()));
      return Files.readString(source);
    }
    try (InputStream in = ComparisonDocumentTest.class.getResourceAsStream("comparison.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theDocumentIsAsRecorded() throws IOException {
    assertThat(CanonicalJson.indented(document())).isEqualTo(golden());
  }

  @Test
  void theDocumentIsTheSameUnderACommaDecimalLocale() throws IOException {
    Locale.setDefault(Locale.GERMANY);

    assertThat(String.format("%.1f", 1.5)).as("negative control").isEqualTo("1,5");
    assertThat(CanonicalJson.indented(document())).isEqualTo(golden());
  }

  @Test
  void theDocumentReadsBack() {
    ComparisonDocument document = document();

    assertThat(CanonicalJson.read(CanonicalJson.bytes(document), ComparisonDocument.class, "test"))
        .isEqualTo(document);
  }

  @Test
  void keysAreSorted() {
    assertThat(CanonicalJson.text(document()))
        .startsWith("{\"comparisons\":[{\"baseline\":\"base\",\"cells\":[{\"allocation\":{")
        .contains(
            ",\"demonstration\":false,\"design\":\"estimate\",\"exit\":{\"all\":[4],\"code\":4},\"findings\":[",
            "],\"generatedFrom\":[",
            "],\"method\":\"1\",\"pending\":[",
            "],\"run\":\"syntheti\",\"schemaVersion\":1,\"study\":\"synthetic\",\"workSha256\":");
  }
}
