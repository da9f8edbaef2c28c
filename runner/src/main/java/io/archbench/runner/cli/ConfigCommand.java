package io.archbench.runner.cli;

import io.archbench.trial.json.CanonicalJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the settings that are in force. */
@Command(
    name = "config",
    description = "Show settings and where they come from: `archbench config view`.",
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
  private final Console console;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.say("archbench: which action? There is one: archbench config view");
    return ExitCodes.USAGE;
  }

  /**
   * One setting.
   *
   * @param origin flag, environment variable or default that it comes from, and how to change it
   */
  record Setting(String name, String value, String origin) {}

  /** Prints every setting with its value and origin. */
  @Command(
      name = "view",
      description = "Print each setting, its value, and where it comes from.",
      mixinStandardHelpOptions = true)
  static final class View implements Callable<Integer> {
    private final Console console;
    private final Map<String, String> environment;
    @Mixin private final OutputChoice output = new OutputChoice();

    View(Console console, Map<String, String> environment) {
      this.console = console;
      this.environment = environment;
    }

    private record Settings(int schemaVersion, List<Setting> settings) {}

    @Override
    public Integer call() {
      List<Setting> settings = settings();
      console.result(
          output.isJson()
              ? CanonicalJson.indented(new Settings(1, settings))
              : settings.stream().map(View::text).collect(Collectors.joining()));
      return ExitCodes.DONE;
    }

    private List<Setting> settings() {
      return List.of(
          new Setting("java", System.getProperty("java.home"), javaOrigin()),
          new Setting("home", Home.installation().home().toString(), "the launcher"),
          new Setting("runs", RunsOption.RUNS, "default; --runs of `run` changes it"),
          new Setting("history", withoutPassword(Home.history(environment)), historyOrigin()),
          new Setting("colour", console.colour() ? "on" : "off", colourOrigin()),
          new Setting(
              "progress",
              console.terminal() ? "moving line" : "plain lines",
              "dumb".equals(environment.get("TERM"))
                  ? "TERM"
                  : "whether standard error is a terminal"));
    }

    private String javaOrigin() {
      return environment.containsKey("ARCHBENCH_JAVA_HOME")
          ? "ARCHBENCH_JAVA_HOME"
          : "found by the launcher; ARCHBENCH_JAVA_HOME changes it";
    }

    private String historyOrigin() {
      return environment.getOrDefault(Home.HISTORY, "").isBlank()
          ? "the user's state directory; ARCHBENCH_HISTORY and --history change it"
          : Home.HISTORY;
    }

    /** One that holds a password is refused when it is used. */
    private static String withoutPassword(String location) {
      return location
          .replaceAll("(?i)(password=)[^&]*", "$1...")
          .replaceAll("//[^/@?]*@", "//...@");
    }

    private String colourOrigin() {
      return List.of("NO_COLOR", "FORCE_COLOR").stream()
          .filter(environment::containsKey)
          .findFirst()
          .orElse("whether standard output is a terminal; NO_COLOR and FORCE_COLOR change it");
    }

    private static String text(Setting setting) {
      return String.format(
          Locale.ROOT,
          "%-9s %s\n          (%s)\n",
          setting.name(),
          setting.value(),
          setting.origin());
    }
  }
}
