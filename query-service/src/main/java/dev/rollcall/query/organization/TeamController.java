package dev.rollcall.query.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.events.organization.Joining;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.platform.TimeTravel;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads departments, teams, channels and networks. */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/{units:departments|teams|channels|networks}")
@Shows(TeamsProjection.NAME)
class TeamController {

    private final TeamsProjection units;

    TeamController(TeamsProjection units) {
        this.units = units;
    }

    /**
     * @param kind and what follows, of channels; the owner is left out where the operator opened it
     * @param joining of networks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            String name,
            boolean archived,
            @Nullable ChannelKind kind,
            @Nullable UUID teamId,
            @Nullable UUID ownerId,
            @Nullable Joining joining) {

        static Answer of(Unit row) {
            return new Answer(
                    row.id(),
                    row.name(),
                    row.archived(),
                    row.channelKind(),
                    row.teamId(),
                    row.ownerId(),
                    row.joining());
        }
    }

    @TimeTravel
    @GetMapping
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @PathVariable("units") String plural,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        if (!units.knows(organizationId)) {
            throw Refusal.notFound("organization.not-found", "There is no such organization here.");
        }
        return Page.of(units.list(organizationId, kind(plural), cursor, most), most, request, Unit::cursor, Answer::of);
    }

    @TimeTravel
    @GetMapping("/{unitId}")
    ResponseEntity<Answer> one(
            @PathVariable UUID organizationId, @PathVariable("units") String plural, @PathVariable UUID unitId) {
        String kind = kind(plural);
        return units.find(organizationId, kind, unitId)
                .map(row ->
                        ResponseEntity.ok().eTag(Long.toString(row.version())).body(Answer.of(row)))
                .orElseThrow(() -> Refusal.notFound(kind + ".not-found", "There is no such %s here.".formatted(kind)));
    }

    private static String kind(String plural) {
        return switch (plural) {
            case "departments" -> TeamsProjection.DEPARTMENT;
            case "channels" -> TeamsProjection.CHANNEL;
            case "networks" -> TeamsProjection.NETWORK;
            default -> TeamsProjection.TEAM;
        };
    }
}
