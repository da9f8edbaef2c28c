package io.archbench.coordination;

import org.apache.zookeeper.KeeperException.Code;

/** A server refused a request, or the connection to it was lost. */
final class FailedRequestException extends RuntimeException {
  FailedRequestException(Code code, String path) {
    super("request for " + path + " failed: " + code);
  }
}
