package io.archbench.agent.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Files of one control group and the groups above it.
 *
 * @param chain the group's own directory first
 */
record GroupFiles(List<Path> chain) {
  GroupFiles {
    chain = List.copyOf(chain);
  }

  /** The text of the group's own file. */
  Optional<String> text(String file) {
    return Machine.text(chain.get(0).resolve(file));
  }

  /** The number in the group's own file. */
  Optional<Long> number(String file) {
    return text(file).flatMap(KernelTable::number);
  }

  /** The number behind a key in the group's own file. */
  Optional<Long> number(String file, String key) {
    return text(file)
        .map(text -> KernelTable.of(text.lines().toList(), " ").get(key))
        .flatMap(KernelTable::number);
  }

  /** A limit of the group and of each group above it that has one. */
  <T> Stream<T> each(Function<Path, Optional<T>> limit) {
    return chain.stream().map(limit).flatMap(Optional::stream);
  }
}
