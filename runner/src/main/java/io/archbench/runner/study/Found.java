package io.archbench.runner.study;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What a file holds, in words short enough for one line. */
final class Found {
  private static final int LONGEST = 60;

  private Found() {}

  static String in(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    String tag = node.getTag().equals(Tag.MAP) || node.getTag().equals(Tag.SEQ) ? "" : tagged(node);
    if (node instanceof MappingNode) {
      return "a mapping" + tag;
    }
    return node instanceof SequenceNode ? "a list" + tag : "something else";
  }

  private static String scalar(ScalarNode scalar) {
    if (scalar.getTag().equals(Tag.NULL)) {
      return "nothing";
    }
    String text = quoted(scalar.getValue());
    if (scalar.getTag().equals(Tag.STR) || scalar.isPlain()) {
      return text;
    }
    return text + tagged(scalar);
  }

  private static String tagged(Node node) {
    return " with tag " + shortened(node.getTag().getValue());
  }

  /** That text in quotes. */
  static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  /** A text without control characters, cut where it is long. */
  static String shortened(String text) {
    String head = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return head.replaceAll("\\p{Cntrl}", "�");
  }
}
