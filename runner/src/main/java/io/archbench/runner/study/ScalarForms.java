package io.archbench.runner.study;

import static io.archbench.runner.study.ScalarForm.Kind.BOOLEAN;
import static io.archbench.runner.study.ScalarForm.Kind.INTEGER;
import static io.archbench.runner.study.ScalarForm.Kind.NUMBER;
import static io.archbench.runner.study.ScalarForm.Kind.STRING;

import io.archbench.trial.Architecture;
import io.archbench.trial.Mode;
import io.archbench.trial.ThreadCount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The scalar form of each type that a study uses. */
final class ScalarForms {
  private static final Set<ScalarForm.Kind> ANY = Set.of(STRING, INTEGER, NUMBER, BOOLEAN);
  private static final Set<ScalarForm.Kind> QUANTITY = Set.of(STRING, INTEGER, NUMBER);
  private static final Map<Class<?>, ScalarForm> FORMS = forms();

  private ScalarForms() {}

  /** The form of a type, unless it is written as a mapping or list. */
  static Optional<ScalarForm> of(Class<?> type) {
    ScalarForm form = FORMS.get(type);
    return form == null && type.isEnum() ? Optional.of(word(type)) : Optional.ofNullable(form);
  }

  private static Map<Class<?>, ScalarForm> forms() {
    Map<Class<?>, ScalarForm> forms = new LinkedHashMap<>();
    ScalarForm number = plain("a whole number", Set.of(INTEGER), Integer::valueOf);
    forms.put(String.class, plain("text", Set.of(STRING), ScalarForms::text));
    forms.put(int.class, number);
    forms.put(Integer.class, number);
    forms.put(long.class, plain("a whole number of 64 bits", Set.of(INTEGER), Long::valueOf));
    forms.put(boolean.class, plain("true or false", Set.of(BOOLEAN), ScalarForms::truth));
    forms.put(BigDecimal.class, plain("a number", Set.of(INTEGER, NUMBER), ScalarForms::decimal));
    forms.put(Literal.class, plain("a text, number, true or false", ANY, Literal::new));
    forms.put(
        Duration.class,
        text("a duration such as 500ms, 10s, 5m or 2h", DurationText.PATTERN, DurationText::parse));
    forms.put(Percent.class, text("a percentage such as 3%", Percent.PATTERN, Percent::parse));
    forms.put(
        MemoryQuantity.class,
        whole("memory such as 8Gi or 512Mi", MemoryQuantity.PATTERN, MemoryQuantity::parse));
    forms.put(
        CpuQuantity.class,
        quantity("CPUs such as 2 or 500m", CpuQuantity.PATTERN, CpuQuantity::parse));
    forms.put(
        CpuLimit.class, whole("none, equal or a number of CPUs", CpuLimit.PATTERN, CpuLimit::new));
    forms.put(
        ThreadCount.class,
        whole(
            "max, quarter or a number of threads",
            "max|quarter|[1-9][0-9]{0,3}",
            ThreadCount::new));
    forms.put(Usd.class, text("an amount in quotes, such as \"0.5620\"", Usd.PATTERN, Usd::parse));
    forms.put(
        LocalDate.class,
        text("a date such as 2026-11-01", "[0-9]{4}-[0-9]{2}-[0-9]{2}", ScalarForms::date));
    forms.put(Architecture.class, word(Architecture.class));
    List<String> modes = Arrays.stream(Mode.values()).map(Mode::label).toList();
    forms.put(
        Mode.class,
        new ScalarForm("one of " + String.join(", ", modes), Set.of(STRING), "", modes, Mode::of));
    return Map.copyOf(forms);
  }

  private static ScalarForm plain(
      String expected, Set<ScalarForm.Kind> kinds, Function<String, Object> parse) {
    return new ScalarForm(expected, kinds, "", List.of(), parse);
  }

  private static ScalarForm quantity(
      String expected, String pattern, Function<String, Object> parse) {
    return new ScalarForm(expected, QUANTITY, pattern, List.of(), parse);
  }

  private static ScalarForm whole(String expected, String pattern, Function<String, Object> parse) {
    return new ScalarForm(expected, Set.of(STRING, INTEGER), pattern, List.of(), parse);
  }

  private static ScalarForm text(String expected, String pattern, Function<String, Object> parse) {
    return new ScalarForm(expected, Set.of(STRING), pattern, List.of(), parse);
  }

  private static ScalarForm word(Class<?> type) {
    List<String> words = Words.all(type);
    return new ScalarForm(
        "one of " + String.join(", ", words),
        Set.of(STRING),
        "",
        words,
        text -> constant(type, words, text));
  }

  private static Object constant(Class<?> type, List<String> words, String text) {
    int index = words.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException("no such word: " + text);
    }
    return type.getEnumConstants()[index];
  }

  private static Object text(String text) {
    return text;
  }

  private static Object truth(String text) {
    return text.equalsIgnoreCase("true");
  }

  private static Object decimal(String text) {
    // bounded, since BigDecimal takes 1e999999999 and its plain text would fill the memory
    if (!text.matches("[-+]?[0-9]{0,15}(\\.[0-9]{0,15})?")) {
      throw new IllegalArgumentException("no plain decimal number: " + text);
    }
    return new BigDecimal(text);
  }

  private static Object date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no date: " + text, e);
    }
  }
}
