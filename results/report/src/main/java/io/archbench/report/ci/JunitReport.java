package io.archbench.report.ci;

import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.Check;
import io.archbench.report.view.ReportView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * One test suite for each comparison, one test for each of its cells, as the gate judges them: what
 * fails there fails here, and a run that is not finished or compares nothing is an error.
 */
public final class JunitReport implements ReportWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_LOCAL_DATE_TIME.withLocale(Locale.ROOT);

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    Check check = Check.of(report);
    out.write(text(check.view(), TestSuite.of(check)).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ReportView view, List<TestSuite> suites) {
    XmlText xml = new XmlText();
    xml.open(
        "testsuites",
        "name",
        "archbench " + view.document().study(),
        "tests",
        count(suites.stream().mapToLong(suite -> suite.tests().size()).sum()),
        "failures",
        count(suites.stream().mapToLong(suite -> suite.count(TestResult.Kind.FAILURE)).sum()),
        "errors",
        count(suites.stream().mapToLong(suite -> suite.count(TestResult.Kind.ERROR)).sum()));
    for (TestSuite suite : suites) {
      suite(view, suite, xml);
    }
    xml.close("testsuites");
    return xml.toString();
  }

  private static void suite(ReportView view, TestSuite suite, XmlText xml) {
    xml.open(
        "testsuite",
        "name",
        suite.name(),
        "tests",
        count(suite.tests().size()),
        "failures",
        count(suite.count(TestResult.Kind.FAILURE)),
        "errors",
        count(suite.count(TestResult.Kind.ERROR)),
        "skipped",
        count(suite.count(TestResult.Kind.SKIPPED)),
        "timestamp",
        TIME.format(
            view.facts().created().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
    xml.open("properties");
    property(xml, "study", view.document().study());
    property(xml, "run", view.document().run());
    property(xml, "archbench", view.facts().archbenchVersion());
    property(xml, "settings", view.facts().jmhSettings());
    property(xml, "work", view.document().workSha256());
    property(xml, "to repeat", view.facts().repeatCommand());
    view.demonstration().ifPresent(words -> property(xml, "note", words));
    xml.close("properties");
    for (TestResult test : suite.tests()) {
      test(test, xml);
    }
    xml.close("testsuite");
  }

  private static void property(XmlText xml, String name, String value) {
    xml.leaf("property", "name", name, "value", value);
  }

  private static void test(TestResult test, XmlText xml) {
    xml.open("testcase", "classname", test.className(), "name", test.name());
    switch (test.kind()) {
      case ERROR -> xml.text("error", test.details(), "type", test.type(), "message", test.words());
      case FAILURE ->
          xml.text("failure", test.details(), "type", test.type(), "message", test.words());
      case SKIPPED -> xml.leaf("skipped", "message", test.words());
      case PASSED -> {}
    }
    if (test.kind() == TestResult.Kind.SKIPPED || test.kind() == TestResult.Kind.PASSED) {
      xml.text("system-out", test.details());
    }
    xml.close("testcase");
  }

  private static String count(long number) {
    return Long.toString(number);
  }
}
