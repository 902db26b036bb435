package org.broadsheet.authors;

import jakarta.inject.Singleton;
import org.broadsheet.platform.register.EntryTransfer;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Transfers;

/** Authors on their way from one site to another. */
@Singleton
class AuthorTransfer extends EntryTransfer<Author, AuthorInput> {
    AuthorTransfer(Transfers ground) {
        super(ground, Kind.AUTHOR, Author.class, Author::new, AuthorInput.class, AuthorInput::of);
    }

    @Override
    public String plural() {
        return "authors";
    }
}
