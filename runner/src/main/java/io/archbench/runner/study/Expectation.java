package io.archbench.runner.study;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a key's value has to be, in words, from the type that it is read into. */
final class Expectation {
  private Expectation() {}

  static String of(Type type) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == Optional.class) {
        return of(generic.getActualTypeArguments()[0]);
      }
      return generic.getRawType() == List.class ? "a list" : "a mapping";
    }
    Class<?> plain = (Class<?>) type;
    return ScalarForms.of(plain).map(ScalarForm::expected).orElseGet(() -> structured(plain));
  }

  private static String structured(Class<?> type) {
    if (!type.isSealed()) {
      return "a mapping";
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .map(each -> isInline(each) ? of(each.getRecordComponents()[0].getGenericType()) : of(each))
        .collect(Collectors.joining(", or "));
  }

  /** Whether an alternative is written as its only component, without a key. */
  static boolean isInline(Class<?> alternative) {
    return alternative.getRecordComponents().length == 1;
  }
}
