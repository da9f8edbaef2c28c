package io.archbench.analysis.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.files.JmhText;
import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.files.ResultFileReader;
import io.archbench.analysis.files.UnreadableResultFileException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationTest {
  @Test
  void theRulesMeetTheirTargetsAndTheControlsAreFoundWrong() {
    List<Score> scores = Validation.simulated(20261127, 2);

    assertThat(scores)
        .filteredOn(score -> !score.what().endsWith("blocks"))
        .allSatisfy(
            score -> assertThat(score.outcome()).as("%s", score).isEqualTo(Score.Outcome.MET));
    assertThat(scores)
        .filteredOn(score -> score.what().endsWith("blocks"))
        .hasSize(2)
        .noneMatch(score -> score.outcome() == Score.Outcome.MISSED);
    assertThat(scores)
        .extracting(Score::name)
        .contains("G1", "G2", "G3a", "G3b", "G5", "G6", "G7", "G9", Score.CONTROL);
  }

  @Test
  void aKnownShortfallIsShownAndAWorseOneIsAMiss() {
    Score target = Score.atLeast("G6", "covered", new Score.Rate(937, 1_000), 94.5);
    Score far = Score.atLeast("G6", "covered", new Score.Rate(9_370, 10_000), 94.5);

    assertThat(target.outcome()).as("within two errors").isEqualTo(Score.Outcome.MET);
    assertThat(far.outcome()).isEqualTo(Score.Outcome.MISSED);
    assertThat(far.knownToReach(93.5).outcome()).isEqualTo(Score.Outcome.SHORT);
    assertThat(far.knownToReach(94.3).outcome()).isEqualTo(Score.Outcome.MISSED);
  }

  @Test
  void theSameSeedGivesTheSameScoresAndAnotherOneOthers() {
    ResultFile file = file(20, 6, "thrpt", "ops/s");

    assertThat(Validation.recorded(List.of(file), 1, 1))
        .isEqualTo(Validation.recorded(List.of(file), 1, 1))
        .isNotEqualTo(Validation.recorded(List.of(file), 2, 1));
  }

  private static ResultFile file(int cells, int forks, String mode, String unit) {
    Draws draws = new Draws(3);
    JmhText text = JmhText.file();
    for (int cell = 0; cell < cells; cell++) {
      double[][] values = new double[forks][];
      for (int fork = 0; fork < forks; fork++) {
        values[fork] = Noise.S1.fork(draws, 5);
      }
      text.cell("org.x.B%03d.run".formatted(cell), mode, unit, Map.of(), values);
    }
    return ResultFileReader.read(text.json().getBytes(StandardCharsets.UTF_8), "a.json");
  }

  @Test
  void aPopulationOfFilesHasTheirForksWithTimesAsRates() {
    ResultFile rates = file(3, 6, "thrpt", "ops/s");
    ResultFile times = file(3, 6, "avgt", "s/op");
    RecordedPopulation ofRates = RecordedPopulation.of(List.of(rates));
    RecordedPopulation ofTimes = RecordedPopulation.of(List.of(times));

    double[] rate = ofRates.benchmarks().get(1).get(2);
    double[] time = ofTimes.benchmarks().get(1).get(2);
    for (int i = 0; i < rate.length; i++) {
      assertThat(time[i]).isEqualTo(1 / rate[i]);
    }
    assertThat(ofRates.benchmarks().get(0)).contains(ofRates.fork(0, new Draws(1)));
  }

  @Test
  void filesWithoutEnoughForksAreRefused() {
    ResultFile few = file(3, 4, "thrpt", "ops/s");

    assertThatThrownBy(() -> Validation.recorded(List.of(few), 1, 1))
        .isInstanceOf(UnreadableResultFileException.class)
        .hasMessageContaining("raw values of 5 forks");
  }
}
