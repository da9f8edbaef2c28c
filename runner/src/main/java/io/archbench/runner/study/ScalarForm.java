package io.archbench.runner.study;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * How values of one type are written as a YAML scalar.
 *
 * @param expected for messages, such as {@code a duration such as 10s}
 * @param kinds what the scalar may be
 * @param pattern that texts follow, or empty
 * @param words all values there are, or empty
 * @param parse throws an {@code IllegalArgumentException} for anything that is no such value
 */
record ScalarForm(
    String expected,
    Set<Kind> kinds,
    String pattern,
    List<String> words,
    Function<String, Object> parse) {
  ScalarForm {
    kinds = Set.copyOf(kinds);
    words = List.copyOf(words);
  }

  /** What YAML's core schema takes a scalar for, under JSON Schema's names. */
  enum Kind {
    STRING("str"),
    INTEGER("int"),
    NUMBER("float"),
    BOOLEAN("bool");

    private final String tag;

    Kind(String tag) {
      this.tag = Tag.PREFIX + tag;
    }
  }

  /** The value, or empty if the scalar is of another kind or form. */
  Optional<Object> read(ScalarNode node) {
    if (kinds.stream().noneMatch(kind -> kind.tag.equals(node.getTag().getValue()))) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(node.getValue()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
