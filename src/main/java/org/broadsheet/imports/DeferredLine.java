package org.broadsheet.imports;

/**
 * A line that refers to articles later in the body, and is imported after them.
 *
 * @param partial whether the line was imported without its references, which are still to be added
 * @param offset the offset of its first byte in the body
 */
public record DeferredLine(boolean partial, long number, long offset, String slug) {}
