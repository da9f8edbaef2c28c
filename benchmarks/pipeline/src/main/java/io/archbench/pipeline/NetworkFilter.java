package io.archbench.pipeline;

import java.util.Map;

/** Adds the place of the client's address. */
final class NetworkFilter implements Filter {
  private final Networks networks;

  NetworkFilter(Networks networks) {
    this.networks = networks;
  }

  @Override
  public void filter(Map<String, Object> event) {
    String address = Filter.text(event, "clientip");
    if (address != null) {
      event.put("geo", networks.of(number(address)));
    }
  }

  /** An address in dotted form, as a number. */
  private static long number(String address) {
    long number = 0;
    int part = 0;
    for (int index = 0; index < address.length(); index++) {
      char letter = address.charAt(index);
      if (letter == '.') {
        number = number << 8 | part;
        part = 0;
      } else {
        part = 10 * part + letter - '0';
      }
    }
    return number << 8 | part;
  }
}
