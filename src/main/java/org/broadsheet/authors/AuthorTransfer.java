package org.broadsheet.authors;

import jakarta.inject.Singleton;
import org.broadsheet.platform.register.EntryTransfer;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Register;
import org.broadsheet.platform.register.Transfers;

/** Authors on their way from one site to another. */
@Singleton
class AuthorTransfer extends EntryTransfer<Author, AuthorInput> {
    AuthorTransfer(Transfers ground) {
        super(ground, Kind.AUTHOR, Author.class, AuthorInput.class);
    }

    @Override
    public String plural() {
        return "authors";
    }

    @Override
    protected AuthorInput asInput(Author author) {
        return AuthorInput.of(author);
    }

    @Override
    protected Author create(Register register, AuthorInput said) {
        return register.create(new Author(), Kind.AUTHOR, said);
    }

    @Override
    protected void replace(Register register, Author author, AuthorInput said) {
        register.replace(author, Kind.AUTHOR, said);
    }
}
