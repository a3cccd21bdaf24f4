package dev.rollcall.notifier;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failure of SMTP means, by its reply code (RFC 5321, section 4.2); its text may name people. */
final class Failure {

    private static final int CLOSING = 421;
    /** The server wants to know who we are, which no mail can help. */
    private static final int FIRST_OF_AUTHENTICATION = 530;

    private static final int LAST_OF_AUTHENTICATION = 538;

    private Failure() {}

    /** While nothing was handed over yet. */
    static Outcome ofConnecting(MessagingException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return Outcome.unreachable("smtp." + cause.getClass().getSimpleName());
    }

    static Outcome ofSending(MessagingException failure) {
        int status = 0;
        for (@Nullable Exception each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPSenderFailedException) {
                return Outcome.unreachable("smtp.sender-refused");
            }
            status = Math.max(status, status(each));
        }
        String reason = "smtp." + status;
        if (status == CLOSING || status >= FIRST_OF_AUTHENTICATION && status <= LAST_OF_AUTHENTICATION) {
            return Outcome.unreachable(reason);
        }
        if (status >= 500) {
            return Outcome.refused(reason);
        }
        return Outcome.later(status == 0 ? "smtp.connection-lost" : reason);
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static int status(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException e -> e.getReturnCode();
            case SMTPSendFailedException e -> e.getReturnCode();
            default -> 0;
        };
    }
}
