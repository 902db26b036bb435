package org.broadsheet.http.responses;

/** A JSON record of one editable thing: its version counts its changes and goes into the ETag. */
public interface Versioned {
    int version();
}
