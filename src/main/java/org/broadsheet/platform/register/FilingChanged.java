package org.broadsheet.platform.register;

import java.util.List;

/** Announces that these articles are filed under something else, or under the same by another name. */
public record FilingChanged(List<Long> articleIds) {}
