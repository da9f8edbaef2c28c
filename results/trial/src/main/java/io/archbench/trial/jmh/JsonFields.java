package io.archbench.trial.jmh;

import io.archbench.trial.json.UnreadableDocumentException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one entry of a JMH JSON file; what is wrong in it is said with its place.
 *
 * @param where the file
 * @param number of the entry in it, from 1
 */
record JsonFields(String where, int number, JsonNode entry) {
  private static final int LONGEST = 40;

  /** A text that must be there and not blank. */
  String text(JsonNode parent, String path, String field) {
    Predicate<JsonNode> isText = node -> node.isString() && !node.asString().isBlank();
    return required(parent, path, field, isText, "a text").asString();
  }

  /** A text of the entry, if it is there. */
  Optional<String> optionalText(String field) {
    return Optional.of(entry.path(field)).filter(JsonNode::isString).map(JsonNode::asString);
  }

  /** A count of the entry, if it is there. */
  Optional<Integer> count(String field) {
    JsonNode node = entry.path(field);
    return node.isInt() && node.asInt() >= 0 ? Optional.of(node.asInt()) : Optional.empty();
  }

  /** The properties of an object of the entry; none if it is not there. */
  Iterable<Map.Entry<String, JsonNode>> properties(String field) {
    JsonNode node = entry.path(field);
    if (!node.isObject() && !node.isMissingNode()) {
      throw unlike(field, "an object", node);
    }
    return node.properties();
  }

  /** A field that must be there and of that kind. */
  JsonNode required(
      JsonNode parent, String path, String field, Predicate<JsonNode> accepts, String expected) {
    JsonNode node = parent.path(field);
    if (!accepts.test(node)) {
      throw unlike(path.isEmpty() ? field : path + "." + field, expected, node);
    }
    return node;
  }

  /** A number, absent where JMH writes {@code "NaN"} or an infinity. */
  Optional<Double> number(JsonNode node, String path) {
    if (node.isNumber()) {
      return Optional.of(node.asDouble()).filter(Double::isFinite);
    }
    if (node.isString() && node.asString().matches("NaN|[+-]?(INF|Infinity)")) {
      return Optional.empty();
    }
    throw unlike(path, "a number or \"NaN\"", node);
  }

  UnreadableDocumentException unlike(String path, String expected, JsonNode found) {
    return problem(path, "expected " + expected + ", found " + kind(found));
  }

  UnreadableDocumentException problem(String path, String words) {
    String name = entry.path("benchmark").asString("");
    return new UnreadableDocumentException(
        "%s: entry %d%s%s: %s"
            .formatted(
                where,
                number,
                name.isEmpty() ? "" : " (" + cut(name) + ")",
                path.isEmpty() ? "" : " at " + path,
                words),
        null);
  }

  /** What a node is, in words. */
  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING -> "nothing";
      case NULL -> "null";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      default -> "'" + cut(node.asString("")) + "'";
    };
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
