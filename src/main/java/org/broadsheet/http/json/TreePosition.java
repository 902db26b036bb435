package org.broadsheet.http.json;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * The position of a value in a JSON tree. The JSON pointer (RFC 6901) is built only for values with errors, since building
 * it for each value of a deep tree would take longer than reading the tree.
 *
 * @param parent null for the root
 */
record TreePosition(TreePosition parent, String name, int index) {
    static final TreePosition ROOT = new TreePosition(null, null, 0);

    TreePosition field(String field) {
        return new TreePosition(this, field, 0);
    }

    TreePosition element(int position) {
        return new TreePosition(this, null, position);
    }

    String pointer() {
        return toPointer().toString();
    }

    private JsonPointer toPointer() {
        if (parent == null) {
            return JsonPointer.empty();
        }
        JsonPointer before = parent.toPointer();
        return name == null ? before.appendIndex(index) : before.appendProperty(name);
    }
}
