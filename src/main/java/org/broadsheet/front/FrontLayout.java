package org.broadsheet.front;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.front.FrontCandidate.Reason;

/**
 * Distributes articles over the sections of a front page so that none appears twice. Assigns pinned articles first, then
 * a lead for every section, then the latest articles, then the most read ones. An article that several sections could
 * show goes to the first of them.
 */
final class FrontLayout {
    /**
     * The articles of one section, as row ids.
     *
     * @param lead null when the section has no article left
     */
    record SectionArticles(Long lead, boolean pinned, List<Long> latest, List<Long> mostRead) {}

    private final List<Long> sections;
    private final List<FrontCandidate> candidates;
    private final Set<Long> used = new HashSet<>();

    private FrontLayout(List<Long> sections, List<FrontCandidate> candidates) {
        this.sections = sections;
        this.candidates = candidates;
    }

    /**
     * @param candidates best first within each section and reason
     * @param latest maximum for each section
     * @param mostRead maximum for each section
     * @return by section, in the order of {@code sections}
     */
    static Map<Long, SectionArticles> of(
            List<Long> sections, List<FrontCandidate> candidates, int latest, int mostRead) {
        return new FrontLayout(sections, candidates).assign(latest, mostRead);
    }

    private Map<Long, SectionArticles> assign(int latest, int mostRead) {
        Map<Long, List<Long>> pinned = assignToEach(Reason.PINNED, 1);
        Map<Long, List<Long>> leads = new LinkedHashMap<>();
        for (Long section : sections) {
            leads.put(section, pinned.get(section).isEmpty() ? assign(section, Reason.LATEST, 1) : pinned.get(section));
        }
        Map<Long, List<Long>> latestArticles = assignToEach(Reason.LATEST, latest);
        Map<Long, List<Long>> mostReadArticles = assignToEach(Reason.MOST_READ, mostRead);
        Map<Long, SectionArticles> assigned = new LinkedHashMap<>();
        for (Long section : sections) {
            List<Long> lead = leads.get(section);
            assigned.put(
                    section,
                    new SectionArticles(
                            lead.isEmpty() ? null : lead.get(0),
                            !pinned.get(section).isEmpty(),
                            latestArticles.get(section),
                            mostReadArticles.get(section)));
        }
        return assigned;
    }

    private Map<Long, List<Long>> assignToEach(Reason reason, int limit) {
        Map<Long, List<Long>> assigned = new LinkedHashMap<>();
        sections.forEach(section -> assigned.put(section, assign(section, reason, limit)));
        return assigned;
    }

    private List<Long> assign(long section, Reason reason, int limit) {
        List<Long> assigned = candidates.stream()
                .filter(candidate -> candidate.section() == section && candidate.reason() == reason)
                .map(FrontCandidate::article)
                .filter(article -> !used.contains(article))
                .limit(limit)
                .toList();
        used.addAll(assigned);
        return assigned;
    }
}
