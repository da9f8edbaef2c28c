package io.archbench.dist;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The arrows between modules, over the classes that were built. */
class ArchitectureTest {
  private static final Map<String, String> MODULES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("io.archbench.trial", "../results/trial"),
              Map.entry("io.archbench.analysis", "../results/analysis"),
              Map.entry("io.archbench.history", "../results/history"),
              Map.entry("io.archbench.report", "../results/report"),
              Map.entry("io.archbench.workload", "../benchmarks/workload"),
              Map.entry("io.archbench.coordination", "../benchmarks/coordination"),
              Map.entry("io.archbench.dashboard", "../benchmarks/dashboard"),
              Map.entry("io.archbench.indexing", "../benchmarks/indexing"),
              Map.entry("io.archbench.pipeline", "../benchmarks/pipeline"),
              Map.entry("io.archbench.jvm", "../benchmarks/jvm"),
              Map.entry("io.archbench.relational", "../benchmarks/relational"),
              Map.entry("io.archbench.keyvalue", "../benchmarks/keyvalue"),
              Map.entry("io.archbench.agent", "../benchmarks/agent"),
              Map.entry("io.archbench.k8s", "../k8s-jobs"),
              Map.entry("io.archbench.runner", "../runner")));

  /** Which of our own packages each module may use, beside its own. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("io.archbench.trial", List.of()),
          Map.entry("io.archbench.analysis", List.of("io.archbench.trial")),
          Map.entry("io.archbench.history", List.of("io.archbench.analysis", "io.archbench.trial")),
          Map.entry("io.archbench.report", List.of("io.archbench.analysis", "io.archbench.trial")),
          Map.entry("io.archbench.workload", List.of()),
          Map.entry("io.archbench.coordination", List.of("io.archbench.workload")),
          Map.entry("io.archbench.dashboard", List.of("io.archbench.workload")),
          Map.entry("io.archbench.indexing", List.of("io.archbench.workload")),
          Map.entry("io.archbench.pipeline", List.of("io.archbench.workload")),
          Map.entry("io.archbench.jvm", List.of("io.archbench.workload")),
          Map.entry("io.archbench.relational", List.of("io.archbench.workload")),
          Map.entry("io.archbench.keyvalue", List.of("io.archbench.workload")),
          Map.entry("io.archbench.agent", List.of("io.archbench.trial")),
          Map.entry("io.archbench.k8s", List.of("io.archbench.trial")),
          Map.entry(
              "io.archbench.runner",
              List.of(
                  "io.archbench.report",
                  "io.archbench.history",
                  "io.archbench.analysis",
                  "io.archbench.trial",
                  "io.archbench.k8s")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              MODULES.values().stream()
                  .map(module -> Path.of(module, "target", "classes"))
                  .toList());

  private static final JavaClasses PRODUCT =
      CLASSES.that(
          not(
              resideInAnyPackage(
                  "io.archbench.workload..",
                  "io.archbench.coordination..",
                  "io.archbench.dashboard..",
                  "io.archbench.indexing..",
                  "io.archbench.pipeline..",
                  "io.archbench.jvm..",
                  "io.archbench.relational..",
                  "io.archbench.keyvalue..")));

  @Test
  void everyModuleWasSeen() {
    // without this, a folder that moved would make all rules below hold for nothing
    assertThat(MODULES.keySet()).isEqualTo(new TreeMap<>(ARROWS).keySet());
    MODULES
        .keySet()
        .forEach(
            root ->
                assertThat(CLASSES.that(resideInAPackage(root + "..")))
                    .as("classes of %s", root)
                    .hasSizeGreaterThan(3));
  }

  @Test
  void arrowsBetweenModulesGoOneWay() {
    ARROWS.forEach((module, allowed) -> arrow(module, allowed).check(CLASSES));
  }

  @Test
  void anArrowTheOtherWayIsNoticed() {
    // runner uses report, so a rule without that arrow has to fail
    assertThatThrownBy(() -> arrow("io.archbench.runner", List.of()).check(CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.archbench.report");
  }

  private static ArchRule arrow(String module, List<String> allowed) {
    String[] others =
        MODULES.keySet().stream()
            .filter(root -> !root.equals(module) && !allowed.contains(root))
            .map(root -> root + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  @Test
  void onlyTheKubernetesModuleKnowsTheKubernetesClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.archbench.k8s..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .check(CLASSES);
    assertThat(CLASSES.that(resideInAPackage("io.archbench.k8s.cluster..")))
        .anySatisfy(
            type ->
                assertThat(type.getDirectDependenciesFromSelf())
                    .anyMatch(
                        used -> used.getTargetClass().getPackageName().startsWith("io.fabric8")));
  }

  @Test
  void onlyTheHistoryKnowsDatabases() {
    databases("io.archbench.history..").check(PRODUCT);
    // without the exception the rule has something to find
    assertThatThrownBy(() -> databases("io.archbench.report..").check(PRODUCT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.archbench.history");
  }

  private static ArchRule databases(String allowed) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..", "org.postgresql..");
  }

  @Test
  void onlyTheCommandLineAndTheSegmentWriterPrint() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.archbench.runner.cli..")
            .and()
            .resideOutsideOfPackage("io.archbench.agent..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
    rule.check(PRODUCT);
    List<String> printers =
        CLASSES.that(resideInAPackage("io.archbench.agent..")).stream()
            .filter(ArchitectureTest::printsToStandardOutput)
            .map(JavaClass::getSimpleName)
            .toList();
    assertThat(printers).as("classes of the agent that use System.out").hasSize(1);
  }

  private static boolean printsToStandardOutput(JavaClass found) {
    return found.getFieldAccessesFromSelf().stream()
        .anyMatch(
            access ->
                access.getTargetOwner().isEquivalentTo(System.class)
                    && access.getName().equals("out"));
  }

  @Test
  void ourOwnCodeUsesOneJackson() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..")
        .check(PRODUCT);
  }

  @Test
  void nobodyThrowsABareRuntimeException() {
    noClasses()
        .should()
        .callConstructor(RuntimeException.class, String.class)
        .orShould()
        .callConstructor(RuntimeException.class, String.class, Throwable.class)
        .orShould()
        .callConstructor(RuntimeException.class)
        .orShould()
        .callConstructor(RuntimeException.class, Throwable.class)
        .check(withoutSuperCalls());
  }

  private static JavaClasses withoutSuperCalls() {
    return PRODUCT.that(
        DescribedPredicate.describe(
            "are no exceptions themselves", found -> !found.isAssignableTo(Throwable.class)));
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        CLASSES.stream()
            .filter(found -> !found.getPackageName().contains("jmh_generated"))
            .filter(
                found -> !found.getPackageName().startsWith("io.archbench.report.html.template"))
            .map(JavaClass::getPackage)
            .distinct()
            .filter(found -> !found.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .map(found -> found.getName())
            .toList();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)").check(CLASSES);
  }
}
