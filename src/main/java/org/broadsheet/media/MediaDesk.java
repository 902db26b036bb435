package org.broadsheet.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Touched;
import org.broadsheet.platform.delivery.UpToDate;
import org.broadsheet.platform.http.SpooledBody;
import org.broadsheet.platform.json.Change;
import org.broadsheet.platform.json.Changes;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.json.Text;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.sql.DryRun;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Holder;

/** One write to one medium: whose it is, what it does, and the answer to it. */
@Singleton
class MediaDesk {
    private static final int LONGEST_NAME = 200;

    private final Archive archive;
    private final MediumQueries queries;
    private final Caller caller;
    private final UpToDate upToDate;
    private final Touched touched;
    private final JsonInput json;
    private final Answers answers;
    private final DryRun dryRuns;

    MediaDesk(
            Archive archive,
            MediumQueries queries,
            Caller caller,
            UpToDate upToDate,
            Touched touched,
            JsonInput json,
            Answers answers,
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
    Response take(SpooledBody body, String name, boolean dryRun) {
        requireName(name);
        Holder holder = caller.holder();
        Archive.Kept kept = archive.keep(body.file(), name, holder == null ? null : holder.id(), !dryRun);
        MediumView view = view(kept.medium().publicId.toString());
        List<Change> none = dryRun ? List.of() : null;
        dryRuns.undoIf(dryRun);
        return kept.created()
                ? answers.created(view, MediaAddress.PATH + view.id(), none)
                : answers.written(view, none);
    }

    private static void requireName(String name) {
        Optional<String> objection = name.length() > LONGEST_NAME
                ? Optional.of("must have at most " + LONGEST_NAME + " characters")
                : Text.objection(name);
        objection.ifPresent(why -> {
            throw new ProblemException(ErrorCode.INVALID_CONTENT, "The name of a file " + why + ".");
        });
    }

    Response patch(String medium, byte[] patch, String ifMatch, boolean dryRun) {
        Medium existing = own(medium);
        MediumInput before = MediumInput.of(existing);
        MediumInput after = json.merge(before, patch, MediumInput.class);
        upToDate.require(
                ifMatch,
                existing.version,
                () -> view(medium),
                () -> Changes.wanted(json.written(before), json.written(after)));
        if (!after.equals(before)) {
            after.applyTo(existing);
            existing.updatedAt = Times.now();
            Medium.flush();
            touched.touchEverything(); // any number of articles may show it
        }
        List<Change> changes = dryRun ? Changes.between(written(before), written(after)) : null;
        Response answer = answers.written(view(medium), changes);
        dryRuns.undoIf(dryRun);
        return answer;
    }

    private ObjectNode written(MediumInput input) {
        return json.written(input);
    }

    Response delete(String medium, String ifMatch, boolean dryRun) {
        Medium doomed = own(medium);
        upToDate.require(ifMatch, doomed.version, () -> view(medium), List::of);
        archive.delete(doomed);
        dryRuns.undoIf(dryRun);
        return Response.noContent().build();
    }

    /** @throws ProblemException 404 */
    MediumView view(String medium) {
        return uuid(medium).flatMap(queries::find).orElseThrow(() -> ProblemException.notFound("medium", medium));
    }

    /** @throws ProblemException 403 or 404 */
    private Medium own(String medium) {
        Medium existing = uuid(medium)
                .flatMap(Medium::byPublicIdForUpdate)
                .orElseThrow(() -> ProblemException.notFound("medium", medium));
        UUID holder = caller.holder() == null ? null : caller.holder().id();
        if (caller.isConfinedToOwn() && (holder == null || !holder.equals(existing.createdBy))) {
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
