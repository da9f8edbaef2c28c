package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.Environment.Jvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmProbeTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @Test
  void changedFlagsAndThoseThatComparisonsLookAtAreKept() {
    List<String> printed =
        List.of(
            "[Global flags]",
            "     bool UseG1GC        = true                 {product} {ergonomic}",
            "     bool UseZGC         = false                {product} {default}",
            "   size_t MaxHeapSize    = 67108864             {product} {command line}",
            "    ccstr ErrorFile      = /tmp/a b.log         {product} {command line}",
            "     intx AllocatePrefetchLines = 3             {product} {default}",
            "     bool PrintFlagsFinal := true               {product} {command line}",
            "openjdk version \"21.0.8\"");

    assertThat(JvmProbe.flags(printed))
        .containsEntry("UseG1GC", "true")
        .containsEntry("UseZGC", "false")
        .containsEntry("MaxHeapSize", "67108864")
        .containsEntry("ErrorFile", "/tmp/a b.log")
        .hasSize(4);
  }

  @Test
  void aRealJvmTellsItsHeapAndProcessors() {
    Jvm jvm = JvmProbe.probe(JAVA, List.of("-Xmx48m", "-XX:ActiveProcessorCount=1"));

    assertThat(jvm.build()).isEqualTo(System.getProperty("java.runtime.version"));
    assertThat(jvm.finalFlags())
        .containsEntry("MaxHeapSize", Long.toString(48L << 20))
        .containsEntry("ActiveProcessorCount", "1")
        .containsKey("UseTransparentHugePages");
    assertThat(jvm.arguments()).contains("-Xmx48m");
  }

  @Test
  void aBuildForDebuggingIsNamedSo() {
    assertThat(JvmProbe.name("OpenJDK 64-Bit Server VM", "fastdebug"))
        .isEqualTo("OpenJDK 64-Bit Server VM (fastdebug)");
    assertThat(JvmProbe.name("OpenJDK 64-Bit Server VM", "release"))
        .isEqualTo("OpenJDK 64-Bit Server VM");
  }

  @Test
  void aJvmThatDoesNotStartHasNoFlags() {
    assertThat(JvmProbe.probe(JAVA, List.of("-XX:NoSuchFlag")).finalFlags()).isEmpty();
    assertThat(JvmProbe.probe(Path.of("/nonexistent/java"), List.of()).finalFlags()).isEmpty();
  }
}
