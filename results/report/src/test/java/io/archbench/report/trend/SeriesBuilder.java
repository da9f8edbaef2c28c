package io.archbench.report.trend;

import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.trend.Annotation;
import io.archbench.analysis.trend.ChangePoint;
import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.Series;
import io.archbench.analysis.trend.SeriesBreak;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.analysis.trend.SeriesTrend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes a series of what is to happen to it; every place is an index of its nights. */
public final class SeriesBuilder {
  private static final double SCORE = 1_250_000;
  private static final double HALF = .012;

  private final SeriesKey key;
  private final List<Night> nights;
  private final SortedMap<Integer, Double> shifts = new TreeMap<>();
  private final SortedMap<Integer, String> machines = new TreeMap<>();
  private final SortedMap<Integer, String> anchors = new TreeMap<>();
  private final SortedMap<Integer, String> kernels = new TreeMap<>();
  private final SortedMap<Integer, String> jdks = new TreeMap<>();
  private final Set<Integer> missing = new HashSet<>();
  private double level;
  private boolean interval = true;

  private SeriesBuilder(SeriesKey key, List<Night> nights) {
    this.key = key;
    this.nights = nights;
    machines.put(0, "Ampere Altra, stepping 1, 16 CPUs, Standard_D16ps_v5");
    anchors.put(0, "sha256:" + "3c".repeat(32));
    kernels.put(0, "6.12.6-arm64");
    jdks.put(0, "Temurin-25.0.1+8");
  }

  public static SeriesBuilder of(SeriesKey key, List<Night> nights) {
    return new SeriesBuilder(key, nights);
  }

  /** Nights in a row, the last of them on 2026-11-30, each of a commit of its own. */
  public static List<Night> nights(String study, int count) {
    Instant last = Instant.parse("2026-11-30T02:15:00Z");
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Night(
                    study,
                    study + "-run-" + i,
                    last.minus(Duration.ofDays(count - 1L - i)),
                    Optional.of(
                        String.format(
                            Locale.ROOT, "%08x9c1bd204f6a0e7b58d3c1f2a9e0b4d6c", i * 48_271_003)),
                    i))
        .toList();
  }

  public SeriesBuilder level(double theta) {
    level = theta;
    return this;
  }

  public SeriesBuilder shift(int night, double by) {
    shifts.put(night, by);
    return this;
  }

  public SeriesBuilder machine(int night, String name) {
    machines.put(night, name);
    return this;
  }

  public SeriesBuilder anchor(int night, String digest) {
    anchors.put(night, digest);
    return this;
  }

  public SeriesBuilder kernel(int night, String release) {
    kernels.put(night, release);
    return this;
  }

  public SeriesBuilder jdk(int night, String build) {
    jdks.put(night, build);
    return this;
  }

  public SeriesBuilder without(int... absent) {
    IntStream.of(absent).forEach(missing::add);
    return this;
  }

  public SeriesBuilder withoutInterval() {
    interval = false;
    return this;
  }

  /** The series with noise of that standard deviation. */
  public SeriesTrend noisy(double deviation, long seed) {
    Random random = new Random(seed);
    List<SeriesPoint> points = new ArrayList<>();
    List<SeriesBreak> breaks = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    List<Integer> moved = new ArrayList<>();
    for (int i = 0; i < nights.size(); i++) {
      double theta = level + deviation * random.nextGaussian();
      for (double shift : shifts.headMap(i + 1).values()) {
        theta += shift;
      }
      if (!missing.contains(i)) {
        Conditions now = conditions(i);
        if (!points.isEmpty()) {
          happened(points.size(), points.getLast().conditions(), now, breaks, annotations);
          if (shifts.containsKey(i)) {
            moved.add(points.size());
          }
        }
        points.add(point(nights.get(i), now, theta));
      }
    }
    return new SeriesTrend(
        new Series(key, points), breaks, annotations, changes(points, moved, breaks));
  }

  private Conditions conditions(int night) {
    return new Conditions(
        at(machines, night), at(kernels, night), at(jdks, night), at(anchors, night));
  }

  private static String at(SortedMap<Integer, String> values, int night) {
    return List.copyOf(values.headMap(night + 1).values()).getLast();
  }

  private static void happened(
      int index,
      Conditions before,
      Conditions now,
      List<SeriesBreak> breaks,
      List<Annotation> annotations) {
    if (!before.machine().equals(now.machine())) {
      breaks.add(
          new SeriesBreak(index, SeriesBreak.Cause.MACHINE, before.machine(), now.machine()));
    } else if (!before.anchor().equals(now.anchor())) {
      breaks.add(new SeriesBreak(index, SeriesBreak.Cause.ANCHOR, before.anchor(), now.anchor()));
    }
    if (!before.kernel().equals(now.kernel())) {
      annotations.add(new Annotation(index, Annotation.Kind.KERNEL, before.kernel(), now.kernel()));
    }
    if (!before.jdk().equals(now.jdk())) {
      annotations.add(new Annotation(index, Annotation.Kind.JDK, before.jdk(), now.jdk()));
    }
  }

  private SeriesPoint point(Night night, Conditions conditions, double theta) {
    return new SeriesPoint(
        night,
        conditions,
        theta,
        interval ? Optional.of(new Interval(theta - HALF, theta + HALF)) : Optional.empty(),
        6,
        SCORE * Math.exp(theta),
        "ops/s");
  }

  private static List<ChangePoint> changes(
      List<SeriesPoint> points, List<Integer> moved, List<SeriesBreak> breaks) {
    List<Integer> edges = new ArrayList<>(moved);
    breaks.forEach(each -> edges.add(each.index()));
    edges.add(0);
    edges.add(points.size());
    List<Integer> sorted = edges.stream().distinct().sorted().toList();
    return moved.stream()
        .map(
            index -> {
              int at = sorted.indexOf(index);
              return new ChangePoint(
                  index,
                  mean(points.subList(sorted.get(at - 1), index)),
                  mean(points.subList(index, sorted.get(at + 1))),
                  .0004);
            })
        .toList();
  }

  private static double mean(List<SeriesPoint> points) {
    return points.stream().mapToDouble(SeriesPoint::theta).average().orElseThrow();
  }
}
