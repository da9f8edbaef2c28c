package io.archbench.agent;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of one command: {@code --name value} pairs in any order.
 *
 * @param values by option name, with its dashes
 */
record Arguments(Map<String, String> values) {
  Arguments {
    values = Map.copyOf(values);
  }

  /**
   * Reads the options.
   *
   * @param known names of all options of the command
   * @throws UsageException for an option that is not known, repeated or without a value
   */
  static Arguments parse(List<String> arguments, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!known.contains(name)) {
        throw new UsageException("unknown option '" + name + "'");
      }
      if (i + 1 == arguments.size()) {
        throw new UsageException("option '" + name + "' has no value");
      }
      if (values.put(name, arguments.get(i + 1)) != null) {
        throw new UsageException("option '" + name + "' is there twice");
      }
    }
    return new Arguments(values);
  }

  /**
   * The path that an option must name.
   *
   * @throws UsageException if the option is missing
   */
  Path path(String name) {
    return optionalPath(name)
        .orElseThrow(() -> new UsageException("option '" + name + "' is missing"));
  }

  Optional<Path> optionalPath(String name) {
    return optional(name).map(Path::of);
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
