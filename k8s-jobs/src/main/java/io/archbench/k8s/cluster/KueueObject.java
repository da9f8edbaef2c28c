package io.archbench.k8s.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object of Kueue, read by the names of its fields: its types come and go with its versions.
 *
 * @param resource as the cluster has it
 */
public record KueueObject(GenericKubernetesResource resource) {
  /**
   * One thing that Kueue says of an object.
   *
   * @param holds whether it is so
   * @param reason in a word
   * @param message in a sentence; may be empty
   */
  public record Said(String type, boolean holds, String reason, String message) {
    /** Reason and message, as far as there are any. */
    public String words() {
      return Stream.of(reason, message)
          .filter(words -> !words.isEmpty())
          .reduce((first, second) -> first + ": " + second)
          .orElse(type);
    }
  }

  /** Its own name. */
  public String name() {
    return resource.getMetadata().getName();
  }

  /** What is said of it under that name; absent if nothing is. */
  public Optional<Said> said(String type) {
    return maps("status", "conditions")
        .filter(condition -> type.equals(condition.get("type")))
        .map(
            condition ->
                new Said(
                    type,
                    "True".equals(condition.get("status")),
                    text(condition, "reason"),
                    text(condition, "message")))
        .findFirst();
  }

  /** The text, number or truth value of a field; empty if it is not there. */
  public String text(Object... path) {
    Object value = resource.get(path);
    return value == null ? "" : value.toString();
  }

  /** The entries of a list that are objects themselves. */
  public Stream<Map<String, Object>> maps(Object... path) {
    Object list = resource.get(path);
    return entries(list);
  }

  /** The same of a field of such an entry. */
  public static Stream<Map<String, Object>> maps(Map<String, Object> entry, String field) {
    return entries(entry.get(field));
  }

  private static Stream<Map<String, Object>> entries(@Nullable Object list) {
    return list instanceof List<?> all
        ? all.stream().filter(Map.class::isInstance).map(entry -> named((Map<?, ?>) entry))
        : Stream.empty();
  }

  private static Map<String, Object> named(Map<?, ?> entry) {
    Map<String, Object> named = new TreeMap<>();
    entry.forEach(
        (key, value) -> {
          if (value != null) {
            named.put(key.toString(), value);
          }
        });
    return named;
  }

  /** The names and texts of a field such as labels. */
  public Map<String, String> texts(Object... path) {
    Map<String, String> texts = new TreeMap<>();
    Object value = resource.get(path);
    if (value instanceof Map<?, ?> entries) {
      named(entries).forEach((key, text) -> texts.put(key, text.toString()));
    }
    return texts;
  }

  /** The text of a field of an entry; empty if it is not there. */
  public static String text(Map<String, Object> entry, String field) {
    return Objects.toString(entry.get(field), "");
  }
}
