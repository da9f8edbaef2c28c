package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  @BeforeEach
  void onATerminal() {
    System.setProperty("archbench.terminal", "true");
    System.setProperty("archbench.colour", "true");
  }

  @AfterEach
  void offTheTerminal() {
    System.clearProperty("archbench.terminal");
    System.clearProperty("archbench.colour");
  }

  @Test
  void onATerminalThingsMoveInColour() {
    Console console = Console.ofProcess(Map.of("TERM", "xterm"));
    assertThat(console.terminal()).isTrue();
    assertThat(console.colour()).isTrue();
  }

  @Test
  void offATerminalNothingMovesAndNothingIsColoured() {
    offTheTerminal();
    Console console = Console.ofProcess(Map.of("TERM", "xterm"));
    assertThat(console.terminal()).isFalse();
    assertThat(console.colour()).isFalse();
    assertThat(Console.ofProcess(Map.of("FORCE_COLOR", "1")).colour()).isTrue();
  }

  @Test
  void aDumbTerminalIsNone() {
    Console console = Console.ofProcess(Map.of("TERM", "dumb"));
    assertThat(console.terminal()).isFalse();
    assertThat(console.colour()).isFalse();
  }

  @Test
  void whoeverRefusesColourGetsNoneEvenIfItIsForced() {
    assertThat(Console.ofProcess(Map.of("NO_COLOR", "")).colour()).isFalse();
    assertThat(Console.ofProcess(Map.of("NO_COLOR", "", "FORCE_COLOR", "1")).colour()).isFalse();
  }

  @Test
  void resultsAndWordsGoDifferentWays() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            false);
    console.result("ü × 2");
    console.say("working");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ü × 2");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("working\n");
  }
}
