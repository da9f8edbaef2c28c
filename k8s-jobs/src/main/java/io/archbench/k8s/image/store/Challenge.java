package io.archbench.k8s.image.store;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a registry wants to be asked again: its {@code WWW-Authenticate} header (RFC 9110). */
record Challenge(String scheme, Map<String, String> parameters) {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  static Challenge parse(String header) {
    Map<String, String> parameters = new TreeMap<>();
    Matcher found = PARAMETER.matcher(header);
    while (found.find()) {
      parameters.put(found.group(1).toLowerCase(Locale.ROOT), found.group(2));
    }
    return new Challenge(header.split(" ", 2)[0].toLowerCase(Locale.ROOT), Map.copyOf(parameters));
  }

  boolean isBearer() {
    return scheme.equals("bearer") && parameters.containsKey("realm");
  }

  /** Where a token is to be had. */
  URI tokenAddress(String repository, List<String> furtherScopes) {
    String scope = parameters.getOrDefault("scope", "repository:" + repository + ":pull");
    String further =
        furtherScopes.stream().map(one -> "&scope=" + encoded(one)).collect(Collectors.joining());
    String realm = parameters.getOrDefault("realm", "");
    return Addresses.read(
        realm
            + (realm.contains("?") ? "&" : "?")
            + "scope="
            + encoded(scope)
            + further
            + (parameters.containsKey("service")
                ? "&service=" + encoded(parameters.getOrDefault("service", ""))
                : ""),
        "the registry's token service");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
