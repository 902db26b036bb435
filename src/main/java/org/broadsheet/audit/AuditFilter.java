package org.broadsheet.audit;

import org.broadsheet.articles.reading.TimeParameter;
import org.broadsheet.http.values.Slug;

/** Which entries are wanted: what is null does not count. */
record AuditFilter(KeyIdParameter key, TimeParameter from, TimeParameter to, AuditOutcome outcome, Slug article) {}
