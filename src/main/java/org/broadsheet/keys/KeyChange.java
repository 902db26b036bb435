package org.broadsheet.keys;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.http.values.NotBlankText;

/** The changeable fields of a key. Role and author are fixed, because they decide which articles the key may write. */
public record KeyChange(
        @NotBlankText(message = "is needed: who or what uses the key")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @Future(message = "must lie in the future; to end the key now, delete it")
        Instant expiresAt) {}
