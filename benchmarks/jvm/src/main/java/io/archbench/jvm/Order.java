package io.archbench.jvm;

import java.util.List;

/**
 * An order of a shop, as services send it around.
 *
 * @param id from 1
 * @param customer a name, some with characters beyond ASCII and with quotation marks
 * @param placed UTC, to the millisecond
 * @param express whether it is in a hurry
 * @param discount in eighths, so that every JDK writes it alike
 * @param labels words
 * @param lines what was ordered
 */
public record Order(
    long id,
    String customer,
    String placed,
    boolean express,
    double discount,
    List<String> labels,
    List<OrderLine> lines) {

  /** What it costs before the discount; reads all lines. */
  long cents() {
    long sum = 0;
    for (OrderLine line : lines) {
      sum += line.cents() * line.quantity();
    }
    return sum;
  }
}
