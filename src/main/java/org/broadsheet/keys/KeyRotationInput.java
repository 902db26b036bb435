package org.broadsheet.keys;

import org.broadsheet.http.values.IsoDuration;

/** @param grace how long the old secret still works; null means not at all */
public record KeyRotationInput(IsoDuration grace) {}
