package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLog;
import io.archbench.workload.WebLogCorpus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of an access log, and the fields that they were written from. Thread-safe. */
final class AccessLines implements Work {
  private static final Pattern COMMON =
      Pattern.compile(
          "^(\\S+) (\\S+) (\\S+) \\[([^\\]]+)\\] \"(?:([A-Z]+) ([^ \"]+)(?: HTTP/([0-9.]+))?)\""
              + " ([0-9]{3}) ([0-9]+|-)$");

  private final List<String> lines = new ArrayList<>();
  private final List<List<String>> expected = new ArrayList<>();

  AccessLines(WebLogCorpus corpus, int count) {
    for (int index = 0; index < Math.min(count, corpus.size()); index++) {
      WebLog log = corpus.line(index);
      String time = Instant.ofEpochMilli(log.timestamp()).toString();
      String head = log.clientText() + " - - [" + time + "] \"";
      lines.add(head + log.request() + "\" " + log.status() + " " + log.size());
      String request = log.request();
      int first = request.indexOf(' ');
      int last = request.lastIndexOf(' ');
      expected.add(
          List.of(
              log.clientText(),
              time,
              request.substring(0, first),
              request.substring(first + 1, last),
              request.substring(last + " HTTP/".length()),
              Integer.toString(log.status()),
              Integer.toString(log.size())));
    }
  }

  int count() {
    return lines.size();
  }

  /** The fields of a line; none if it is of another form. */
  List<String> parse(int item) {
    return parse(lines.get(item));
  }

  static List<String> parse(String line) {
    Matcher matcher = COMMON.matcher(line);
    return matcher.find()
        ? List.of(
            matcher.group(1),
            matcher.group(4),
            matcher.group(5),
            matcher.group(6),
            matcher.group(7),
            matcher.group(8),
            matcher.group(9))
        : List.of();
  }

  /** Checks every field. */
  void check(int item, List<String> found, CellDirectory directory) {
    if (!expected.get(item).equals(found)) {
      throw directory.wrongAnswer("fields of line " + item, expected.get(item), found);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256OfLines(lines);
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    for (int item = 0; item < count(); item++) {
      answers.expect("fields of line " + item, expected.get(item), parse(item));
    }
  }
}
