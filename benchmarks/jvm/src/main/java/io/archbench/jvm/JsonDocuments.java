package io.archbench.jvm;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Orders as objects and as the JSON that they have to be. Thread-safe. */
final class JsonDocuments implements Work {
  private final ObjectWriter writer;
  private final ObjectReader reader;
  private final List<Order> orders;
  private final List<byte[]> texts;
  private final long[] cents;

  JsonDocuments(Seed seed, int count) {
    JsonMapper mapper = JsonMapper.builder().build();
    this.writer = mapper.writerFor(Order.class);
    this.reader = mapper.readerFor(Order.class);
    this.orders = Orders.of(seed.corpus(), count);
    this.texts =
        orders.stream()
            .map(order -> Orders.json(order).getBytes(StandardCharsets.UTF_8))
            .collect(Collectors.toList());
    this.cents = orders.stream().mapToLong(Order::cents).toArray();
  }

  int count() {
    return orders.size();
  }

  byte[] encode(int item) throws IOException {
    return writer.writeValueAsBytes(orders.get(item));
  }

  Order decode(int item) throws IOException {
    return reader.readValue(texts.get(item));
  }

  /** Checks every byte. */
  void check(int item, byte[] encoded, CellDirectory directory) {
    Bytes.check("JSON of order", item, texts.get(item), encoded, directory);
  }

  /** Checks number and sum, for which all lines are read. */
  void check(int item, Order decoded, CellDirectory directory) {
    if (decoded.id() != item + 1) {
      throw directory.wrongAnswer("number of order " + item, item + 1, decoded.id());
    }
    long found = decoded.cents();
    if (found != cents[item]) {
      throw directory.wrongAnswer("sum of order " + item, cents[item], found);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256(texts);
  }

  @Override
  public void checkAll(AnswerDigest answers) throws IOException {
    for (int item = 0; item < count(); item++) {
      String text = new String(texts.get(item), StandardCharsets.UTF_8);
      String encoded = new String(encode(item), StandardCharsets.UTF_8);
      answers.expect("JSON of order " + item, List.of(text), List.of(encoded));
      answers.expect("order " + item, List.of(orders.get(item)), List.of(decode(item)));
    }
  }
}
