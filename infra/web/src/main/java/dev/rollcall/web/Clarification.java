package dev.rollcall.web;

import jakarta.servlet.http.HttpServletRequest;

/** Says more about a refusal where more may be said; asked only then. */
@FunctionalInterface
public interface Clarification {

    /** The same refusal, or one that tells the caller more. */
    Refusal of(Refusal refusal, HttpServletRequest request);
}
