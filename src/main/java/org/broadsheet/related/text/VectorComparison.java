package org.broadsheet.related.text;

/** One vector, laid out to be compared with hundreds of others. */
public final class VectorComparison {
    private static final int SLOTS = 512;

    private final int[] terms = new int[SLOTS];
    private final float[] impacts = new float[SLOTS];
    private final double[] weights = new double[SLOTS];

    /** @param weightOfTerms in the order of the vector's terms */
    public VectorComparison(TermVector vector, double[] weightOfTerms) {
        for (int i = 0; i < vector.terms().length; i++) {
            int slot = slot(vector.terms()[i]);
            terms[slot] = vector.terms()[i];
            impacts[slot] = vector.impacts()[i];
            weights[slot] = weightOfTerms[i] * vector.impacts()[i];
        }
    }

    /** Ids of terms begin with 1, so that 0 is an empty slot; a quarter of the slots is taken at most. */
    private int slot(int term) {
        int slot = (term * 0x9E3779B9) >>> 23;
        while (terms[slot] != 0 && terms[slot] != term) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    /** What both have, each word by how telling it is. */
    public double likeness(TermVector other) {
        double sum = 0;
        for (int i = 0; i < other.terms().length; i++) {
            sum += weights[slot(other.terms()[i])] * other.impacts()[i];
        }
        return sum;
    }

    /** What both have, all words alike: 1 for the same words, each as often. */
    public double cosine(TermVector other) {
        double sum = 0;
        for (int i = 0; i < other.terms().length; i++) {
            sum += impacts[slot(other.terms()[i])] * other.impacts()[i];
        }
        return sum;
    }
}
