package io.archbench.report.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.gate.Acceptance;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.question.Policy;
import io.archbench.report.Fixture;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.report.RunFacts;
import io.archbench.report.Written;
import io.archbench.report.view.Check;
import io.archbench.trial.CellKey;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitReportTest {
  private static final CellKey BULK =
      CellKey.parse("indexing/BulkIndex.weblogs?docs=10000:thrpt:tmax");

  private static void validate(String xml) throws SAXException, IOException {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(Objects.requireNonNull(JunitReportTest.class.getResource("junit.xsd")));
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  private static String written(Report report) {
    return Written.by(ReportFormat.JUNIT, report);
  }

  private static List<Element> elements(String xml, String name) {
    try {
      NodeList found =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getElementsByTagName(name);
      List<Element> elements = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        elements.add((Element) found.item(i));
      }
      return elements;
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError(xml, e);
    }
  }

  private static Element test(String xml, String name) {
    return elements(xml, "testcase").stream()
        .filter(test -> test.getAttribute("name").startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static String message(Element test, String kind) {
    NodeList found = test.getElementsByTagName(kind);
    assertThat(found.getLength()).as("%s of %s", kind, test.getAttribute("name")).isEqualTo(1);
    return ((Element) found.item(0)).getAttribute("message");
  }

  private static Report judgedBy(Report report, GateRules rules) {
    return with(report, rules, Optional.empty());
  }

  private static Report with(Report report, GateRules rules, Optional<String> unfinished) {
    RunFacts facts = report.facts();
    return new Report(
        report.document(),
        new RunFacts(
            facts.created(),
            facts.archbenchVersion(),
            facts.rounds(),
            facts.jmhSettings(),
            rules,
            facts.cells(),
            facts.judged(),
            unfinished,
            facts.ran(),
            facts.files(),
            facts.readiness(),
            facts.ranBy(),
            facts.notes(),
            facts.repeatCommand(),
            facts.hashes()),
        report.samples());
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void serversCanReadEveryReport(Fixture fixture) {
    assertThatCode(() -> validate(written(fixture.report()))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<testcase />", "<testsuite name='a' tests='1' failures='x' errors='0'/>"})
  void theSchemaRefusesWhatServersWould(String part) {
    assertThatThrownBy(() -> validate("<testsuites>" + part + "</testsuites>"))
        .isInstanceOf(SAXException.class);
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void failsIfAndOnlyIfTheGateDoes(Fixture fixture) {
    Report report = fixture.report();
    String xml = written(report);

    assertThat(elements(xml, "failure").isEmpty() && elements(xml, "error").isEmpty())
        .isEqualTo(Check.of(report).passed());
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void countsWhatItHolds(Fixture fixture) {
    String xml = written(fixture.report());
    Element all = elements(xml, "testsuites").getFirst();

    assertThat(elements(xml, "testcase")).hasSize(Integer.parseInt(all.getAttribute("tests")));
    assertThat(elements(xml, "failure")).hasSize(Integer.parseInt(all.getAttribute("failures")));
    assertThat(elements(xml, "error")).hasSize(Integer.parseInt(all.getAttribute("errors")));
    assertThat(elements(xml, "testsuite"))
        .allSatisfy(
            suite ->
                assertThat(suite.getElementsByTagName("skipped").getLength())
                    .isEqualTo(Integer.parseInt(suite.getAttribute("skipped"))));
  }

  @Test
  void aRegressionIsAFailure() {
    assertThat(message(test(written(Fixture.TWO_COMPARISONS.report()), "weblogs"), "failure"))
        .isEqualTo("3.1 % slower");
  }

  @Test
  void aBrokenBenchmarkIsAnErrorAlsoWhereOtherTrialsGaveAFigure() {
    String xml = written(Fixture.FAILED_CELL.report());

    assertThat(message(test(xml, "range"), "error")).contains("the answer's digest is 4f1c");
    assertThat(message(test(xml, "term"), "error")).isEqualTo("g1: exit status 137");
  }

  @Test
  void whatCannotBeToldIsSkippedWithItsReason() {
    assertThat(message(test(written(Fixture.TWO_COMPARISONS.report()), "term"), "skipped"))
        .startsWith("the interval is too wide to tell");
  }

  @Test
  void aFailureWhereAConclusionIsDemanded() {
    GateRules demanding = new GateRules(Policy.DEFAULT, Map.of(), Set.of(), false, true, List.of());
    String xml = written(judgedBy(Fixture.TWO_COMPARISONS.report(), demanding));

    assertThat(message(test(xml, "term"), "failure")).startsWith("the interval is too wide");
  }

  @Test
  void aPendingVariantIsSkippedAndNothingComparedIsAnError() {
    String xml = written(Fixture.PENDING_ARM64.report());

    assertThat(message(test(xml, "arm64 is measured"), "skipped")).contains("then merge");
    assertThat(message(test(xml, "something is compared"), "error"))
        .isEqualTo("nothing was compared: 2 variants are pending");
    assertThat(message(test(written(Fixture.EMPTY.report()), "something"), "error"))
        .isEqualTo("nothing was compared");
  }

  @Test
  void aVariantThatIsPendingFailsNothingByItself() {
    Report report = Fixture.FILES.report();
    ComparisonDocument document = report.document();
    Report pending =
        new Report(
            new ComparisonDocument(
                document.schemaVersion(),
                document.method(),
                document.study(),
                document.run(),
                document.workSha256(),
                document.design(),
                document.demonstration(),
                document.generatedFrom(),
                document.comparisons(),
                List.of(new PendingVariant("arm64", "no place")),
                document.findings(),
                document.exit()),
            report.facts(),
            report.samples());
    String xml = written(pending);

    assertThat(Check.of(pending).exit()).isZero();
    assertThat(elements(xml, "failure")).isEmpty();
    assertThat(elements(xml, "error")).isEmpty();
    assertThat(message(test(xml, "arm64 is measured"), "skipped")).isEqualTo("no place");
  }

  @Test
  void aRunThatIsNotFinishedIsAnError() {
    Report report = Fixture.EXPORTED.report();
    String xml = written(with(report, report.facts().rules(), Optional.of("3 trials are left")));

    assertThat(message(test(xml, "all is measured"), "error")).isEqualTo("3 trials are left");
    assertThat(written(report)).doesNotContain("all is measured");
  }

  @Test
  void anAcceptedRegressionPassesAndSaysWhoseItIs() {
    Acceptance known =
        new Acceptance(Set.of(BULK), "a safer codec", "ann", LocalDate.parse("2026-12-31"));
    GateRules rules =
        new GateRules(Policy.DEFAULT, Map.of(), Set.of(), false, false, List.of(known));
    Element test = test(written(judgedBy(Fixture.DEARER.report(), rules)), "weblogs");

    assertThat(test.getElementsByTagName("failure").getLength()).isZero();
    assertThat(test.getTextContent()).contains("accepted by ann until 2026-12-31: a safer codec");
  }

  @Test
  void aDearerContenderIsAFailureOfItsOwn() {
    assertThat(message(test(written(Fixture.DEARER.report()), "the same work"), "failure"))
        .isEqualTo("a unit of work costs more");
  }

  @Test
  void charactersThatXmlForbidsAreReplacedAndOthersKept() {
    XmlText xml = new XmlText();
    xml.text("a", "x\u0000\u001b\u000b\uFFFE\uD800y\t\n\r&<]]>\"é😀", "b", "1\n2\t\u0001\"3\"");

    Element element = elements(xml.toString(), "a").getFirst();
    assertThat(element.getTextContent())
        .isEqualTo("x\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDy\t\n\r&<]]>\"é😀");
    assertThat(element.getAttribute("b")).isEqualTo("1\n2\t\uFFFD\"3\"");
  }
}
