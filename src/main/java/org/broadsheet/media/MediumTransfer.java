package org.broadsheet.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.media.picture.Format;
import org.broadsheet.platform.delivery.Touched;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.register.Transfer;
import org.broadsheet.platform.register.Transfers;

/**
 * What is known of media, on its way from one site to another. The files travel by themselves: they are in their place
 * once the media folder is copied, or the same bytes are uploaded, before or after.
 */
@Singleton
class MediumTransfer implements Transfer {
    private static final int PAGE = 200;

    private final Transfers ground;
    private final MediumQueries queries;
    private final Touched touched;

    MediumTransfer(Transfers ground, MediumQueries queries, Touched touched) {
        this.queries = queries;
        this.ground = ground;
        this.touched = touched;
    }

    @Override
    public String kind() {
        return "medium";
    }

    @Override
    public String plural() {
        return "media";
    }

    @Override
    public List<Leaf> after(Leaf last) {
        return Medium.<Medium>find("id > ?1 ORDER BY id", last == null ? 0 : last.id()).page(0, PAGE).stream()
                .map(medium -> new Leaf(medium.id, ground.object(MediumLine.of(medium))))
                .toList();
    }

    @Override
    public Optional<ObjectNode> kept(ObjectNode fields) {
        return Medium.byDigest(fields.path("digest").asText()).map(medium -> ground.object(MediumLine.of(medium)));
    }

    @Override
    public Taken take(ObjectNode fields) {
        MediumLine line = ground.read(fields, MediumLine.class);
        Medium known = Medium.byDigest(line.digest()).orElse(null);
        if (known == null) {
            create(line);
            return Taken.created;
        }
        if (line.id().equals(known.publicId.toString()) && line.input().equals(MediumInput.of(known))) {
            return Taken.unchanged;
        }
        rename(known, line.id());
        line.input().applyTo(known);
        known.updatedAt = Times.now();
        Medium.flush();
        touched.touchEverything();
        return Taken.updated;
    }

    /** What was uploaded here first goes by the id that articles know it by, unless others know it here already. */
    private void rename(Medium known, String id) {
        if (known.publicId.toString().equals(id)) {
            return;
        }
        if (!queries.users(known.id, 1).isEmpty()) {
            throw ProblemException.invalid(
                    "/id", "this picture is the medium `" + known.publicId + "` here, and articles show it");
        }
        requireFree(id);
        known.publicId = UUID.fromString(id);
    }

    private static void requireFree(String id) {
        if (Medium.byPublicId(UUID.fromString(id)).isPresent()) {
            throw ProblemException.invalid("/id", "is another medium's here");
        }
    }

    private static void create(MediumLine line) {
        requireFree(line.id());
        Medium medium = new Medium();
        medium.publicId = UUID.fromString(line.id());
        medium.digest = line.digest();
        medium.name = line.name();
        medium.format = Format.valueOf(line.format());
        medium.variants = line.variants() == null ? null : Format.valueOf(line.variants());
        medium.width = line.width();
        medium.height = line.height();
        medium.bytes = line.bytes();
        medium.createdAt = line.createdAt() == null ? Times.now() : line.createdAt();
        medium.updatedAt = Times.now();
        line.input().applyTo(medium);
        medium.persistAndFlush();
    }
}
