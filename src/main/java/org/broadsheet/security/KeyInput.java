package org.broadsheet.security;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.json.Written;

/**
 * A key to be made.
 *
 * @param author whose articles it may write, for a key of the role {@code author}
 */
public record KeyInput(
        @Written(message = "is needed: who or what will use the key")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @NotNull(message = "must be one of admin, author, editor, reader")
        Role role,

        Slug author,
        @Future(message = "must lie in the future") Instant expiresAt) {}
