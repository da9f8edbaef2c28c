package io.archbench.workload;

/**
 * One line of a web server's log.
 *
 * @param timestamp milliseconds since 1970-01-01T00:00:00Z
 * @param clientAddress IPv4, the highest byte first
 * @param request such as {@code GET /english/teams/index12.html HTTP/1.0}
 * @param status of the response
 * @param size of the response, bytes
 */
public record WebLog(long timestamp, int clientAddress, String request, int status, int size) {
  /** The address in dotted form. */
  public String clientText() {
    return (clientAddress >>> 24)
        + "."
        + (clientAddress >>> 16 & 0xff)
        + "."
        + (clientAddress >>> 8 & 0xff)
        + "."
        + (clientAddress & 0xff);
  }

  /** The line as the JSON document that a shipper would send. */
  public String json() {
    return "{\"@timestamp\":"
        + timestamp
        + ",\"clientip\":\""
        + clientText()
        + "\",\"request\":\""
        + request
        + "\",\"status\":"
        + status
        + ",\"size\":"
        + size
        + "}";
  }
}
