package org.broadsheet.taxonomy.sources;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.broadsheet.http.values.HttpUrl;
import org.broadsheet.http.values.NotBlankText;
import org.broadsheet.http.values.Slug;
import org.broadsheet.taxonomy.TaxonomyInput;
import org.broadsheet.taxonomy.Translations;

/** A source as a client writes it. */
public record SourceInput(
        @NotBlankText(message = "is needed: what readers see")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        Slug slug,
        @HttpUrl String url,

        @Size(max = 2000, message = "must have at most 2000 characters")
        String disclaimer,

        @Size(max = 100, message = "must have texts in at most 100 languages")
        Map<String, @NotNull(message = "must be a text") @Valid SourceTranslation> texts)
        implements TaxonomyInput<Source> {

    static SourceInput of(Source source) {
        return new SourceInput(source.name, new Slug(source.slug), source.url, source.disclaimer, source.texts);
    }

    @Override
    public void applyTo(Source source) {
        source.url = url;
        source.disclaimer = disclaimer;
        source.texts = Translations.normalized(texts);
    }
}
