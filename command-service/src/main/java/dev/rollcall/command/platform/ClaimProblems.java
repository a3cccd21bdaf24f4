package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.web.Refusal;
import java.util.Map;

/** Says in words what a claim that does not hold means to the caller. */
public final class ClaimProblems {

    private static final Map<String, String> DETAILS = Map.of(
            "email.taken", "This e-mail address belongs to a user already.",
            "organization.not-found", "There is no such organization here.",
            "department.not-found", "There is no such department here.",
            "department.archived", "The department is archived and takes nobody new.",
            "team.not-found", "There is no such team here.",
            "team.archived", "The team is archived.",
            "user.not-found", "There is no such user here.",
            "user.reporting-to-not-found", "There is no such user here.");

    private ClaimProblems() {}

    /** Codes that end in {@code not-found} answer 404, all others 409. */
    static Refusal refusalOf(Claim claim) {
        String code = claim.refusal();
        String detail = detailOf(code);
        return code.endsWith(".not-found") ? Refusal.notFound(code, detail) : Refusal.conflict(code, detail);
    }

    public static String detailOf(String code) {
        return DETAILS.getOrDefault(code, "Something this needs does not hold.");
    }
}
