package io.archbench.keyvalue;

/**
 * A lease.
 *
 * @param seconds it is granted for; 0 revokes it
 */
record Lease(long id, long seconds) {}
