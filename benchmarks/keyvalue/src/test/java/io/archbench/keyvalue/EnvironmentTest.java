package io.archbench.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path directory;

  @AfterEach
  void forgetTheSize() {
    System.clearProperty(Environment.MAP_PROPERTY);
  }

  @Test
  void aFullMapIsSaidWithTheRemedyAndNothingOfTheTransactionStays() {
    System.setProperty(Environment.MAP_PROPERTY, "1");
    try (Store store = new Store(directory)) {
      Progress empty = store.progress();
      assertThatThrownBy(() -> store.apply(Transaction.of(tooMuch())))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("LMDB's map of 1 MiB is full")
          .hasMessageContaining("-Darchbench.keyvalue.mapMiB");
      assertThat(store.progress()).isEqualTo(empty);
      assertThat(store.revisions()).isZero();
    }
  }

  private static List<Action> tooMuch() {
    ByteString value = ByteString.copyFrom(new byte[60_000]);
    return IntStream.range(0, 30)
        .<Action>mapToObj(key -> new Action.Put(ByteString.copyFromUtf8("/key/" + key), value))
        .toList();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> Environment.open(file.resolve("store")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.resolve("store").toString());
  }

  @Test
  void anotherWayToMemoryIsNoticed() {
    assertThatThrownBy(() -> Environment.checkProxy("ReflectiveProxy"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("ReflectiveProxy")
        .hasMessageContaining("--add-opens=java.base/java.nio=ALL-UNNAMED");
  }

  @Test
  void aMissingLibraryIsSaidWithItsCause() {
    assertThat(
            Environment.unusable(
                new ExceptionInInitializerError(new UnsatisfiedLinkError("no such library"))))
        .hasMessageContaining("LMDB's native library cannot be loaded")
        .hasMessageContaining("no such library");
  }
}
