package org.broadsheet.related;

import java.util.List;

/** Related articles for the slots of one page; no article appears twice. */
public record RelatedSlots(List<Slot> slots) {
    /** @param name as in the request */
    public record Slot(String name, List<RelatedArticle> items) {}
}
