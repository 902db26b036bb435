package org.broadsheet.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** One write to one medium: whose it is, what it does, and the answer to it. */
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
            MediaWriter archive,
            MediaQueries queries,
            Caller caller,
            IfMatchCheck upToDate,
            CacheInvalidation touched,
            StrictJsonReader json,
            JsonResponses answers,
            DryRun dryRuns) {
        this.writer = archive;
        this.queries = queries;
        this.caller = caller;
        this.ifMatchCheck = upToDate;
        this.cacheInvalidation = touched;
        this.json = json;
        this.responses = answers;
        this.dryRunRollback = dryRuns;
    }

    /** The same bytes again are the medium that is there. */
    Response upload(SpooledUpload body, String name, boolean dryRun) {
        requireValidName(name);
        KeyHolder holder = caller.holder();
        MediaWriter.Uploaded kept = writer.upload(body.file(), name, holder == null ? null : holder.id(), !dryRun);
        MediaView view = view(kept.medium().publicId.toString());
        List<FieldChange> none = dryRun ? List.of() : null;
        dryRunRollback.rollbackIf(dryRun);
        return kept.created() ? responses.created(view, MediaUrls.PATH + view.id(), none) : responses.updated(view, none);
    }

    private static void requireValidName(String name) {
        Optional<String> objection = name.length() > MAX_NAME_LENGTH
                ? Optional.of("must have at most " + MAX_NAME_LENGTH + " characters")
                : TextValidation.error(name);
        objection.ifPresent(why -> {
            throw new ProblemException(ErrorCode.INVALID_CONTENT, "The name of a file " + why + ".");
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
            cacheInvalidation.invalidateAll(); // any number of articles may show it
        }
        List<FieldChange> changes = dryRun ? JsonDiff.between(written(before), written(after)) : null;
        Response answer = responses.updated(view(medium), changes);
        dryRunRollback.rollbackIf(dryRun);
        return answer;
    }

    private ObjectNode written(MediaInput input) {
        return json.toJson(input);
    }

    Response delete(String medium, String ifMatch, boolean dryRun) {
        MediaItem doomed = requireEditable(medium);
        ifMatchCheck.require(ifMatch, doomed.version, () -> view(medium), List::of);
        writer.delete(doomed);
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
                    ErrorCode.ROLE_TOO_SMALL, "An author's key may change the media that it sent. Use an editor's.");
        }
        return existing;
    }

    /** In the one spelling that addresses use. */
    static Optional<UUID> parseId(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equals(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
