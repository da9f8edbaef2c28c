package io.archbench.jvm;

import io.archbench.workload.SeededRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes orders, and writes them as JSON by hand: what any JSON library has to write. */
final class Orders {
  private static final long START = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
  private static final List<String> NAMES =
      List.of("Ann Lee", "José Núñez", "Zoë \"Zo\" Müller", "山田太郎", "O'Brien", "Łukasz\tNowak");
  private static final List<String> WORDS =
      List.of("gift", "fragile", "return", "web", "shop", "bulk", "first", "promo");
  private static final List<String> EIGHTHS =
      List.of("0.0", "0.125", "0.25", "0.375", "0.5", "0.625", "0.75", "0.875");

  private Orders() {}

  /** That many, the first with number 1. */
  static List<Order> of(SeededRandom random, int count) {
    return Stream.iterate(1L, id -> id + 1)
        .limit(count)
        .map(id -> order(id, random))
        .collect(Collectors.toList());
  }

  private static Order order(long id, SeededRandom random) {
    String customer = pick(NAMES, random);
    String placed = Instant.ofEpochMilli(START + id * 60_000 + random.nextIndex(60_000)).toString();
    boolean express = random.nextDouble() < 0.2;
    double discount = random.nextIndex(EIGHTHS.size()) / 8.0;
    List<String> labels =
        Stream.generate(() -> pick(WORDS, random))
            .limit(random.nextIndex(4))
            .collect(Collectors.toList());
    List<OrderLine> lines =
        Stream.generate(() -> line(random))
            .limit(1 + random.nextIndex(20))
            .collect(Collectors.toList());
    return new Order(id, customer, placed, express, discount, labels, lines);
  }

  private static OrderLine line(SeededRandom random) {
    String article = pick(WORDS, random) + "-" + (100_000 + random.nextIndex(900_000));
    return new OrderLine(article, 1 + random.nextIndex(9), 99 + random.nextIndex(100_000));
  }

  private static String pick(List<String> words, SeededRandom random) {
    return words.get(random.nextIndex(words.size()));
  }

  /** The order as JSON without white space, fields in the order of the record. */
  static String json(Order order) {
    return "{\"id\":"
        + order.id()
        + ",\"customer\":"
        + quoted(order.customer())
        + ",\"placed\":"
        + quoted(order.placed())
        + ",\"express\":"
        + order.express()
        + ",\"discount\":"
        + EIGHTHS.get((int) (order.discount() * 8))
        + ",\"labels\":"
        + order.labels().stream().map(Orders::quoted).collect(Collectors.joining(",", "[", "]"))
        + ",\"lines\":"
        + order.lines().stream().map(Orders::json).collect(Collectors.joining(",", "[", "]"))
        + "}";
  }

  private static String json(OrderLine line) {
    return "{\"article\":"
        + quoted(line.article())
        + ",\"quantity\":"
        + line.quantity()
        + ",\"cents\":"
        + line.cents()
        + "}";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }
}
