package org.broadsheet.media;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.bodies.SpooledUpload;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.IfMatchCheck;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.values.TextValidation;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.security.Caller;
import org.broadsheet.security.KeyHolder;

/** Uploads, patches and deletes media: checks the permission of the caller and builds the response. */
@Singleton
class MediaEditor {
    private static final int MAX_NAME_LENGTH = 200;

    private final MediaWriter writer;
    private final MediaQueries queries;
    private final Caller caller;
    private final IfMatchCheck ifMatchCheck;
    private final CacheInvalidation cacheInvalidation;
    private final StrictJsonReader json;
    private final JsonResponses responses;
    private final DryRun dryRunRollback;

    MediaEditor(
            MediaWriter writer,
            MediaQueries queries,
            Caller caller,
            IfMatchCheck ifMatchCheck,
            CacheInvalidation cacheInvalidation,
            StrictJsonReader json,
            JsonResponses responses,
            DryRun dryRunRollback) {
        this.writer = writer;
        this.queries = queries;
        this.caller = caller;
        this.ifMatchCheck = ifMatchCheck;
        this.cacheInvalidation = cacheInvalidation;
        this.json = json;
        this.responses = responses;
        this.dryRunRollback = dryRunRollback;
    }

    /** Stores a new medium. If the same bytes were uploaded before, it returns the existing medium. */
    Response upload(SpooledUpload file, String name, boolean dryRun) {
        requireValidName(name);
        KeyHolder holder = caller.holder();
        MediaWriter.Uploaded uploaded = writer.upload(file.file(), name, holder == null ? null : holder.id(), !dryRun);
        MediaView view = view(uploaded.medium().publicId.toString());
        List<FieldChange> changes = dryRun ? List.of() : null;
        dryRunRollback.rollbackIf(dryRun);
        return uploaded.created()
                ? responses.created(view, MediaUrls.PATH + view.id(), changes)
                : responses.updated(view, changes);
    }

    private static void requireValidName(String name) {
        Optional<String> objection = name.length() > MAX_NAME_LENGTH
                ? Optional.of("must have at most " + MAX_NAME_LENGTH + " characters")
                : TextValidation.error(name);
        objection.ifPresent(detail -> {
            throw new ProblemException(ErrorCode.INVALID_CONTENT, "The name of a file " + detail + ".");
        });
    }

    Response patch(String medium, byte[] patch, String ifMatch, boolean dryRun) {
        MediaItem existing = requireEditable(medium);
        MediaInput before = MediaInput.of(existing);
        MediaInput after = json.merge(before, patch, MediaInput.class);
        ifMatchCheck.require(
                ifMatch,
                existing.version,
                () -> view(medium),
                () -> JsonDiff.ofSentFields(json.toJson(before), json.toJson(after)));
        if (!after.equals(before)) {
            after.applyTo(existing);
            existing.updatedAt = Timestamps.now();
            MediaItem.flush();
            if (queries.isPublic(existing.id)) {
                cacheInvalidation.invalidateAll(); // any number of cached articles may show it
            }
        }
        List<FieldChange> changes = dryRun ? JsonDiff.between(json.toJson(before), json.toJson(after)) : null;
        Response response = responses.updated(view(medium), changes);
        dryRunRollback.rollbackIf(dryRun);
        return response;
    }

    Response delete(String medium, String ifMatch, boolean dryRun) {
        MediaItem existing = requireEditable(medium);
        ifMatchCheck.require(ifMatch, existing.version, () -> view(medium), List::of);
        writer.delete(existing);
        dryRunRollback.rollbackIf(dryRun);
        return Response.noContent().build();
    }

    /** @throws ProblemException 404 */
    MediaView view(String medium) {
        return parseId(medium).flatMap(queries::find).orElseThrow(() -> ProblemException.notFound("medium", medium));
    }

    /** @throws ProblemException 403 or 404 */
    private MediaItem requireEditable(String medium) {
        MediaItem existing = parseId(medium)
                .flatMap(MediaItem::byPublicIdForUpdate)
                .orElseThrow(() -> ProblemException.notFound("medium", medium));
        UUID holder = caller.holder() == null ? null : caller.holder().id();
        if (caller.isLimitedToOwnArticles() && (holder == null || !holder.equals(existing.createdBy))) {
            throw new ProblemException(
                    ErrorCode.ROLE_TOO_SMALL,
                    "An author's key may change only the media that it uploaded. Use an editor's key.");
        }
        return existing;
    }

    /** Accepts the canonical spelling of a UUID only, in lower case. */
    static Optional<UUID> parseId(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equals(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
