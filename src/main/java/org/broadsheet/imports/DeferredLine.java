package org.broadsheet.imports;

/**
 * A line to be looked at again.
 *
 * @param partial whether it is filed, but for what it says of other articles
 * @param offset of its first byte in the body
 */
public record DeferredLine(boolean partial, long number, long offset, String slug) {}
