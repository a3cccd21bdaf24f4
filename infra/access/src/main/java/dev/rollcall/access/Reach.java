package dev.rollcall.access;

/** How far somebody may go with an operation. */
enum Reach {
    NOTHING,
    /** Only where it is about themselves. */
    SELF,
    /** Wherever it is about their organization; the operator, about any. */
    ALL;

    Reach orFurther(Reach other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
