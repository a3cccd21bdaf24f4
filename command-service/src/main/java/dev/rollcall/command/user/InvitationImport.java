package dev.rollcall.command.user;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.user.InvitationOutcome.Invited;
import dev.rollcall.command.user.InvitationOutcome.Rejected;
import dev.rollcall.command.user.InviteeForm.Checked;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.eventlog.EventLog;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invites everybody in a CSV file while it is being sent, and answers line by line while that goes on (R11). Whatever
 * breaks it off, the same file may be sent again: who is invited already stays so.
 */
@RestController
class InvitationImport {

    private static final int ROWS_AT_ONCE = 250;
    private static final long PROGRESS_EVERY_NANOS = 1_000_000_000L;

    private final Inviting inviting;
    private final Claims claims;
    private final EventLog log;
    private final JsonMapper json;

    InvitationImport(Inviting inviting, Claims claims, EventLog log, JsonMapper json) {
        this.inviting = inviting;
        this.claims = claims;
        this.log = log;
        this.json = json;
    }

    record RejectedLine(long line, String field, String code, String reason) {

        static RejectedLine of(Rejected row) {
            return new RejectedLine(row.at(), row.field(), row.code(), row.reason());
        }
    }

    /** @param secondsLeft by the pace so far; absent where the size of the file was not announced */
    record Progress(
            long rows,
            long invited,
            long alreadyInvited,
            long rejected,
            @Nullable Long secondsLeft) {}

    /** @param position that a read must show to show all of it */
    record Done(long rows, long invited, long alreadyInvited, long rejected, double seconds, long position) {}

    @PostMapping(
            path = "/v1/organizations/{organizationId}/invitations",
            consumes = "text/csv",
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    void invite(
            @PathVariable UUID organizationId, HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException {
        String name = inviting.nameOf(organizationId);
        try (InvitationFile file = InvitationFile.open(request.getInputStream())) {
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            Run run = new Run(organizationId, name, caller.withoutRequestKey(), response.getOutputStream());
            run.through(file, request.getContentLengthLong());
        }
    }

    private final class Run {

        private final UUID organizationId;
        private final String name;
        private final Caller caller;
        private final OutputStream out;
        private final long begin = System.nanoTime();
        private long rows;
        private long invited;
        private long alreadyInvited;
        private long rejected;

        Run(UUID organizationId, String name, Caller caller, OutputStream out) {
            this.organizationId = organizationId;
            this.name = name;
            this.caller = caller;
            this.out = out;
        }

        void through(InvitationFile file, long announced) throws IOException {
            long said = begin;
            try {
                for (List<InvitationRow> batch = file.next(ROWS_AT_ONCE);
                        !batch.isEmpty();
                        batch = file.next(ROWS_AT_ONCE)) {
                    invite(batch);
                    if (System.nanoTime() - said >= PROGRESS_EVERY_NANOS) {
                        said = System.nanoTime();
                        say("progress", progress(file.bytesRead(), announced));
                    }
                }
                say("done", done());
            } catch (Refusal refusal) {
                // The status is out; what was invited stays, and the line says where to look.
                say("failed", RejectedLine.of(Rejected.because(file.line(), refusal)));
            }
        }

        private void invite(List<InvitationRow> batch) throws IOException {
            Map<String, UUID> departments = named("department", batch.stream().flatMap(InvitationRow::departments));
            Map<String, UUID> teams = named("team", batch.stream().flatMap(InvitationRow::teams));
            List<Checked> checked = batch.stream()
                    .map(row -> row.checked(organizationId, departments, teams, caller.identity()))
                    .toList();
            List<InvitationOutcome> outcomes = inviting.inviteAll(
                    organizationId,
                    name,
                    checked.stream().flatMap(each -> each.invitee().stream()).toList(),
                    caller);
            rows += batch.size();
            invited += outcomes.stream().filter(Invited.class::isInstance).count();
            for (Rejected each : InvitationOutcome.rejected(checked, outcomes)) {
                if (each.isRepetition()) {
                    alreadyInvited++;
                } else {
                    rejected++;
                    say("rejected", RejectedLine.of(each));
                }
            }
        }

        /** The departments or teams that go by these names, in any case: one query, however many rows. */
        private Map<String, UUID> named(String scope, Stream<String> names) {
            Map<String, UUID> byName = new HashMap<>();
            Set<String> asked = names.map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
            claims.keysByLabel(scope, organizationId.toString(), asked)
                    .forEach((called, id) -> byName.put(called, UUID.fromString(id)));
            return byName;
        }

        private Progress progress(long read, long announced) {
            double seconds = seconds();
            Long left = announced <= 0 || read <= 0 ? null : Math.round(seconds * (announced - read) / read);
            return new Progress(rows, invited, alreadyInvited, rejected, left);
        }

        private Done done() {
            return new Done(rows, invited, alreadyInvited, rejected, seconds(), log.head());
        }

        private double seconds() {
            return Math.round((System.nanoTime() - begin) / 1e6) / 1e3;
        }

        private void say(String what, Object about) throws IOException {
            out.write(json.writeValueAsBytes(Map.of(what, about)));
            out.write('\n');
            out.flush();
        }
    }
}
