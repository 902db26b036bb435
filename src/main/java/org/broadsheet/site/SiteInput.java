package org.broadsheet.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.HttpUrl;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.NotBlankText;
import org.broadsheet.taxonomy.Translations;

/** The site as a client writes it. */
public record SiteInput(
        @NotBlankText(message = "is needed: the name of the publication")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description,

        @Size(min = 1, max = 100, message = "must list 1 to 100 languages")
        List<@NotNull(message = "must be a language tag") LanguageTag> languages,

        @Size(max = 50, message = "may list at most 50 links")
        List<@NotNull(message = "must be a link") @Valid SocialLink> social,

        LanguageTag defaultLanguage,

        @Size(max = 2000, message = "must have at most 2000 characters")
        String disclaimer,

        @Size(max = 20, message = "may list at most 20 networks")
        List<@NotNull(message = "must be a network") ShareNetwork> share,

        @Size(max = 50, message = "may list at most 50 links")
        List<@NotNull(message = "must be a link") @Valid NavigationLink> navigation,

        @HttpUrl String logoUrl,

        @Size(max = 100, message = "must have texts in at most 100 languages")
        Map<String, @NotNull(message = "must be a text") @Valid SiteTranslation> texts) {

    static SiteInput of(Site site) {
        return new SiteInput(
                site.name,
                site.description,
                site.languages.stream().map(LanguageTag::of).toList(),
                site.social,
                LanguageTag.of(site.defaultLanguage),
                site.disclaimer,
                site.share.stream().map(ShareNetwork::valueOf).toList(),
                site.navigation,
                site.logoUrl,
                site.texts);
    }

    void applyTo(Site site) {
        site.name = name;
        site.description = description;
        site.languages = languages == null
                ? List.of(defaultLanguage == null ? "en" : defaultLanguage.tag())
                : languages.stream().map(LanguageTag::tag).distinct().toList();
        site.defaultLanguage = defaultLanguage == null ? site.languages.get(0) : defaultLanguage.tag();
        if (!site.languages.contains(site.defaultLanguage)) {
            throw ProblemException.invalid("/defaultLanguage", "must be one of `languages`");
        }
        site.social = social == null ? List.of() : social;
        site.disclaimer = disclaimer;
        site.share = (share == null ? ShareNetwork.DEFAULTS : share)
                .stream().map(ShareNetwork::name).distinct().toList();
        site.navigation = navigation == null ? List.of() : navigation;
        site.logoUrl = logoUrl;
        site.texts = Translations.normalized(texts);
    }
}
