package org.broadsheet.related.text;

/** A vector as an open-addressing hash table by term, to be compared with hundreds of others. */
public final class VectorComparison {
    private static final int SLOTS = 512;

    private final int[] terms = new int[SLOTS];
    private final float[] impacts = new float[SLOTS];
    private final double[] weights = new double[SLOTS];

    /** @param termWeights in the order of the vector's terms */
    public VectorComparison(TermVector vector, double[] termWeights) {
        for (int i = 0; i < vector.terms().length; i++) {
            int slot = slot(vector.terms()[i]);
            terms[slot] = vector.terms()[i];
            impacts[slot] = vector.impacts()[i];
            weights[slot] = termWeights[i] * vector.impacts()[i];
        }
    }

    /** Term ids begin with 1, so 0 marks an empty slot. At most 160 of the 512 slots are taken. */
    private int slot(int term) {
        int slot = (term * 0x9E3779B9) >>> 23;
        while (terms[slot] != 0 && terms[slot] != term) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    /** Sum over the shared terms of impact · impact · weight. */
    public double likeness(TermVector other) {
        double sum = 0;
        for (int i = 0; i < other.terms().length; i++) {
            sum += weights[slot(other.terms()[i])] * other.impacts()[i];
        }
        return sum;
    }

    /** Cosine of the impacts, without weights: 1 for the same words with the same frequencies. */
    public double cosine(TermVector other) {
        double sum = 0;
        for (int i = 0; i < other.terms().length; i++) {
            sum += impacts[slot(other.terms()[i])] * other.impacts()[i];
        }
        return sum;
    }
}
