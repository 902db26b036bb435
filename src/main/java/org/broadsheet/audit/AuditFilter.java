package org.broadsheet.audit;

import org.broadsheet.articles.filters.TimeParameter;
import org.broadsheet.http.values.Slug;

/** The filters of a list of entries; null means any. */
record AuditFilter(KeyIdParameter key, TimeParameter from, TimeParameter to, AuditOutcome outcome, Slug article) {}
