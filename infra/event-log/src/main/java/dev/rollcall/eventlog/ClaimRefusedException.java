package dev.rollcall.eventlog;

/** A claim of an append does not hold; nothing of the append was stored. */
public final class ClaimRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Claim claim;

    public ClaimRefusedException(Claim claim) {
        // The key may be personal (an address): it stays out of the message.
        super(claim.refusal());
        this.claim = claim;
    }

    public Claim claim() {
        return claim;
    }
}
