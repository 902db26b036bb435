package org.broadsheet.platform.register;

import java.util.List;

/** Announces that these articles are about to be filed under another entry. */
public record FilingChanging(List<Long> articleIds) {}
