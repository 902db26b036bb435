package org.broadsheet.front;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.front.FrontCandidate.Reason;

/**
 * Gives every article one place: first what editors pinned, then a lead to every section, then the latest, then what was
 * read most of the rest. What several sections could show goes to the first of them.
 */
final class FrontLayout {
    /** @param lead null when there is nothing */
    record SectionArticles(Long lead, boolean pinned, List<Long> latest, List<Long> mostRead) {}

    private final List<Long> sections;
    private final List<FrontCandidate> candidates;
    private final Set<Long> used = new HashSet<>();

    private FrontLayout(List<Long> sections, List<FrontCandidate> candidates) {
        this.sections = sections;
        this.candidates = candidates;
    }

    /** @param candidates those of a section and a reason in their order */
    static Map<Long, SectionArticles> of(
            List<Long> sections, List<FrontCandidate> candidates, int latest, int mostRead) {
        return new FrontLayout(sections, candidates).filled(latest, mostRead);
    }

    private Map<Long, SectionArticles> filled(int latest, int mostRead) {
        Map<Long, List<Long>> pinned = each(Reason.PINNED, 1);
        Map<Long, List<Long>> leads = new LinkedHashMap<>();
        for (Long section : sections) {
            leads.put(section, pinned.get(section).isEmpty() ? take(section, Reason.LATEST, 1) : pinned.get(section));
        }
        Map<Long, List<Long>> newest = each(Reason.LATEST, latest);
        Map<Long, List<Long>> most = each(Reason.MOST_READ, mostRead);
        Map<Long, SectionArticles> places = new LinkedHashMap<>();
        for (Long section : sections) {
            List<Long> lead = leads.get(section);
            places.put(
                    section,
                    new SectionArticles(
                            lead.isEmpty() ? null : lead.get(0),
                            !pinned.get(section).isEmpty(),
                            newest.get(section),
                            most.get(section)));
        }
        return places;
    }

    private Map<Long, List<Long>> each(Reason reason, int most) {
        Map<Long, List<Long>> taken = new LinkedHashMap<>();
        sections.forEach(section -> taken.put(section, take(section, reason, most)));
        return taken;
    }

    private List<Long> take(long section, Reason reason, int most) {
        List<Long> taken = new ArrayList<>();
        free(section, reason).limit(most).forEach(taken::add);
        used.addAll(taken);
        return taken;
    }

    private Stream<Long> free(long section, Reason reason) {
        return candidates.stream()
                .filter(candidate -> candidate.section() == section && candidate.reason() == reason)
                .map(FrontCandidate::article)
                .filter(article -> !used.contains(article));
    }
}
