package org.broadsheet.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The editorial state of a kept article: what a client would write to get it. This one form is what exports hold, what
 * revisions keep and what differences are told in.
 *
 * @param id of the row
 * @param version of the article that this is
 * @param input the fields, settled: put back, it changes nothing
 * @param json the same as an object in the contract's order, without what is unset
 */
public record ArticleSource(long id, int version, ArticleInput input, ObjectNode json) {}
