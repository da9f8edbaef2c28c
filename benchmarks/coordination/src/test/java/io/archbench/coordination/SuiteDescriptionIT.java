package io.archbench.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.conformance.SuiteConformance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT extends SuiteConformance {

  private static final List<String> FIXED_RATE =
      List.of(
          "FixedRate.getData$",
          "-t",
          "1",
          "-p",
          "rate=100",
          "-p",
          "bytes=100",
          "-p",
          "peers=1",
          "-p",
          "transport=netty");

  @Override
  protected Map<String, Map<String, List<String>>> benchmarks() {
    Map<String, List<String>> ensemble =
        Map.of("peers", List.of("1", "3"), "transport", List.of("nio", "netty", "tls"));
    Map<String, List<String>> sized = new TreeMap<>(ensemble);
    sized.put("bytes", List.of("100", "1024"));
    Map<String, List<String>> rated = new TreeMap<>(sized);
    rated.put("rate", List.of("1000"));
    Map<String, Map<String, List<String>>> expected = new TreeMap<>();
    for (String style : List.of("OneInFlight", "ManyInFlight")) {
      for (String method :
          List.of(
              "getChildren",
              "setData",
              "createDelete",
              "multi",
              "sync",
              "exists",
              "ephemeralSequential")) {
        expected.put(style + "." + method, ensemble);
      }
      expected.put(style + ".getData", sized);
    }
    expected.put("Watch.fanOut", ensemble);
    expected.put("Watch.fanOutThousand", ensemble);
    expected.put("Mutex.acquireRelease", ensemble);
    expected.put("Leader.handOver", ensemble);
    expected.put("Connect.openClose", ensemble);
    expected.put("Counter.increment", ensemble);
    expected.put("Cache.follow", ensemble);
    expected.put("FixedRate.getData", rated);
    Map<String, List<String>> ratedWrites = new TreeMap<>(ensemble);
    ratedWrites.put("rate", List.of("1000"));
    expected.put("FixedRate.setData", ratedWrites);
    Map<String, List<String>> three = Map.of("transport", List.of("nio", "netty", "tls"));
    expected.put("Failover.killLeader", three);
    expected.put("Failover.killFollower", three);
    return expected;
  }

  @Override
  protected List<String> libraries() {
    return List.of(
        "HdrHistogram",
        "archbench-workload",
        "audience-annotations",
        "commons-io",
        "commons-math3",
        "curator-client",
        "curator-framework",
        "curator-recipes",
        "jmh-core",
        "jopt-simple",
        "jspecify",
        "metrics-core",
        "netty-buffer",
        "netty-codec",
        "netty-common",
        "netty-handler",
        "netty-resolver",
        "netty-transport",
        "netty-transport-classes-epoll",
        "netty-transport-native-epoll",
        "netty-transport-native-unix-common",
        "slf4j-api",
        "slf4j-simple",
        "snappy-java",
        "zookeeper",
        "zookeeper-jute");
  }

  @Override
  protected Set<String> nativeLibraries() {
    return Set.of("netty-transport-native-epoll", "snappy-java");
  }

  @Override
  protected Map<String, String> accepted() {
    return Map.of(
        "DEAD_CODE *", "requests to servers, whose answers are checked by who receives them",
        "GROWING_STATE Connect.Clients.checkNew",
            "ids of sessions, to find one that is given twice");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutItsNativeTransportNettyIsNotMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, FIXED_RATE, "-Dio.netty.transport.noNative=true"))
        .contains("UnusableTransportException")
        .contains("Netty cannot load its native epoll transport")
        .doesNotContain("# Run complete");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withItNettyIsMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, FIXED_RATE)).contains("# Run complete");
    assertThat(directory.resolve("native.json")).exists();
    assertThat(directory.resolve("open-loop.json")).content().contains("\"operations\":40,");
    assertThat(directory.resolve("response.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
  }
}
