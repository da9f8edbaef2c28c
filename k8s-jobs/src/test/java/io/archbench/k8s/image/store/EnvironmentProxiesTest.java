package io.archbench.k8s.image.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentProxiesTest {
  private static boolean isDirect(Map<String, String> environment, String address) {
    return EnvironmentProxies.of(environment)
        .select(URI.create(address))
        .get(0)
        .type()
        .name()
        .equals("DIRECT");
  }

  @Test
  void eachSchemeHasItsOwn() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "127.0.0.1:3128");

    assertThat(isDirect(environment, "https://registry.test/v2/")).isFalse();
    assertThat(isDirect(environment, "http://registry.test/v2/")).isTrue();
    assertThat(isDirect(environment, "https://localhost:5000/v2/")).isTrue();
    assertThat(isDirect(environment, "https://127.0.0.1:5000/v2/")).isTrue();
  }

  @Test
  void exceptionsCoverWhatIsBelowThem() {
    Map<String, String> environment =
        Map.of(
            "HTTPS_PROXY", "http://127.0.0.1:3128",
            "NO_PROXY", "example.org, .internal,*.lan,other:5000");

    assertThat(isDirect(environment, "https://example.org/")).isTrue();
    assertThat(isDirect(environment, "https://a.example.org/")).isTrue();
    assertThat(isDirect(environment, "https://notexample.org/")).isFalse();
    assertThat(isDirect(environment, "https://a.internal/")).isTrue();
    assertThat(isDirect(environment, "https://a.lan:5000/")).isTrue();
    assertThat(isDirect(environment, "https://other:5000/")).isTrue();
    assertThat(isDirect(environment, "https://other:5001/")).isFalse();
    assertThat(isDirect(Map.of("HTTPS_PROXY", "a:1", "NO_PROXY", "*"), "https://x.y/")).isTrue();
  }

  @Test
  void aProxyWithALoginIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> EnvironmentProxies.of(Map.of("HTTPS_PROXY", "http://ann:secret@p:1")))
        .isInstanceOf(InvalidReferenceException.class)
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageNotContaining("secret");
  }
}
