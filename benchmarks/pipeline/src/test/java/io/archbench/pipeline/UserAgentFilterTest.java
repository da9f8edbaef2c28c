package io.archbench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentFilterTest {
  private static final Filter FILTER = new UserAgentFilter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.0.0 Safari/537.36 | Chrome 126.0.0.0 Windows 10.0 Desktop",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.87 | Edge 126.0.2592.87 Windows 10.0"
            + " Desktop",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1 | Safari 17.5 iOS 17.5.1 Phone",
        "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0 | Firefox 127.0"
            + " Linux Desktop",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | Googlebot 2.1"
            + " Other Robot",
        "curl/8.7.1 | curl 8.7.1 Other Other",
        "anything else | Other Other Other"
      })
  void programSystemAndDeviceAreFound(String text, String expected) {
    assertThat(
            fields(text).values().stream().map(Object::toString).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void allKindsAreInTheCorpus() {
    List<UserAgent> agents = new UserAgents(SmallLogs.SEED.purpose("user agents")).make(10_000);
    assertThat(agents.stream().map(UserAgent::name).distinct()).hasSize(11);
    assertThat(agents.stream().map(UserAgent::system).distinct()).hasSize(7);
    assertThat(agents.stream().map(UserAgent::device).distinct()).hasSize(5);
    assertThat(agents.stream().map(UserAgent::text).distinct().count()).isGreaterThan(5_000);
  }

  @Test
  void anEventWithoutAnAgentStaysAsItIs() {
    Map<String, Object> event = new LinkedHashMap<>();
    FILTER.filter(event);
    assertThat(event).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fields(String text) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("agent", text);
    FILTER.filter(event);
    return (Map<String, Object>) event.getOrDefault("user_agent", Map.of());
  }
}
