package org.broadsheet.http.responses;

/** A JSON record of an editable object. The version counts its changes and is part of the ETag. */
public interface Versioned {
    int version();
}
