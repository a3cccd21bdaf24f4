package dev.rollcall.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A service that cannot start for want of a secret says so in one sentence, without a stack trace. */
final class SecretFileFailure extends AbstractFailureAnalyzer<SecretFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecretFileException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
