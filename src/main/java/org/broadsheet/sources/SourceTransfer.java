package org.broadsheet.sources;

import jakarta.inject.Singleton;
import org.broadsheet.platform.register.EntryTransfer;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Transfers;

/** Sources on their way from one site to another. */
@Singleton
class SourceTransfer extends EntryTransfer<Source, SourceInput> {
    SourceTransfer(Transfers ground) {
        super(ground, Kind.SOURCE, Source.class, Source::new, SourceInput.class, SourceInput::of);
    }

    @Override
    public String plural() {
        return "sources";
    }
}
