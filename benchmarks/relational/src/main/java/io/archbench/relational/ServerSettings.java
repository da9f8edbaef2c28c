package io.archbench.relational;

import io.archbench.workload.LoopbackPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a server is told: the same everywhere, whatever the machine or the version's defaults. */
final class ServerSettings {
  /** More than four clients for each CPU of the largest machines. */
  static final int MOST_CONNECTIONS = 1_000;

  private ServerSettings() {}

  /** For the command line of a server at that port of the loopback address. */
  static List<String> options(int port) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("listen_addresses", LoopbackPorts.ADDRESS);
    settings.put("port", Integer.toString(port));
    settings.put("unix_socket_directories", "");
    settings.put("password_encryption", "scram-sha-256");
    settings.put("max_connections", Integer.toString(MOST_CONNECTIONS));
    memory(settings);
    durability(settings);
    quiet(settings);
    List<String> options = new ArrayList<>();
    settings.forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
    return options;
  }

  private static void memory(Map<String, String> settings) {
    settings.put("shared_buffers", "512MB");
    settings.put("work_mem", "4MB");
    settings.put("maintenance_work_mem", "64MB");
    settings.put("effective_cache_size", "1GB");
    settings.put("huge_pages", "off"); // by default where the machine has some
    settings.put("shared_memory_type", "mmap");
    settings.put("dynamic_shared_memory_type", "mmap"); // needs no /dev/shm
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("max_parallel_maintenance_workers", "0");
  }

  private static void durability(Map<String, String> settings) {
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    settings.put("wal_level", "replica");
    settings.put("wal_compression", "off");
    settings.put("wal_buffers", "16MB");
    settings.put("max_wal_size", "2GB");
    settings.put("checkpoint_timeout", "1h"); // one comes before each iteration
  }

  private static void quiet(Map<String, String> settings) {
    settings.put("autovacuum", "off"); // tables are vacuumed before each iteration
    settings.put("jit", "off"); // some packages bring no compiler
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("log_checkpoints", "off");
    settings.put("log_destination", "stderr");
    settings.put("logging_collector", "off");
  }
}
