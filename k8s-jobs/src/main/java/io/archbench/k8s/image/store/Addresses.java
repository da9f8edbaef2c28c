package io.archbench.k8s.image.store;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;

/** Addresses that registries name: anything may be in them. */
final class Addresses {
  private Addresses() {}

  /**
   * Reads one.
   *
   * @throws RegistryException if it is none
   */
  static URI read(String text, String whose) {
    try {
      URI address = URI.create(text);
      if (address.getAuthority() != null && address.getScheme() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new RegistryException(whose + " names an address that is none: ask who runs it");
  }

  /**
   * Where an answer leads to.
   *
   * @throws RegistryException if that is no address, or one without TLS after one with it
   */
  static URI redirected(URI here, HttpResponse<InputStream> answer) {
    String location = answer.headers().firstValue("Location").orElse("");
    URI target;
    try {
      target = read(here.resolve(location).toString(), here.getAuthority());
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          here.getAuthority() + " leads to an address that is none: ask who runs it", e);
    }
    if (!here.getScheme().equals("https") || target.getScheme().equals("https")) {
      return target;
    }
    if (target.getAuthority().equals(here.getAuthority())) {
      // behind a proxy that ends TLS a registry does not know that it is reached with it
      return URI.create("https" + target.toString().substring(target.getScheme().length()));
    }
    throw new RegistryException(
        here.getAuthority() + " leads from TLS to " + target.getScheme() + ": refused");
  }
}
