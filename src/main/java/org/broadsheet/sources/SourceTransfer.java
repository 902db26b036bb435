package org.broadsheet.sources;

import jakarta.inject.Singleton;
import org.broadsheet.platform.register.EntryTransfer;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Register;
import org.broadsheet.platform.register.Transfers;

/** Sources on their way from one site to another. */
@Singleton
class SourceTransfer extends EntryTransfer<Source, SourceInput> {
    SourceTransfer(Transfers ground) {
        super(ground, Kind.SOURCE, Source.class, SourceInput.class);
    }

    @Override
    public String plural() {
        return "sources";
    }

    @Override
    protected SourceInput asInput(Source source) {
        return SourceInput.of(source);
    }

    @Override
    protected Source create(Register register, SourceInput said) {
        return register.create(new Source(), Kind.SOURCE, said);
    }

    @Override
    protected void replace(Register register, Source source, SourceInput said) {
        register.replace(source, Kind.SOURCE, said);
    }
}
