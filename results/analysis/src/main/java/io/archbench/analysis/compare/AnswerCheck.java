package io.archbench.analysis.compare;

import io.archbench.analysis.compare.CellComparison.Failure;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.Fork;
import io.archbench.trial.record.CellResult.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that every trial of a cell, on both sides, gave the same answer. */
final class AnswerCheck {
  private AnswerCheck() {}

  /** One failure for each trial whose answer is not that of the first trial; both are named. */
  static List<Failure> check(Sides sides, List<Fork> baseline, List<Fork> contender) {
    List<Failure> wrong = new ArrayList<>();
    Optional<Fork> first =
        Stream.concat(baseline.stream(), contender.stream())
            .filter(fork -> fork.measured().answerSha256().isPresent())
            .findFirst();
    first.ifPresent(
        reference -> {
          wrong.addAll(unlike(reference, sides.baseline(), baseline));
          wrong.addAll(unlike(reference, sides.contender(), contender));
        });
    return wrong;
  }

  private static List<Failure> unlike(Fork reference, String variant, List<Fork> forks) {
    String expected = reference.measured().answerSha256().orElseThrow();
    return forks.stream()
        .filter(fork -> fork.measured().answerSha256().isPresent())
        .filter(fork -> !fork.measured().answerSha256().orElseThrow().equals(expected))
        .map(fork -> failure(reference, variant, fork))
        .toList();
  }

  private static Failure failure(Fork reference, String variant, Fork fork) {
    return new Failure(
        variant,
        fork.origin(),
        FailureKind.WRONG_ANSWER,
        "answers differ: %s in %s, %s in %s"
            .formatted(
                reference.measured().answerSha256().orElseThrow(),
                reference.origin(),
                fork.measured().answerSha256().orElseThrow(),
                fork.origin()),
        "");
  }
}
