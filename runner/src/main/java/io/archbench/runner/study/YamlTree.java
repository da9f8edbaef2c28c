package io.archbench.runner.study;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads bytes as one YAML 1.2 document with the core schema, within limits that a study never
 * needs: whatever the bytes are, the outcome is a tree or a problem.
 */
final class YamlTree {
  static final int MAX_BYTES = 1 << 20;
  static final int MAX_DEPTH = 32;
  static final int MAX_EVENTS = 50_000;
  static final int MAX_ALIASES = 100;
  private static final String SYNTAX = "yaml";

  private final String file;

  YamlTree(String file) {
    this.file = file;
  }

  /** The text of the bytes, without a byte order mark. */
  String decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw problem(Position.NOWHERE, "at most 1 MiB", bytes.length + " bytes");
    }
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      throw problem(Position.in(text, text.length()), "UTF-8", "bytes that are none");
    }
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    refuseControls(clean);
    return clean;
  }

  private void refuseControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isISOControl(each) && "\t\n\r\u0085".indexOf(each) < 0) {
        throw problem(
            Position.in(text, i), "printable text", "control character " + Integer.valueOf(each));
      }
    }
  }

  /** The tree of the text. */
  Node compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new CoreSchema())
            .setUseMarks(true)
            .setAllowNonScalarKeys(true) // the binder refuses them with their line
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(MAX_BYTES)
            .build();
    try {
      refuseExcess(new Parse(settings).parseString(text));
      return new Compose(settings)
          .composeString(text)
          .orElseThrow(() -> problem(new Position(1, 1), "a study", "an empty file"));
    } catch (MarkedYamlEngineException e) {
      Position at = Position.of(e.getProblemMark().or(e::getContextMark));
      throw problem(at, "well-formed YAML", words(e));
    } catch (YamlEngineException e) {
      throw problem(Position.NOWHERE, "well-formed YAML", firstLine(e.getMessage()));
    }
  }

  /** Before a tree is built, since building it recurses. */
  private void refuseExcess(Iterable<Event> events) {
    int depth = 0;
    int count = 0;
    int aliases = 0;
    for (Event event : events) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      aliases += event instanceof AliasEvent ? 1 : 0;
      Position at = Position.of(event.getStartMark());
      refuse(depth > MAX_DEPTH, at, "at most " + MAX_DEPTH + " levels", "deeper nesting");
      refuse(aliases > MAX_ALIASES, at, "at most " + MAX_ALIASES + " aliases", "more");
      refuse(++count > MAX_EVENTS, at, "at most " + MAX_EVENTS + " YAML events", "more");
    }
  }

  private void refuse(boolean excess, Position at, String expected, String found) {
    if (excess) {
      throw problem(at, expected, found);
    }
  }

  private InvalidStudyException problem(Position at, String expected, String found) {
    return new InvalidStudyException(
        List.of(new StudyProblem(file, at.line(), at.column(), SYNTAX, expected, found)));
  }

  private static String words(MarkedYamlEngineException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
    return firstLine(problem + context);
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "something else" : Found.shortened(text.lines().findFirst().orElse(""));
  }
}
