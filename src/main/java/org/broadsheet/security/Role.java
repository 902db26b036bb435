package org.broadsheet.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The role of a key. Each role includes the ones before it. */
public enum Role {
    reader,
    author,
    editor,
    admin;

    /** The names for use in {@code @RolesAllowed}. */
    public static final String READER = "reader";

    public static final String AUTHOR = "author";
    public static final String EDITOR = "editor";
    public static final String ADMIN = "admin";

    Set<String> includedRoles() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
