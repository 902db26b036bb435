package org.broadsheet.platform.json;

import org.broadsheet.platform.problem.Faults;

/** Finds in an input that is refused anyway what only the database can tell, so that all faults are told at once. */
public interface FurtherFaults {

    /** The type of the inputs. */
    Class<?> type();

    /** @param input as far as it could be read: anything in it may be null */
    void note(Record input, Faults faults);
}
