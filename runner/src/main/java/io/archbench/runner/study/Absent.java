package io.archbench.runner.study;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a key stands for that is not in the file. */
final class Absent {
  private Absent() {}

  /** The value of an absent key; empty if the key is required. */
  static Optional<Object> value(RecordComponent component) {
    Optional<Object> stated = Defaults.of(component.getDeclaringRecord(), component.getName());
    return stated.or(() -> natural(component));
  }

  private static Optional<Object> natural(RecordComponent component) {
    Class<?> type = component.getType();
    Key key = component.getAnnotation(Key.class);
    if (type == Optional.class) {
      return Optional.of(Optional.empty());
    }
    if (type == boolean.class) {
      return Optional.of(false);
    }
    if (type == List.class || type == Map.class) {
      boolean mayBeEmpty = key == null || key.min() <= 0;
      Object none = type == List.class ? List.of() : Map.of();
      return mayBeEmpty ? Optional.of(none) : Optional.empty();
    }
    return type.isRecord() && ScalarForms.of(type).isEmpty() ? allAbsent(type) : Optional.empty();
  }

  /** A record of which no key is in the file. */
  private static Optional<Object> allAbsent(Class<?> type) {
    List<Object> values = new ArrayList<>();
    RecordComponent[] components = type.getRecordComponents();
    Arrays.stream(components).forEach(each -> value(each).ifPresent(values::add));
    if (values.size() < components.length) {
      return Optional.empty();
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return Optional.of(type.getDeclaredConstructor(types).newInstance(values.toArray()));
    } catch (InvocationTargetException e) {
      return Optional.empty(); // a record that needs one key or another, such as a share
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("making a " + type.getName(), e);
    }
  }
}
