package org.broadsheet.audit;

import org.broadsheet.articles.Moment;
import org.broadsheet.platform.Slug;

/** Which entries are wanted: what is null does not count. */
record AuditFilter(KeyFilter key, Moment from, Moment to, Outcome outcome, Slug article) {}
