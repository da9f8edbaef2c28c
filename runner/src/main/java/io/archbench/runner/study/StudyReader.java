package io.archbench.runner.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads study files. */
public final class StudyReader {
  private StudyReader() {}

  /**
   * Reads a file.
   *
   * @throws IOException if the file cannot be read
   * @throws InvalidStudyException with all that is wrong in it
   */
  public static ParsedStudy read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      // one byte more than allowed is enough to refuse a file of any size
      return parse(file.toString(), in.readNBytes(YamlTree.MAX_BYTES + 1));
    }
  }

  /**
   * Reads a text.
   *
   * @param file its name, for messages
   * @throws InvalidStudyException with all that is wrong in it
   */
  public static ParsedStudy parse(String file, String text) {
    return parse(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads bytes of UTF-8.
   *
   * @param file its name, for messages
   * @throws InvalidStudyException with all that is wrong in it
   */
  public static ParsedStudy parse(String file, byte[] bytes) {
    YamlTree yaml = new YamlTree(file);
    String text = yaml.decode(bytes);
    Node root = yaml.compose(text);
    Positions positions = new Positions();
    Problems problems = new Problems(file, positions);
    Optional<Study> study = new RecordBinder(problems, positions).bind(root, Study.class);
    study.ifPresent(read -> new StudyCheck(read, problems, positions).run());
    problems.raise();
    return new ParsedStudy(
        file,
        text,
        study.orElseThrow(() -> new IllegalStateException(file + ": no study and no problem")),
        positions);
  }

  /**
   * Reads a file with a policy alone: what stands under {@code policy} in a study.
   *
   * @throws IOException if the file cannot be read
   * @throws InvalidStudyException with all that is wrong in it
   */
  public static ParsedPolicy readPolicy(Path file) throws IOException {
    String name = file.toString();
    YamlTree yaml = new YamlTree(name);
    Node root;
    try (InputStream in = Files.newInputStream(file)) {
      root = yaml.compose(yaml.decode(in.readNBytes(YamlTree.MAX_BYTES + 1)));
    }
    Positions positions = new Positions();
    Problems problems = new Problems(name, positions);
    Optional<PolicyChoice> policy =
        new RecordBinder(problems, positions).bind(root, PolicyChoice.class);
    problems.raise();
    return new ParsedPolicy(
        name,
        policy.orElseThrow(() -> new IllegalStateException(name + ": no policy and no problem")),
        positions);
  }
}
