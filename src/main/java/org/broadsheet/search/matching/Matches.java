package org.broadsheet.search.matching;

import java.util.List;

/**
 * The matches of a search before they are ranked.
 *
 * @param candidates the articles to rank
 * @param sample the matches from which facets are counted
 * @param unranked positions of the other matches, newest first; null when there are too many to read them all
 */
public record Matches(List<SearchCandidate> candidates, MatchSample sample, List<TimePosition> unranked) {}
