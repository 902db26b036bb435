package org.broadsheet.security;

/**
 * Who did something.
 *
 * @param id of the key; null for the clock
 */
public record Actor(String id, String name) {
    /** Nobody asked: it was time. */
    public static final Actor CLOCK = new Actor(null, "clock");
}
