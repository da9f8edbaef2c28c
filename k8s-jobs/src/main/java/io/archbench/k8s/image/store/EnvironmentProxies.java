package io.archbench.k8s.image.store;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, in capitals
 * or not; this machine itself is never asked for through one.
 */
final class EnvironmentProxies extends ProxySelector {
  private final Map<String, Proxy> byScheme;
  private final List<String> direct;

  private EnvironmentProxies(Map<String, Proxy> byScheme, List<String> direct) {
    this.byScheme = byScheme;
    this.direct = direct;
  }

  /**
   * Reads the variables.
   *
   * @throws InvalidReferenceException if one has another form than {@code http://HOST:PORT}
   */
  static EnvironmentProxies of(Map<String, String> environment) {
    return new EnvironmentProxies(
        Map.of(
            "https", proxy(environment, "HTTPS_PROXY"), "http", proxy(environment, "HTTP_PROXY")),
        Stream.of(value(environment, "NO_PROXY").orElse("").split("[,\\s]+"))
            .filter(name -> !name.isEmpty())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList());
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private static Proxy proxy(Map<String, String> environment, String name) {
    Optional<String> value = value(environment, name);
    if (value.isEmpty()) {
      return Proxy.NO_PROXY;
    }
    String text = value.get();
    try {
      URI address = URI.create(text.contains("://") ? text : "http://" + text);
      if ("http".equals(address.getScheme())
          && address.getHost() != null
          && address.getUserInfo() == null) {
        int port = address.getPort() < 0 ? 80 : address.getPort();
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHost(), port));
      }
    } catch (IllegalArgumentException e) {
      // said below, without the text: a password may be in it
    }
    throw new InvalidReferenceException(
        "the value of " + name, "http://HOST:PORT, without a login");
  }

  @Override
  public List<Proxy> select(URI address) {
    boolean excepted = direct.stream().anyMatch(name -> covers(name, address));
    return List.of(
        excepted || isThisMachine(address.getHost())
            ? Proxy.NO_PROXY
            : byScheme.getOrDefault(address.getScheme(), Proxy.NO_PROXY));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
  }

  /** A name stands for all below it, with or without a dot or star before it. */
  private static boolean covers(String name, URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    String bare = name.replaceFirst("^\\*?\\.", "");
    return name.equals("*")
        || host.equals(bare)
        || (host + ":" + address.getPort()).equals(bare)
        || host.endsWith("." + bare);
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // the request fails with the same words
  }
}
