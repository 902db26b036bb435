package org.broadsheet.tags;

import jakarta.inject.Singleton;
import org.broadsheet.platform.register.EntryTransfer;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Transfers;

/** Tags on their way from one site to another. */
@Singleton
class TagTransfer extends EntryTransfer<Tag, TagInput> {
    TagTransfer(Transfers ground) {
        super(ground, Kind.TAG, Tag.class, Tag::new, TagInput.class, TagInput::of);
    }

    @Override
    public String plural() {
        return "tags";
    }
}
