package io.archbench.history;

/**
 * What an import did.
 *
 * @param added nights that were not there
 * @param alreadyThere nights that were there with the same content
 * @param replaced nights that were there with another content
 * @param rows lines that were read
 */
public record Imported(int added, int alreadyThere, int replaced, long rows) {}
