package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.articles.ArticleImage;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.media.MediaQueries;
import org.broadsheet.media.MediaQueries.Known;
import org.broadsheet.media.MediaUrls;

/** Finds the media that an article shows, however it refers to them. Costs nothing where it shows none. */
@Singleton
public class MediaResolver {
    private static final Pattern MEDIUM_URL = Pattern.compile(MediaUrls.PATH + "(" + ArticleImage.PUBLIC_ID + ")/");

    private final MediaQueries media;
    private final StrictJsonReader json;

    MediaResolver(MediaQueries media, StrictJsonReader json) {
        this.media = media;
        this.json = json;
    }

    /**
     * A manuscript whose image is the medium it means.
     *
     * @param imageId of the medium that is the image, or null
     * @param mediumIds of this and of those in the body
     */
    public record ResolvedMedia(RenderedInput input, Long imageMediumId, List<Long> mediumIds) {}

    /** @throws ProblemException 422 when the image is not to be found, or is two */
    public ResolvedMedia resolve(RenderedInput manuscript) {
        ArticleInput input = manuscript.input();
        ArticleImage image = input.image();
        Set<UUID> named = new LinkedHashSet<>();
        UUID imageNamed = image == null ? null : imageMedium(image);
        if (imageNamed != null) {
            named.add(imageNamed);
        }
        named.addAll(mediaInBody(input.body()));
        Map<UUID, Known> known = named.isEmpty() ? Map.of() : media.known(named);
        Known shown = imageNamed == null ? null : known.get(imageNamed);
        if (shown == null && image != null && image.media() != null) {
            throw ProblemException.invalid(
                    "/image/media",
                    "there is no medium `" + image.media() + "`; upload it first: `curl -T photo.jpg …/v1/media/`");
        }
        ArticleImage settled = shown == null ? image : withoutInheritedFields(image, imageNamed, shown);
        List<Long> ids = new ArrayList<>();
        named.stream().map(known::get).filter(Objects::nonNull).map(Known::id).forEach(ids::add);
        return new ResolvedMedia(
                Objects.equals(settled, image) ? manuscript : withImage(manuscript, settled),
                shown == null ? null : shown.id(),
                ids);
    }

    private static UUID imageMedium(ArticleImage image) {
        if (image.media() != null) {
            if (image.url() != null && !image.url().contains(image.media())) {
                throw ProblemException.invalid(
                        "/image/url", "must be left out, or null, where `media` says which picture it is");
            }
            return UUID.fromString(image.media());
        }
        if (image.url() == null) {
            throw ProblemException.invalid("/image/url", "is needed, or `media`: the `id` of an uploaded picture");
        }
        Matcher address = MEDIUM_URL.matcher(image.url());
        return address.find() ? UUID.fromString(address.group(1)) : null;
    }

    private static List<UUID> mediaInBody(String body) {
        if (!body.contains(MediaUrls.PATH)) {
            return List.of();
        }
        return MEDIUM_URL
                .matcher(body)
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .toList();
    }

    /** What it says like the medium itself it does not say: then it goes on saying it like the medium. */
    private static ArticleImage withoutInheritedFields(ArticleImage image, UUID medium, Known known) {
        return new ArticleImage(
                medium.toString(),
                null,
                Objects.equals(image.alt(), known.alt()) ? null : image.alt(),
                Objects.equals(image.credit(), known.credit()) ? null : image.credit(),
                null,
                null);
    }

    private RenderedInput withImage(RenderedInput manuscript, ArticleImage image) {
        return new RenderedInput(
                json.withField(manuscript.input(), "image", image, ArticleInput.class),
                manuscript.body(),
                manuscript.allowPastTimes());
    }
}
