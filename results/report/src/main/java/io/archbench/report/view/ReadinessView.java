package io.archbench.report.view;

import io.archbench.report.RunFacts;
import io.archbench.report.RunFacts.Image;
import io.archbench.report.RunFacts.Ran;
import io.archbench.report.RunFacts.Readiness;
import io.archbench.report.RunFacts.Ready;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether what is deployed can run on the other architecture, ready to be shown.
 *
 * @param words the answer in one or two sentences
 * @param images those that stand in the way first; empty if nothing was looked at
 */
public record ReadinessView(String words, List<Image> images) {
  private static final Comparator<Image> WORST_FIRST =
      Comparator.comparing(Image::ready).thenComparing(Image::reference);

  public ReadinessView {
    images = List.copyOf(images);
  }

  /** Absent where both sides have one architecture and no scan was made. */
  static Optional<ReadinessView> of(RunFacts facts) {
    if (facts.readiness().filter(scan -> !scan.images().isEmpty()).isPresent()) {
      return facts.readiness().map(ReadinessView::of);
    }
    boolean moves = facts.ran().stream().map(Ran::architecture).distinct().count() > 1;
    return moves
        ? Optional.of(
            new ReadinessView(
                "Images were not checked: whether what is deployed runs on the other architecture"
                    + " is not known. archbench image scan tells.",
                List.of()))
        : Optional.empty();
  }

  private static ReadinessView of(Readiness readiness) {
    List<String> counts = new ArrayList<>();
    for (Ready ready : Ready.values()) {
      long number = readiness.images().stream().filter(image -> image.ready() == ready).count();
      if (number > 0) {
        counts.add(number + " " + word(ready));
      }
    }
    boolean all =
        readiness.images().stream()
            .allMatch(image -> image.ready() == Ready.READY || image.ready() == Ready.SLOWER);
    return new ReadinessView(
        "Of "
            + Figures.count(readiness.images().size(), "image")
            + " for "
            + readiness.platform()
            + ": "
            + String.join(", ", counts)
            + ". "
            + (all
                ? "Nothing stands in the way of a move."
                : "What is blocked or unknown cannot move yet; the figures of money hold for what"
                    + " can."),
        readiness.images().stream().sorted(WORST_FIRST).toList());
  }

  /** The word for it. */
  public static String word(Ready ready) {
    return switch (ready) {
      case BLOCKED -> "blocked";
      case UNKNOWN -> "unknown";
      case SLOWER -> "ready, slower path";
      case READY -> "ready";
    };
  }

  /** The sign before the word, so that colour says nothing alone. */
  public static String sign(Ready ready) {
    return switch (ready) {
      case BLOCKED -> "✕";
      case UNKNOWN -> "?";
      case SLOWER -> "▽";
      case READY -> "✓";
    };
  }

  /** Whether it is of those that stand in the way. */
  public static boolean stands(Image image) {
    return image.ready() != Ready.READY;
  }

  /** The images that need a look. */
  public List<Image> notReady() {
    return images.stream().filter(ReadinessView::stands).toList();
  }

  /** The images of which nothing has to be said. */
  public List<Image> ready() {
    return images.stream().filter(image -> !stands(image)).toList();
  }
}
