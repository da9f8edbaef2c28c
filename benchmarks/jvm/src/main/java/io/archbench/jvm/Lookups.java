package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A map from names to their numbers, and names to be looked up in it. Thread-safe. */
final class Lookups implements Work {
  private final List<String> names = new ArrayList<>();
  private final int[] wanted;

  /** Equal to the keys and not the same objects, as names are that came with a request. */
  private final List<String> asked = new ArrayList<>();

  private final Map<String, Integer> numbers;

  /** With a map that is {@code hash}, {@code concurrent} or {@code tree}. */
  Lookups(Seed seed, String map, int count) {
    SeededRandom random = seed.corpus();
    this.numbers = empty(map);
    for (int number = 0; number < count; number++) {
      // the number makes it unique, the random part comes first so that trees compare little
      String name = "user-" + Long.toHexString(random.nextLong()) + "-" + number;
      names.add(name);
      numbers.put(name, number);
    }
    this.wanted = new int[count];
    for (int turn = 0; turn < count; turn++) {
      wanted[turn] = random.nextIndex(count);
      asked.add(String.valueOf(names.get(wanted[turn]).toCharArray()));
    }
  }

  private static Map<String, Integer> empty(String map) {
    return switch (map) {
      case "hash" -> new HashMap<>();
      case "concurrent" -> new ConcurrentHashMap<>();
      case "tree" -> new TreeMap<>();
      default ->
          throw new IllegalArgumentException(
              "map '" + map + "': expected hash, concurrent or tree");
    };
  }

  int count() {
    return wanted.length;
  }

  /** The number found, -1 if there is none. */
  int find(int turn) {
    return numbers.getOrDefault(asked.get(turn), -1);
  }

  void check(int turn, int found, CellDirectory directory) {
    if (found != wanted[turn]) {
      throw directory.wrongAnswer("number of a name, turn " + turn, wanted[turn], found);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256OfLines(names);
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    answers.expect("entries", names.size(), numbers.size());
    for (int turn = 0; turn < count(); turn++) {
      answers.expect("number of a name, turn " + turn, wanted[turn], find(turn));
    }
  }
}
