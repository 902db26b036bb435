package org.broadsheet.taxonomy;

import java.util.List;

/** Announces that these articles are about to be filed under another entry. */
public record ArticleTaxonomyChanging(List<Long> articleIds) {}
