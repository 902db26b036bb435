package org.broadsheet.tags;

import jakarta.inject.Singleton;
import org.broadsheet.platform.register.EntryTransfer;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Register;
import org.broadsheet.platform.register.Transfers;

/** Tags on their way from one site to another. */
@Singleton
class TagTransfer extends EntryTransfer<Tag, TagInput> {
    TagTransfer(Transfers ground) {
        super(ground, Kind.TAG, Tag.class, TagInput.class);
    }

    @Override
    public String plural() {
        return "tags";
    }

    @Override
    protected TagInput asInput(Tag tag) {
        return TagInput.of(tag);
    }

    @Override
    protected Tag create(Register register, TagInput said) {
        return register.create(new Tag(), Kind.TAG, said);
    }

    @Override
    protected void replace(Register register, Tag tag, TagInput said) {
        register.replace(tag, Kind.TAG, said);
    }
}
