package io.archbench.keyvalue;

import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/**
 * A key with its value, and what the store counted.
 *
 * @param created revision of the first write
 * @param modified revision of the last write
 * @param version how often it was written
 */
record KeyValue(ByteString key, long created, long modified, long version, ByteString value) {}
