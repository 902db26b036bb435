package org.broadsheet.keys;

import org.broadsheet.http.values.IsoDuration;

/** @param grace how long the old secret works beside the new one; not at all unless given */
public record KeyRotationInput(IsoDuration grace) {}
