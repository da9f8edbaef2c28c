package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.census.CountedNode;
import io.archbench.k8s.census.FleetNode;
import io.archbench.k8s.census.NodeCensus;
import io.archbench.runner.study.FleetGroup;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.Architecture;
import io.archbench.trial.record.Environment.Cpu;
import io.archbench.trial.record.MachineDescription;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CensusTextTest {
  private static final Instant TAKEN = Instant.parse("2026-11-30T12:00:00Z");
  private static final String XEON = "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz";
  private static final String EPYC = "AMD EPYC 7763 64-Core Processor";

  private static FleetNode node(String name, String architecture, Duration age) {
    return new FleetNode(
        name,
        Optional.of(architecture.equals("arm64") ? "D16ps_v6" : "D16_v5"),
        Optional.of("west-1"),
        architecture,
        TAKEN.minus(age),
        Optional.empty());
  }

  private static CountedNode counted(FleetNode node, String model) {
    return new CountedNode(
        node,
        Optional.of(
            new MachineDescription(
                MachineDescription.SCHEMA,
                Architecture.of(node.architecture()),
                new Cpu(
                    model,
                    Map.of("stepping", "6"),
                    16,
                    Optional.of(8),
                    Optional.of(2),
                    Optional.of(1),
                    Map.of(),
                    "unknown"),
                false,
                List.of())),
        Optional.empty());
  }

  private static CountedNode left(FleetNode node, String why) {
    return new CountedNode(node, Optional.empty(), Optional.of(why));
  }

  private static NodeCensus census(CountedNode... nodes) {
    return NodeCensus.of(TAKEN, "registry.test/bench@sha256:" + "a".repeat(64), List.of(nodes));
  }

  private static NodeCensus mixed() {
    return census(
        counted(node("node-3", "amd64", Duration.ofDays(12)), XEON),
        counted(node("node-1", "amd64", Duration.ofDays(400)), XEON),
        counted(node("node-2", "amd64", Duration.ofHours(7)), EPYC),
        counted(node("node-4", "arm64", Duration.ofMinutes(5)), "Azure Cobalt 100"),
        left(
            node("node-5", "amd64", Duration.ofDays(1)),
            "its pod is not scheduled: 0/5 nodes are available: 1 Insufficient memory,"
                + " 4 node(s) didn't match Pod's node affinity/selector"));
  }

  @Test
  void modelsAreTablesAndTheirSharesStandBelowAsAStudyTakesThem() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(CensusText.text(mixed()))
          .isEqualTo(
              """
              amd64: AMD EPYC 7763 64-Core Processor, 1 node
                node    type      zone    cores  CPUs   age
                node-2  D16_v5    west-1      8    16    7h

              amd64: Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz, 2 nodes
                node    type      zone    cores  CPUs   age
                node-1  D16_v5    west-1      8    16  400d
                node-3  D16_v5    west-1      8    16   12d

              arm64: Azure Cobalt 100, 1 node
                node    type      zone    cores  CPUs   age
                node-4  D16ps_v6  west-1      8    16    5m

              Not counted, of 5 nodes:
                node-5 (D16_v5): its pod is not scheduled: 0/5 nodes are available: 1
                    Insufficient memory, 4 node(s) didn't match Pod's node affinity/selector

              Of a study's fleet, a group with these 3 nodes of amd64:
                  cpus: {
                    "AMD EPYC 7763 64-Core Processor": 0.333,
                    "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz": 0.667}
              Of a study's fleet, a group with these 1 node of arm64:
                  cpus: {
                    "Azure Cobalt 100": 1}
              """);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void spreadsheetsGetALineForEachNode() {
    assertThat(CensusText.csv(mixed()).lines())
        .startsWith(
            "node,type,zone,architecture,cpu_model,stepping,cores,cpus,joined,age_hours,counted,"
                + "reason",
            "node-2,D16_v5,west-1,amd64,AMD EPYC 7763 64-Core Processor,6,8,16,"
                + "2026-11-30T05:00:00Z,7,true,")
        .hasSize(6)
        .last()
        .asString()
        .startsWith("node-5,D16_v5,west-1,amd64,,,,,2026-11-29T12:00:00Z,24,false,\"its pod");
  }

  @Test
  void namesThatDoNotFitBesideTheRestStandAbove() {
    String name = "aks-bencharm-12345678-vmss000000.a-very-long-domain.example.internal";
    String text =
        CensusText.text(census(counted(node(name, "arm64", Duration.ofDays(1)), "Cobalt")));

    assertThat(text).contains("  " + name + "\n    D16ps_v6  west-1      8    16   1d\n");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  /** The shares as they are printed, where somebody puts them. */
  private static Map<String, BigDecimal> pasted(String group) {
    List<FleetGroup> fleet =
        StudyReader.parse(
                "study.yaml",
                """
                schema: 1
                study: demo
                variants:
                  amd: {arch: amd64}
                  arm: {arch: arm64}
                suites:
                  indexing: {}
                fleet:
                %s"""
                    .formatted(group))
            .study()
            .fleet();
    return fleet.get(0).cpus();
  }

  @Test
  void theSharesCanBePutIntoAStudyOfEitherForm() {
    String text = CensusText.text(mixed());
    String shares =
        text.substring(
            text.indexOf("    cpus: {"), text.indexOf("Of a study's fleet, a group with these 1"));

    assertThat(
            pasted(
                "  - name: prod\n    clusters: 3\n    nodesPerCluster: 1\n    hoursPerYear: 8760\n"
                    + shares))
        .isEqualTo(Map.of(XEON, new BigDecimal("0.667"), EPYC, new BigDecimal("0.333")));
    assertThat(
            pasted(
                "  - {name: prod, clusters: 3, nodesPerCluster: 1, hoursPerYear: 8760,\n"
                    + shares.stripTrailing()
                    + "}\n"))
        .hasSize(2);
  }

  @Test
  void whatNodesSayIsNoCommandToTerminalsNorASpreadsheetsFormula() {
    NodeCensus hostile =
        census(
            counted(
                node("=cmd", "amd64", Duration.ofDays(1)), "\u001b[2J\u202eXeon\": 1}\nrounds: x"),
            left(node("b", "amd64", Duration.ofDays(1)), "=1+1\u001b]0;title\u0007\nnext line"));

    assertThat(CensusText.text(hostile)).doesNotContain("\u001b", "\u202e", "\u0007", "\nrounds");
    assertThat(CensusText.text(hostile)).contains("\\\": 1}\\nrounds: x\": 1}");
    assertThat(CensusText.csv(hostile)).contains("'=cmd,").contains("'=1+1");
  }
}
