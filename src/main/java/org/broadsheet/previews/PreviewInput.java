package org.broadsheet.previews;

import org.broadsheet.platform.json.Span;

/** @param expiresIn how long the link works; a day unless given */
public record PreviewInput(Span expiresIn) {}
