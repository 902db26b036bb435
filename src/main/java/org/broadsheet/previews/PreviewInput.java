package org.broadsheet.previews;

import org.broadsheet.http.values.IsoDuration;

/** @param expiresIn how long the link works; null for one day */
public record PreviewInput(IsoDuration expiresIn) {}
