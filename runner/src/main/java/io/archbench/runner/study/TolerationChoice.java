package io.archbench.runner.study;

import io.archbench.trial.Toleration;
import java.util.List;
import java.util.Optional;

/** A Kubernetes toleration. */
public record TolerationChoice(
    @Key("Key of the taint.") Optional<String> key,
    @Key("Equal or Exists.") String operator,
    @Key("Value of the taint, for Equal.") Optional<String> value,
    @Key("NoSchedule, PreferNoSchedule or NoExecute; absent: any.") Optional<String> effect) {
  private static final List<String> OPERATORS = List.of("Equal", "Exists");
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  public TolerationChoice {
    if (!OPERATORS.contains(operator)) {
      throw new ImpossibleValueException("operator", "Equal or Exists", "'" + operator + "'");
    }
    if (effect.isPresent() && !EFFECTS.contains(effect.get())) {
      throw new ImpossibleValueException(
          "effect", "one of " + String.join(", ", EFFECTS), "'" + effect.get() + "'");
    }
    if (operator.equals("Exists") && value.isPresent()) {
      throw new ImpossibleValueException(
          "value", "no value with operator Exists", "'" + value.get() + "'");
    }
    if (key.isEmpty() && !operator.equals("Exists")) {
      throw new ImpossibleValueException("operator", "Exists where there is no key", "Equal");
    }
  }

  /** As specs have it. */
  public Toleration toleration() {
    return new Toleration(key.orElse(""), operator, value.orElse(""), effect.orElse(""));
  }
}
