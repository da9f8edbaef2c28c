package io.archbench.runner.plan;

import io.archbench.runner.study.CellSelection;
import io.archbench.runner.study.Defaults;
import io.archbench.runner.study.FieldPath;
import io.archbench.runner.study.JmhChoice;
import io.archbench.runner.study.Literal;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyProblem;
import io.archbench.runner.study.SuiteChoice;
import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.Nearest;
import io.archbench.trial.ThreadCount;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Annotations;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Selects the cells of one suite: benchmarks × parameter values × modes × threads. */
final class SuiteCells {
  private final ParsedStudy parsed;
  private final String field;
  private final SuiteDescription suite;
  private final SuiteChoice choice;
  private final Collection<StudyProblem> problems;

  /** If not, all values count, lest patterns be blamed for cells that wrong values left out. */
  private boolean parametersHold = true;

  SuiteCells(
      ParsedStudy parsed,
      SuiteDescription suite,
      SuiteChoice choice,
      Collection<StudyProblem> problems) {
    this.parsed = parsed;
    this.field = FieldPath.key("suites", suite.name());
    this.suite = suite;
    this.choice = choice;
    this.problems = problems;
  }

  /** The selected cells with their methods, sorted by key. */
  SortedMap<CellKey, String> select(JmhChoice jmh) {
    int before = problems.size();
    checkParameters();
    parametersHold = problems.size() == before;
    SortedMap<CellKey, String> all = new TreeMap<>();
    for (Benchmark benchmark : suite.benchmarks()) {
      for (Map<String, String> parameters : combinations(benchmark)) {
        for (Mode mode : modes(benchmark, jmh)) {
          for (ThreadCount threads : threads(benchmark, jmh)) {
            CellKey key = CellKey.of(suite.name(), benchmark.key(), parameters, mode, threads);
            String other = all.putIfAbsent(key, benchmark.method());
            if (other != null && !other.equals(benchmark.method())) {
              problem(
                  field,
                  "builds in which " + benchmark.key() + " is one benchmark",
                  other + " in one and " + benchmark.method() + " in another");
            }
          }
        }
      }
    }
    return selected(all);
  }

  private SortedMap<CellKey, String> selected(SortedMap<CellKey, String> all) {
    SortedMap<CellKey, String> selected = new TreeMap<>();
    List<Stated> stated = stated();
    if (stated.isEmpty()) {
      problem(field + ".cells", "all, or patterns of cells", "a set that the suite does not name");
    }
    for (Stated each : stated) {
      CellPattern pattern = new CellPattern(each.pattern());
      List<CellKey> matched = all.keySet().stream().filter(pattern::matches).toList();
      if (matched.isEmpty()) {
        problem(
            each.field(),
            "a cell of suite " + suite.name() + ": " + operations(all.keySet()),
            "'" + each.pattern() + "', which matches none" + near(each.pattern(), all.keySet()));
      }
      matched.forEach(key -> selected.put(key, all.getOrDefault(key, "")));
    }
    return selected;
  }

  private record Stated(String field, String pattern) {}

  private List<Stated> stated() {
    String cells = field + ".cells";
    return switch (choice.cells()) {
      case CellSelection.Patterns stated -> each(cells, stated.patterns());
      case CellSelection.Preset preset ->
          preset(preset.word()).stream().map(pattern -> new Stated(cells, pattern)).toList();
    };
  }

  private static List<Stated> each(String field, List<String> patterns) {
    return IntStream.range(0, patterns.size())
        .mapToObj(index -> new Stated(FieldPath.item(field, index), patterns.get(index)))
        .toList();
  }

  private List<String> preset(CellSelection.Word word) {
    return switch (word) {
      case ALL -> List.of("*");
      case QUICK -> suite.quick();
      case REPRESENTATIVE ->
          suite.representative().stream().map(SuiteDescription.Representative::cell).toList();
    };
  }

  /** Every combination of the benchmark's parameter values that the study leaves. */
  private List<Map<String, String>> combinations(Benchmark benchmark) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, List<String>> each : new TreeMap<>(benchmark.parameters()).entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> shorter : combinations) {
        for (String value : left(each.getKey(), each.getValue())) {
          Map<String, String> one = new TreeMap<>(shorter);
          one.put(each.getKey(), value);
          longer.add(one);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  private List<String> left(String parameter, List<String> values) {
    List<Literal> stated = choice.params().get(parameter);
    if (stated == null || !parametersHold) {
      return values;
    }
    return stated.stream()
        .map(Literal::text)
        .filter(value -> values.contains(value) || isRate(parameter, value))
        .distinct()
        .toList();
  }

  private static List<Mode> modes(Benchmark benchmark, JmhChoice jmh) {
    return jmh.mode()
        .map(List::of)
        .orElseGet(() -> benchmark.modes().stream().distinct().map(Mode::of).toList());
  }

  private static List<ThreadCount> threads(Benchmark benchmark, JmhChoice jmh) {
    if (!jmh.threads().isEmpty()) {
      return jmh.threads();
    }
    return benchmark
        .annotations()
        .flatMap(Annotations::threads)
        .map(stated -> stated > 0 ? new ThreadCount(Integer.toString(stated)) : ThreadCount.MAX)
        .map(List::of)
        .orElse(Defaults.THREADS);
  }

  private void checkParameters() {
    Map<String, Set<String>> offered = new TreeMap<>();
    suite
        .benchmarks()
        .forEach(
            benchmark ->
                benchmark
                    .parameters()
                    .forEach(
                        (name, values) ->
                            offered
                                .computeIfAbsent(name, any -> new LinkedHashSet<>())
                                .addAll(values)));
    choice
        .params()
        .forEach(
            (name, values) -> {
              String key = FieldPath.key(field + ".params", name);
              Set<String> possible = offered.get(name);
              if (possible == null) {
                problem(
                    key,
                    "a parameter of suite "
                        + suite.name()
                        + ": "
                        + String.join(", ", offered.keySet()),
                    "'" + name + "'" + Nearest.hint(name, offered.keySet()));
              } else {
                checkValues(key, name, values, possible);
              }
            });
  }

  private void checkValues(
      String key, String parameter, List<Literal> values, Set<String> possible) {
    if (values.isEmpty()) {
      problem(key, "at least one of " + String.join(", ", possible), "none");
    }
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i).text();
      if (!possible.contains(value) && !isRate(parameter, value)) {
        problem(
            FieldPath.item(key, i),
            "one of " + String.join(", ", possible),
            "'" + value + "'" + Nearest.hint(value, possible));
      }
    }
  }

  /** Any rate will do, though a benchmark names some. */
  private boolean isRate(String parameter, String value) {
    return suite.openLoop().stream().anyMatch(each -> each.parameter().equals(parameter))
        && value.matches("[1-9][0-9]{0,8}");
  }

  private void problem(String where, String expected, String found) {
    problems.add(parsed.problem(where, expected, found));
  }

  static String near(String pattern, Collection<CellKey> keys) {
    String word = pattern.replace("*", "");
    return Nearest.hint(word, keys.stream().map(CellKey::benchmark).distinct().toList());
  }

  static String operations(Collection<CellKey> keys) {
    List<String> benchmarks = keys.stream().map(CellKey::benchmark).distinct().toList();
    int shown = Math.min(8, benchmarks.size());
    String more = shown < benchmarks.size() ? ", … (" + benchmarks.size() + " in all)" : "";
    return String.join(", ", benchmarks.subList(0, shown)) + more;
  }
}
