package org.broadsheet.previews;

import org.broadsheet.http.values.IsoDuration;

/** @param expiresIn how long the link works; a day unless given */
public record PreviewInput(IsoDuration expiresIn) {}
