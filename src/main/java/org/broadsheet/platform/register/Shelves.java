package org.broadsheet.platform.register;

import jakarta.inject.Singleton;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.UpToDate;
import org.broadsheet.platform.delivery.Versioned;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.sql.DryRun;

/** Sets up the shelf of each kind. */
@Singleton
public class Shelves {
    private final Register register;
    private final NamedPage pages;
    private final JsonInput json;
    private final Answers answers;
    private final DryRun dryRuns;
    private final UpToDate upToDate;
    private final FormerSlugs formerSlugs;

    Shelves(
            Register register,
            NamedPage pages,
            JsonInput json,
            Answers answers,
            DryRun dryRuns,
            UpToDate upToDate,
            FormerSlugs formerSlugs) {
        this.register = register;
        this.pages = pages;
        this.json = json;
        this.answers = answers;
        this.dryRuns = dryRuns;
        this.upToDate = upToDate;
        this.formerSlugs = formerSlugs;
    }

    /** @param path the address of the kind's list, such as {@code /v1/tags} */
    public <E extends Entry, I extends Record & EntryInput<E>, V extends Record & Versioned> Shelf<E, I, V> shelf(
            String path, Shelf.Make<E, I, V> make) {
        return new Shelf<>(register, pages, json, answers, dryRuns, upToDate, formerSlugs, make, path);
    }
}
