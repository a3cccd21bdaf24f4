package dev.rollcall.query.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.user.MembershipRow.State;
import dev.rollcall.query.user.MembershipUnitRow.Kind;
import dev.rollcall.query.user.MembershipsProjection.Joined;
import dev.rollcall.query.user.MembershipsProjection.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the channels and networks that a user is in, and who asks to join a network (R15). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}")
@Shows(MembershipsProjection.NAME)
class MembershipsController {

    private final MembershipsProjection memberships;

    MembershipsController(MembershipsProjection memberships) {
        this.memberships = memberships;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Channel(
            UUID id,
            String name,
            boolean archived,
            @Nullable ChannelKind kind,
            @Nullable UUID teamId,
            Instant joinedAt) {

        static Channel of(Joined row) {
            return new Channel(row.id(), row.name(), row.archived(), row.channelKind(), row.teamId(), row.at());
        }
    }

    /**
     * @param since when the user has been in it, has asked, or was not let in
     * @param message of the user who asks
     * @param reason why the user was not let in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Network(
            UUID id,
            String name,
            boolean archived,
            State state,
            Instant since,
            @Nullable String message,
            @Nullable String reason) {

        static Network of(Joined row) {
            return new Network(
                    row.id(), row.name(), row.archived(), row.state(), row.at(), row.message(), row.reason());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asking(
            UUID userId,
            String fullName,
            Instant requestedAt,
            @Nullable String message) {

        static Asking of(Request row) {
            return new Asking(row.userId(), row.fullName(), row.at(), row.message());
        }
    }

    @GetMapping("/users/{userId}/channels")
    ResponseEntity<Page.Items<Channel>> channels(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        return Page.of(
                memberships.of(organizationId, userId, Kind.CHANNEL, cursor, most),
                most,
                request,
                Joined::cursor,
                Channel::of);
    }

    @GetMapping("/users/{userId}/networks")
    ResponseEntity<Page.Items<Network>> networks(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        return Page.of(
                memberships.of(organizationId, userId, Kind.NETWORK, cursor, most),
                most,
                request,
                Joined::cursor,
                Network::of);
    }

    @GetMapping("/networks/{networkId}/requests")
    ResponseEntity<Page.Items<Asking>> requests(
            @PathVariable UUID organizationId,
            @PathVariable UUID networkId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        return Page.of(
                memberships.requests(organizationId, networkId, cursor, most),
                most,
                request,
                Request::cursor,
                Asking::of);
    }
}
