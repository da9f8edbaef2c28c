package io.archbench.analysis.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {
  @Test
  void theRulesMeetTheirTargetsAndTheControlsDoNot() {
    List<Score> scores = Validation.simulated(20261127, 2);
    scores.forEach(System.out::println);

    assertThat(scores).allSatisfy(score -> assertThat(score.met()).as(score.toString()).isTrue());
  }
}
