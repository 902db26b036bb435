package org.broadsheet.keys;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.http.values.NotBlankText;
import org.broadsheet.http.values.Slug;
import org.broadsheet.security.Role;

/**
 * The request to create a key.
 *
 * @param author slug of the author whose articles the key may write; only for the role {@code author}
 */
public record KeyInput(
        @NotBlankText(message = "is needed: who or what will use the key")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @NotNull(message = "must be one of admin, author, editor, reader")
        Role role,

        Slug author,
        @Future(message = "must lie in the future") Instant expiresAt) {}
