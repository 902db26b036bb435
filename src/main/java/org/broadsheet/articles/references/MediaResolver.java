package org.broadsheet.articles.references;

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
import org.broadsheet.articles.writing.RenderedInput;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.media.MediaQueries;
import org.broadsheet.media.MediaQueries.ReferencedMedium;
import org.broadsheet.media.MediaUrls;

/** Finds the uploaded media that an article refers to by id or by URL. Runs no statement when there are none. */
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
     * An input whose image refers to an uploaded medium by id where it is one.
     *
     * @param imageMediumId the primary key of the image's medium, or null
     * @param mediumIds the primary keys of all media, in the image and in the body
     */
    public record ResolvedMedia(RenderedInput input, Long imageMediumId, List<Long> mediumIds) {}

    /**
     * @throws ProblemException 422 when the image's medium does not exist, or {@code media} and {@code url} disagree
     */
    public ResolvedMedia resolve(RenderedInput rendered) {
        ArticleInput input = rendered.input();
        ArticleImage image = input.image();
        Set<UUID> mediaIds = new LinkedHashSet<>();
        UUID imageId = image == null ? null : imageMedium(image);
        if (imageId != null) {
            mediaIds.add(imageId);
        }
        mediaIds.addAll(mediaInBody(input.body()));
        Map<UUID, ReferencedMedium> found = mediaIds.isEmpty() ? Map.of() : media.findAndLock(mediaIds);
        ReferencedMedium imageMedium = imageId == null ? null : found.get(imageId);
        if (imageMedium == null && image != null && image.media() != null) {
            throw ProblemException.invalid(
                    "/image/media",
                    "there is no medium `" + image.media() + "`; upload it first: `curl -T photo.jpg …/v1/media/`");
        }
        ArticleImage resolvedImage = imageMedium == null ? image : withoutInheritedFields(image, imageId, imageMedium);
        List<Long> ids = new ArrayList<>();
        mediaIds.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(ReferencedMedium::id)
                .forEach(ids::add);
        return new ResolvedMedia(
                Objects.equals(resolvedImage, image) ? rendered : withImage(rendered, resolvedImage),
                imageMedium == null ? null : imageMedium.id(),
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
        Matcher url = MEDIUM_URL.matcher(image.url());
        return url.find() ? UUID.fromString(url.group(1)) : null;
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

    /** Drops an {@code alt} and {@code credit} equal to the medium's own, so that later changes of the medium apply. */
    private static ArticleImage withoutInheritedFields(ArticleImage image, UUID medium, ReferencedMedium found) {
        return new ArticleImage(
                medium.toString(),
                null,
                Objects.equals(image.alt(), found.alt()) ? null : image.alt(),
                Objects.equals(image.credit(), found.credit()) ? null : image.credit(),
                null,
                null);
    }

    private RenderedInput withImage(RenderedInput rendered, ArticleImage image) {
        return new RenderedInput(
                json.withField(rendered.input(), "image", image, ArticleInput.class),
                rendered.body(),
                rendered.allowPastTimes());
    }
}
