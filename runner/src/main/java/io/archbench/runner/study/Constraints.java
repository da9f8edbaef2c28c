package io.archbench.runner.study;

import io.archbench.trial.Names;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Checks values against what {@link Key} says of their key. */
final class Constraints {
  private final Problems problems;
  private final Positions positions;

  Constraints(Problems problems, Positions positions) {
    this.problems = problems;
    this.positions = positions;
  }

  /** Whether the value is one that the key may have; if not, adds what is wrong. */
  boolean hold(Object value, RecordComponent component, Node node, String field) {
    Key key = component.getAnnotation(Key.class);
    if (key == null) {
      throw new IllegalStateException(component + " of a study has no @Key");
    }
    Object inner = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
    Optional<String> expected = violated(inner, node, key);
    expected.ifPresent(words -> problems.add(node, field, words, Found.in(node)));
    return (!key.name() || areNames(inner, node, field)) && expected.isEmpty();
  }

  private static Optional<String> violated(Object value, Node node, Key key) {
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      return number < key.min() || number > key.max() ? Optional.of(range(key)) : Optional.empty();
    }
    // counted in the file: entries that could not be read are there all the same
    boolean tooFew =
        node instanceof CollectionNode<?> entries && entries.getValue().size() < key.min();
    return tooFew ? Optional.of("at least " + key.min() + " entry") : Optional.empty();
  }

  private static String range(Key key) {
    return key.min() == key.max()
        ? Long.toString(key.min())
        : "a whole number from " + key.min() + " to " + key.max();
  }

  private boolean areNames(Object value, Node node, String field) {
    if (value instanceof Map<?, ?> map) {
      // a wrong key does not spoil the mapping: what refers to it is still checked
      map.keySet().forEach(name -> isName(name.toString(), FieldPath.key(field, name.toString())));
      return true;
    }
    positions.put(field, Position.of(node.getStartMark()));
    return isName(value.toString(), field);
  }

  private boolean isName(String name, String field) {
    boolean right = Names.NAME.matcher(name).matches();
    if (!right) {
      problems.add(
          field,
          "a name of at most 16 lower-case letters, digits and '-' that starts with a letter",
          Found.quoted(name));
    }
    return right;
  }
}
