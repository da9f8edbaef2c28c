package io.archbench.runner.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How constants are written in a study: lower case, with hyphens. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words of all constants of an enum, in order. */
  static List<String> all(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> of((Enum<?>) each)).toList();
  }
}
