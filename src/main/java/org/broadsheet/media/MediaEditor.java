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
    private static final int LONGEST_NAME = 200;

    private final MediaWriter archive;
    private final MediaQueries queries;
    private final Caller caller;
    private final IfMatchCheck upToDate;
    private final CacheInvalidation touched;
    private final StrictJsonReader json;
    private final JsonResponses answers;
    private final DryRun dryRuns;

    MediaEditor(
            MediaWriter archive,
            MediaQueries queries,
            Caller caller,
            IfMatchCheck upToDate,
            CacheInvalidation touched,
            StrictJsonReader json,
            JsonResponses answers,
            DryRun dryRuns) {
        this.archive = archive;
        this.queries = queries;
        this.caller = caller;
        this.upToDate = upToDate;
        this.touched = touched;
        this.json = json;
        this.answers = answers;
        this.dryRuns = dryRuns;
    }

    /** The same bytes again are the medium that is there. */
    Response take(SpooledUpload body, String name, boolean dryRun) {
        requireName(name);
        KeyHolder holder = caller.holder();
        MediaWriter.Kept kept = archive.keep(body.file(), name, holder == null ? null : holder.id(), !dryRun);
        MediaView view = view(kept.medium().publicId.toString());
        List<FieldChange> none = dryRun ? List.of() : null;
        dryRuns.rollbackIf(dryRun);
        return kept.created() ? answers.created(view, MediaUrls.PATH + view.id(), none) : answers.updated(view, none);
    }

    private static void requireName(String name) {
        Optional<String> objection = name.length() > LONGEST_NAME
                ? Optional.of("must have at most " + LONGEST_NAME + " characters")
                : TextValidation.error(name);
        objection.ifPresent(why -> {
            throw new ProblemException(ErrorCode.INVALID_CONTENT, "The name of a file " + why + ".");
        });
    }

    Response patch(String medium, byte[] patch, String ifMatch, boolean dryRun) {
        MediaItem existing = own(medium);
        MediaInput before = MediaInput.of(existing);
        MediaInput after = json.merge(before, patch, MediaInput.class);
        upToDate.require(
                ifMatch,
                existing.version,
                () -> view(medium),
                () -> JsonDiff.ofSentFields(json.toJson(before), json.toJson(after)));
        if (!after.equals(before)) {
            after.applyTo(existing);
            existing.updatedAt = Timestamps.now();
            MediaItem.flush();
            touched.invalidateAll(); // any number of articles may show it
        }
        List<FieldChange> changes = dryRun ? JsonDiff.between(written(before), written(after)) : null;
        Response answer = answers.updated(view(medium), changes);
        dryRuns.rollbackIf(dryRun);
        return answer;
    }

    private ObjectNode written(MediaInput input) {
        return json.toJson(input);
    }

    Response delete(String medium, String ifMatch, boolean dryRun) {
        MediaItem doomed = own(medium);
        upToDate.require(ifMatch, doomed.version, () -> view(medium), List::of);
        archive.delete(doomed);
        dryRuns.rollbackIf(dryRun);
        return Response.noContent().build();
    }

    /** @throws ProblemException 404 */
    MediaView view(String medium) {
        return uuid(medium).flatMap(queries::find).orElseThrow(() -> ProblemException.notFound("medium", medium));
    }

    /** @throws ProblemException 403 or 404 */
    private MediaItem own(String medium) {
        MediaItem existing = uuid(medium)
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
    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equals(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
