package org.broadsheet.security;

import org.broadsheet.platform.json.Span;

/** @param grace how long the old secret works beside the new one; not at all unless given */
public record RotationInput(Span grace) {}
