package org.broadsheet.security;

/**
 * The author of a change: an API key or the scheduler.
 *
 * @param id id of the key; null for the scheduler
 */
public record Actor(String id, String name) {
    /** The scheduler, such as for a publication at a set time. */
    public static final Actor CLOCK = new Actor(null, "clock");
}
