package io.archbench.runner.study;

import io.archbench.trial.Names;
import io.archbench.trial.json.CanonicalJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the JSON Schema of study files from the records that they are read into. */
final class StudySchema {
  private final Map<String, Object> definitions = new TreeMap<>();

  /** The schema as it is committed. */
  static String text() {
    StudySchema schema = new StudySchema();
    Map<String, Object> root = new TreeMap<>(schema.mapping(Study.class));
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "archbench study");
    root.put("$defs", schema.definitions);
    return CanonicalJson.indented(root);
  }

  private Map<String, Object> mapping(Class<?> type) {
    Map<String, Object> properties = new TreeMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), property(component));
      if (Absent.value(component).isEmpty()) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = new TreeMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private Map<String, Object> property(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    Map<String, Object> schema = new TreeMap<>(value(component.getGenericType()));
    schema.put("description", key.value());
    Defaults.of(component.getDeclaringRecord(), component.getName())
        .ifPresent(value -> schema.put("default", StudySchema.written(value)));
    bound(schema, key);
    return schema;
  }

  private static void bound(Map<String, Object> schema, Key key) {
    String unit =
        switch (String.valueOf(schema.get("type"))) {
          case "object" -> "Properties";
          case "array" -> "Items";
          default -> "imum";
        };
    if (key.min() != Long.MIN_VALUE) {
      schema.put("min" + unit, key.min());
    }
    if (key.max() != Long.MAX_VALUE) {
      schema.put("max" + unit, key.max());
    }
    if (key.name() && "object".equals(schema.get("type"))) {
      schema.put("propertyNames", Map.of("pattern", whole(Names.NAME.pattern())));
    } else if (key.name()) {
      schema.put("pattern", whole(Names.NAME.pattern()));
    }
  }

  private Map<String, Object> value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return value(arguments[0]);
      }
      return generic.getRawType() == List.class
          ? Map.of("type", "array", "items", value(arguments[0]))
          : Map.of("type", "object", "additionalProperties", value(arguments[1]));
    }
    Class<?> plain = (Class<?>) type;
    return ScalarForms.of(plain).map(StudySchema::scalar).orElseGet(() -> structured(plain));
  }

  private Map<String, Object> structured(Class<?> type) {
    if (type.isSealed()) {
      return Map.of(
          "anyOf", Arrays.stream(type.getPermittedSubclasses()).map(this::alternative).toList());
    }
    if (!definitions.containsKey(type.getSimpleName())) {
      definitions.put(type.getSimpleName(), mapping(type));
    }
    return Map.of("$ref", "#/$defs/" + type.getSimpleName());
  }

  private Map<String, Object> alternative(Class<?> type) {
    return Expectation.isInline(type) ? property(type.getRecordComponents()[0]) : structured(type);
  }

  private static Map<String, Object> scalar(ScalarForm form) {
    Map<String, Object> schema = new TreeMap<>();
    List<String> kinds = form.kinds().stream().sorted().map(kind -> Words.of(kind)).toList();
    schema.put("type", kinds.size() == 1 ? kinds.get(0) : kinds);
    if (!form.words().isEmpty()) {
      schema.put("enum", form.words());
    }
    if (!form.pattern().isEmpty()) {
      schema.put("pattern", whole(form.pattern()));
    }
    return schema;
  }

  private static Object written(Object value) {
    if (value instanceof CellSelection.Preset preset) {
      return Words.of(preset.word());
    }
    return value instanceof java.time.Duration duration ? DurationText.of(duration) : value;
  }

  private static String whole(String pattern) {
    return "^(" + pattern + ")$";
  }
}
