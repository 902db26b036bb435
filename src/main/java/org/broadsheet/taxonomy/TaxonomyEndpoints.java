package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.responses.IfMatchCheck;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.responses.Versioned;

/** Sets up the shelf of each kind. */
@Singleton
public class TaxonomyEndpoints {
    private final TaxonomyWriter register;
    private final TaxonomyListQuery pages;
    private final StrictJsonReader json;
    private final JsonResponses answers;
    private final DryRun dryRuns;
    private final IfMatchCheck upToDate;
    private final FormerSlugs formerSlugs;

    TaxonomyEndpoints(
            TaxonomyWriter register,
            TaxonomyListQuery pages,
            StrictJsonReader json,
            JsonResponses answers,
            DryRun dryRuns,
            IfMatchCheck upToDate,
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
    public <E extends TaxonomyEntry, I extends Record & TaxonomyInput<E>, V extends Record & Versioned>
            TaxonomyEndpoint<E, I, V> shelf(String path, TaxonomyEndpoint.Make<E, I, V> make) {
        return new TaxonomyEndpoint<>(register, pages, json, answers, dryRuns, upToDate, formerSlugs, make, path);
    }
}
