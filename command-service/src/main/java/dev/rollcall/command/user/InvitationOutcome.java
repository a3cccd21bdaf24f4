package dev.rollcall.command.user;

import dev.rollcall.web.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What became of a row of those to be invited (R11). */
sealed interface InvitationOutcome {

    long at();

    /** In the order of the rows: those that were not even sent, and those that were refused. */
    static List<Rejected> rejected(List<InviteeForm.Checked> checked, List<InvitationOutcome> outcomes) {
        return Stream.concat(
                        checked.stream().flatMap(each -> each.rejected().stream()),
                        outcomes.stream().filter(Rejected.class::isInstance).map(Rejected.class::cast))
                .sorted(Comparator.comparingLong(Rejected::at))
                .toList();
    }

    record Invited(long at, UUID userId) implements InvitationOutcome {}

    /** @param field which one is wrong; {@code email} where it is about the person as a whole */
    record Rejected(long at, String field, String code, String reason) implements InvitationOutcome {

        /** For an invitation of somebody who is invited already. */
        boolean isRepetition() {
            return code.equals(UserClaims.ALREADY_INVITED);
        }

        static Rejected because(long at, Refusal refusal) {
            return refusal.errors().stream()
                    .findFirst()
                    .map(error ->
                            new Rejected(at, error.pointer().replaceFirst("^/", ""), error.code(), error.detail()))
                    .orElseGet(() -> new Rejected(at, "email", refusal.code(), String.valueOf(refusal.getMessage())));
        }
    }
}
