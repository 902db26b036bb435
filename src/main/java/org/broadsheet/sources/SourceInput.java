package org.broadsheet.sources;

import jakarta.validation.constraints.Size;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.json.WebAddress;
import org.broadsheet.platform.json.Written;
import org.broadsheet.platform.register.EntryInput;

/** A source as a client writes it. */
public record SourceInput(
        @Written(message = "is needed: what readers see") @Size(max = 200, message = "must have at most 200 characters")
        String name,

        Slug slug,
        @WebAddress String url,

        @Size(max = 2000, message = "must have at most 2000 characters")
        String disclaimer)
        implements EntryInput<Source> {

    static SourceInput of(Source source) {
        return new SourceInput(source.name, new Slug(source.slug), source.url, source.disclaimer);
    }

    @Override
    public void applyTo(Source source) {
        source.url = url;
        source.disclaimer = disclaimer;
    }
}
