package io.archbench.runner.run;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names whoever carries a run out. */
public final class RunnerName {
  private RunnerName() {}

  /**
   * Host and directory: there is one runner of that name at a time, for the directory's lock sees
   * to that.
   */
  public static String of(RunDirectory directory) {
    return hostName() + ":" + directory.root().toAbsolutePath().normalize();
  }

  /** Whoever started this process, as {@code USER@HOST}. */
  public static String user() {
    return System.getProperty("user.name", "unknown") + "@" + hostName();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
