package org.broadsheet.related;

import java.util.List;

/** Related articles for the slots of one page, none of them twice. */
public record RelatedSlots(List<Slot> slots) {
    /** @param name as it was asked for */
    public record Slot(String name, List<RelatedArticle> items) {}
}
