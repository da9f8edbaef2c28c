package io.archbench.report.ci;

import io.archbench.report.view.Figures;
import java.util.List;

/** Text that grows up to a limit, and then counts what it leaves out. Not thread-safe. */
final class BoundedText {
  private static final int ROOM_TO_SAY_SO = 250;

  private final StringBuilder text = new StringBuilder();
  private final int limit;
  private boolean full;

  BoundedText(int limit) {
    this.limit = limit;
  }

  /** Adds a part whole or not at all; once one did not fit, nothing more is added. */
  boolean add(String part) {
    full = full || text.length() + part.length() > limit - ROOM_TO_SAY_SO;
    if (!full) {
      text.append(part);
    }
    return !full;
  }

  /** Adds as many of the parts as fit, and says how many more there are. */
  void addAll(List<String> parts, String noun) {
    addFirst(parts.size(), parts, noun);
  }

  /** Adds the first of the parts as far as they fit, and says how many more there are in all. */
  void addFirst(int most, List<String> parts, String noun) {
    int added = 0;
    while (added < Math.min(most, parts.size()) && add(parts.get(added))) {
      added++;
    }
    if (added < parts.size()) {
      left(parts.size() - added, noun);
    } else if (!parts.isEmpty()) {
      text.append('\n');
    }
  }

  boolean isFull() {
    return full;
  }

  /** Says how many were left out, for which there is always room. */
  void left(int number, String noun) {
    text.append('\n').append(Figures.count(number, "more " + noun)).append("\n\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
