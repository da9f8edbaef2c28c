package io.archbench.pipeline;

import io.archbench.workload.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which network and country an address belongs to: ranges of addresses, sorted. Immutable. */
final class Networks {
  private static final int COUNT = 4_096;
  private static final List<String> COUNTRIES =
      List.of("BR", "CA", "DE", "FR", "GB", "IN", "JP", "MX", "NL", "US");

  private final long[] starts;
  private final List<Map<String, Object>> places;

  Networks(SeededRandom random) {
    NavigableMap<Long, Map<String, Object>> sorted = new TreeMap<>();
    sorted.put(0L, place("net-0", "US"));
    while (sorted.size() < COUNT) {
      String name = "net-" + sorted.size();
      String country = COUNTRIES.get(random.nextIndex(COUNTRIES.size()));
      sorted.putIfAbsent(random.nextLong() >>> 32, place(name, country));
    }
    starts = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
    places = List.copyOf(sorted.values());
  }

  private static Map<String, Object> place(String name, String country) {
    Map<String, Object> place = new TreeMap<>();
    place.put("country", country);
    place.put("network", name);
    return place;
  }

  /** The place of an address, found by halving. */
  Map<String, Object> of(long address) {
    int found = Arrays.binarySearch(starts, address);
    return places.get(found < 0 ? -found - 2 : found);
  }

  /** The same, found by looking at one range after the other. */
  Map<String, Object> plainly(long address) {
    int last = 0;
    while (last + 1 < starts.length && starts[last + 1] <= address) {
      last++;
    }
    return places.get(last);
  }
}
