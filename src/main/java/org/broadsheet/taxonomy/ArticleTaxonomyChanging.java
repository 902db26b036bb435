package org.broadsheet.taxonomy;

import java.util.List;

/** Fired before an entry of these articles is replaced by another one. */
public record ArticleTaxonomyChanging(List<Long> articleIds) {}
