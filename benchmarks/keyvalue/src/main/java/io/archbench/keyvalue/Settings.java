package io.archbench.keyvalue;

import io.archbench.workload.LoopbackPorts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.NetUtils;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** Ratis's settings; what is not here is as Ratis has it. */
final class Settings {
  /** After how many entries a store is forced to disk and the log before it may go. */
  static final long ENTRIES_PER_SNAPSHOT = 20_000;

  private static final String SEGMENT = "4MB";
  private static final int KEPT_SEGMENTS = 2;
  private static final int MOST_IN_FLIGHT = 2_048;
  private static final long REQUEST_SECONDS = 10;
  private static final TimeDuration LATER_ELECTION =
      TimeDuration.valueOf(2_000, TimeUnit.MILLISECONDS);
  private static final TimeDuration FIRST_ELECTION =
      TimeDuration.valueOf(150, TimeUnit.MILLISECONDS);

  private Settings() {}

  static RaftProperties server(Path directory, RaftPeer address, long entriesPerSnapshot) {
    RaftProperties properties = new RaftProperties();
    List<File> storage = List.of(directory.resolve("log").toFile());
    RaftServerConfigKeys.setStorageDir(properties, storage);
    GrpcConfigKeys.Server.setHost(properties, LoopbackPorts.ADDRESS);
    GrpcConfigKeys.Server.setPort(
        properties, NetUtils.createSocketAddr(address.getAddress()).getPort());
    // or peers that start together stand together, and split their votes
    firstElection(properties, LATER_ELECTION);
    RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
    // or the log grows with the speed of the machine, on disk and in the heap
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
    RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, entriesPerSnapshot);
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf(SEGMENT));
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, KEPT_SEGMENTS);
    // or a write that goes alone measures this wait, which is the same on every CPU
    RaftServerConfigKeys.Log.Appender.setWaitTimeMin(properties, TimeDuration.ZERO);
    // the state is the store itself, which is no file to be sent: a peer catches up from the log
    RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, false);
    return properties;
  }

  /** Has a new peer stand for election before the others do. */
  static void standFirst(RaftProperties properties) {
    firstElection(properties, FIRST_ELECTION);
  }

  private static void firstElection(RaftProperties properties, TimeDuration least) {
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(properties, least);
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(properties, least.multiply(2));
  }

  static RaftProperties client() {
    RaftProperties properties = new RaftProperties();
    RaftClientConfigKeys.Async.setOutstandingRequestsMax(properties, MOST_IN_FLIGHT);
    RaftClientConfigKeys.Rpc.setRequestTimeout(
        properties, TimeDuration.valueOf(REQUEST_SECONDS, TimeUnit.SECONDS));
    return properties;
  }
}
