package io.archbench.runner.study;

import io.archbench.trial.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Binds a YAML tree to records: a mapping to a record by its components, a list to a {@code List},
 * a scalar by {@link ScalarForms}, and to a sealed interface by whichever of its records fits.
 *
 * <p>It goes on after a problem, with a default or placeholder for what it could not read, so that
 * one reading finds all problems; what it returns is of use only if there was none. Not
 * thread-safe.
 */
final class RecordBinder {
  /**
   * Stands for a required text that is missing or wrong, so that its record can still be checked.
   */
  static final String UNREADABLE = "unreadable";

  private final Problems problems;
  private final Positions positions;
  private final Constraints constraints;

  RecordBinder(Problems problems, Positions positions) {
    this.problems = problems;
    this.positions = positions;
    this.constraints = new Constraints(problems, positions);
  }

  /** The record, or empty if too much is wrong to make one. */
  <T extends Record> Optional<T> bind(Node root, Class<T> type) {
    return value(root, "", type).map(type::cast);
  }

  private Optional<Object> value(Node node, String field, Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(node, field, generic);
    }
    Class<?> plain = (Class<?>) type;
    Optional<ScalarForm> form = ScalarForms.of(plain);
    if (form.isPresent()) {
      return scalar(node, field, form.get(), form.get().expected());
    }
    return plain.isSealed() ? alternative(node, field, plain) : record(node, field, plain);
  }

  private Optional<Object> generic(Node node, String field, ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return value(node, field, arguments[0]).map(Optional::of);
    }
    return type.getRawType() == List.class
        ? list(node, field, arguments[0])
        : mapping(node, field, arguments[1]);
  }

  private Optional<Object> scalar(Node node, String field, ScalarForm form, String expected) {
    if (node instanceof ScalarNode scalar) {
      Optional<Object> value = form.read(scalar);
      if (value.isPresent()) {
        return value;
      }
      String hint = Nearest.hint(scalar.getValue(), form.words());
      return wrong(node, field, expected, Found.in(node) + hint);
    }
    return wrong(node, field, expected, Found.in(node));
  }

  private Optional<Object> list(Node node, String field, Type itemType) {
    if (!(node instanceof SequenceNode sequence) || !node.getTag().equals(Tag.SEQ)) {
      return wrong(node, field, "a list", Found.in(node));
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node item = sequence.getValue().get(i);
      String itemField = FieldPath.item(field, i);
      positions.put(itemField, Position.of(item.getStartMark()));
      value(item, itemField, itemType).ifPresent(items::add);
    }
    return Optional.of(items);
  }

  private Optional<Object> mapping(Node node, String field, Type valueType) {
    Optional<Map<String, NodeTuple>> entries = entries(node, field);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    entries
        .get()
        .forEach(
            (key, entry) ->
                value(entry.getValueNode(), FieldPath.key(field, key), valueType)
                    .ifPresent(value -> values.put(key, value)));
    return Optional.of(values);
  }

  /** The entries of a mapping in their order; where a key stands twice, the first. */
  private Optional<Map<String, NodeTuple>> entries(Node node, String field) {
    if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
      wrong(node, field, "a mapping", Found.in(node));
      return Optional.empty();
    }
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      Node keyNode = entry.getKeyNode();
      if (!(keyNode instanceof ScalarNode key) || key.getTag().equals(Tag.NULL)) {
        wrong(keyNode, field, "a key that is text", Found.in(keyNode));
        continue;
      }
      String keyField = FieldPath.key(field, key.getValue());
      positions.put(keyField, Position.of(keyNode.getStartMark()));
      NodeTuple first = entries.putIfAbsent(key.getValue(), entry);
      if (first != null) {
        int line = Position.of(first.getKeyNode().getStartMark()).line();
        wrong(keyNode, keyField, "each key once", "the key of line " + line + " again");
      }
    }
    return Optional.of(entries);
  }

  private Optional<Object> alternative(Node node, String field, Class<?> type) {
    for (Class<?> each : type.getPermittedSubclasses()) {
      if (!Expectation.isInline(each)) {
        if (node instanceof MappingNode) {
          return record(node, field, each);
        }
        continue;
      }
      RecordComponent only = each.getRecordComponents()[0];
      Optional<ScalarForm> form = ScalarForms.of(only.getType());
      if (form.isPresent() && node instanceof ScalarNode) {
        return scalar(node, field, form.get(), Expectation.of(type))
            .filter(value -> constraints.hold(value, only, node, field))
            .flatMap(value -> construct(each, new Object[] {value}, field, false));
      }
      if (form.isEmpty() && node instanceof SequenceNode) {
        return value(node, field, only.getGenericType())
            .filter(value -> constraints.hold(value, only, node, field))
            .flatMap(value -> construct(each, new Object[] {value}, field, false));
      }
    }
    return wrong(node, field, Expectation.of(type), Found.in(node));
  }

  private Optional<Object> record(Node node, String field, Class<?> type) {
    int before = problems.count();
    Optional<Map<String, NodeTuple>> entries = entries(node, field);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    RecordComponent[] components = type.getRecordComponents();
    refuseUnknown(entries.get(), field, components);
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      component(entries.get(), node, field, component).ifPresent(values::add);
    }
    return values.size() < components.length
        ? Optional.empty()
        : construct(type, values.toArray(), field, problems.count() > before);
  }

  private void refuseUnknown(
      Map<String, NodeTuple> entries, String field, RecordComponent[] components) {
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            problems.add(
                entry.getKeyNode(),
                FieldPath.key(field, key),
                "one of the keys " + String.join(", ", known),
                "unknown key " + Found.quoted(key) + Nearest.hint(key, known));
          }
        });
  }

  private Optional<Object> component(
      Map<String, NodeTuple> entries, Node node, String field, RecordComponent component) {
    NodeTuple entry = entries.get(component.getName());
    String inner = FieldPath.key(field, component.getName());
    if (entry == null) {
      Optional<Object> absent = Absent.value(component);
      if (absent.isEmpty()) {
        Position at = field.isEmpty() ? Position.of(node.getStartMark()) : positions.nearest(field);
        problems.add(at, inner, Expectation.of(component.getGenericType()), "no such key");
      }
      return absent.or(() -> placeholder(component));
    }
    return value(entry.getValueNode(), inner, component.getGenericType())
        .filter(value -> constraints.hold(value, component, entry.getValueNode(), inner))
        .or(() -> Absent.value(component))
        .or(() -> placeholder(component));
  }

  private static Optional<Object> placeholder(RecordComponent component) {
    return component.getType() == String.class ? Optional.of(UNREADABLE) : Optional.empty();
  }

  private Optional<Object> construct(
      Class<?> type, Object[] values, String field, boolean knownWrong) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof ImpossibleValueException impossible)) {
        throw new IllegalStateException("making a " + type.getName(), e);
      }
      if (!knownWrong) { // placeholders may contradict each other: that is nobody's mistake
        report(type, field, impossible);
      }
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("making a " + type.getName(), e);
    }
  }

  private void report(Class<?> type, String field, ImpossibleValueException impossible) {
    boolean whole = impossible.component().isEmpty() || Expectation.isInline(type);
    problems.add(
        whole ? field : FieldPath.key(field, impossible.component()),
        impossible.expected(),
        impossible.found());
  }

  private Optional<Object> wrong(Node node, String field, String expected, String found) {
    problems.add(node, field, expected, found);
    return Optional.empty();
  }
}
