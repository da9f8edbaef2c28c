package io.archbench.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.Phase;
import io.archbench.trial.Place;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PassTest {
  @Test
  void roundsAtDifferentPlacesMakeOnePass() {
    assertThat(numbers(round(1, "a", "x"), round(2, "b", "y"), round(3, "c", "z")))
        .containsExactly(List.of(1, 2, 3));
  }

  @Test
  void aPlaceIsInAPassOnce() {
    assertThat(numbers(round(1, "a"), round(2, "b"), round(3, "a"), round(4, "b"), round(5, "a")))
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
  }

  @Test
  void theVariantWithFewerPlacesSetsTheLength() {
    assertThat(numbers(round(1, "a", "x"), round(2, "b", "y"), round(3, "c", "x")))
        .containsExactly(List.of(1, 2), List.of(3));
  }

  @Test
  void oneMachineIsOneRoundAtATime() {
    assertThat(numbers(round(1, "here"), round(2, "here"))).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void noRoundsAreNoPass() {
    assertThat(Pass.of(List.of())).isEmpty();
  }

  private static List<List<Integer>> numbers(Round... rounds) {
    return Pass.of(List.of(rounds)).stream()
        .map(pass -> pass.rounds().stream().map(Round::number).toList())
        .toList();
  }

  private static Round round(int number, String... places) {
    return new Round(
        number,
        Phase.MEASURE,
        Stream.of(places)
            .map(name -> new Block(new Place(name, Architecture.AMD64, 2), List.of()))
            .toList());
  }
}
