package dev.rollcall.access;

import static dev.rollcall.access.Allowed.admins;
import static dev.rollcall.access.Allowed.anyone;
import static dev.rollcall.access.Allowed.auditors;
import static dev.rollcall.access.Allowed.members;
import static dev.rollcall.access.Allowed.nobody;
import static dev.rollcall.access.Allowed.operatorOnly;
import static dev.rollcall.access.Allowed.self;
import static dev.rollcall.access.Allowed.superAdmins;
import static dev.rollcall.access.Operation.Area.CONTACTS;
import static dev.rollcall.access.Operation.Area.ORGANIZATION;
import static dev.rollcall.access.Operation.Area.USERS;
import static dev.rollcall.access.Paths.ofExternalUser;
import static dev.rollcall.access.Paths.ofOrganization;
import static dev.rollcall.access.Paths.ofUser;
import static dev.rollcall.events.organization.Privilege.ASSIGN_ROLES;
import static dev.rollcall.events.organization.Privilege.DEPARTMENT_PERMISSIONS;
import static dev.rollcall.events.organization.Privilege.INTEGRATIONS;
import static dev.rollcall.events.organization.Privilege.PREFERENCES;
import static dev.rollcall.events.organization.Privilege.REPORTS;
import static dev.rollcall.events.signin.Restriction.CHANGE_PASSWORD;
import static dev.rollcall.events.signin.Restriction.ENROL_SECOND_FACTOR;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * What can be asked of Rollcall and who may: the whole of it. A path of an organization is open to its own users and to
 * the operator only; to everybody else it does not exist. An endpoint without a row here does not start.
 */
public enum Operation {
    // signing in, and one's own affairs
    SIGN_IN(POST, "/v1/sessions", Area.SIGN_IN, anyone()),
    SIGN_OUT(
            DELETE,
            "/v1/sessions/current",
            Area.SIGN_IN,
            self().inSession().even(CHANGE_PASSWORD, ENROL_SECOND_FACTOR)),
    AUTHENTICATE_AGAIN(
            POST,
            "/v1/sessions/current/authentication",
            Area.SIGN_IN,
            self().inSession().even(ENROL_SECOND_FACTOR)),
    ACCEPT_INVITATION(POST, "/v1/invitations/{code}/acceptance", Area.SIGN_IN, anyone()),
    READ_INVITATION(GET, "/v1/invitations/{code}", Area.SIGN_IN, anyone()),
    READ_MYSELF(GET, "/v1/me", USERS, self().even(CHANGE_PASSWORD, ENROL_SECOND_FACTOR)),
    LIST_MY_ORGANIZATIONS(GET, "/v1/me/organizations", USERS, self()),
    CHANGE_MY_PASSWORD(
            PUT, "/v1/me/password", Area.SIGN_IN, self().inSession().even(CHANGE_PASSWORD, ENROL_SECOND_FACTOR)),
    BEGIN_SECOND_FACTOR(
            POST, "/v1/me/two-factor", Area.SIGN_IN, self().afterStepUp().even(ENROL_SECOND_FACTOR)),
    CONFIRM_SECOND_FACTOR(
            POST,
            "/v1/me/two-factor/confirmation",
            Area.SIGN_IN,
            self().inSession().even(ENROL_SECOND_FACTOR)),
    REMOVE_MY_SECOND_FACTOR(DELETE, "/v1/me/two-factor", Area.SIGN_IN, self().afterStepUp()),
    RENEW_RECOVERY_CODES(POST, "/v1/me/two-factor/recovery-codes", Area.SIGN_IN, self().afterStepUp()),
    LIST_MY_API_TOKENS(GET, "/v1/me/api-tokens", Area.SIGN_IN, self()),
    ISSUE_API_TOKEN(POST, "/v1/me/api-tokens", Area.SIGN_IN, self().afterStepUp()),
    REVOKE_MY_API_TOKEN(DELETE, "/v1/me/api-tokens/{tokenId}", Area.SIGN_IN, self()),

    // sessions, history, tokens and credentials of users
    LIST_SESSIONS(GET, ofUser("/sessions"), Area.SIGN_IN, admins().andSelf()),
    READ_SESSION(GET, ofUser("/sessions/{sessionId}"), Area.SIGN_IN, admins().andSelf()),
    REVOKE_SESSIONS(DELETE, ofUser("/sessions"), Area.SIGN_IN, admins().andSelf()),
    REVOKE_SESSION(DELETE, ofUser("/sessions/{sessionId}"), Area.SIGN_IN, admins().andSelf()),
    READ_LOGIN_HISTORY(GET, ofUser("/login-history"), Area.SIGN_IN, self().and(REPORTS)),
    UNLOCK(DELETE, ofUser("/lock"), Area.SIGN_IN, admins()),
    RESET_PASSWORD(
            POST,
            ofUser("/password-resets"),
            Area.SIGN_IN,
            admins().andOperator().afterStepUp()),
    NOTIFY_OF_PASSWORD_RESET(POST, ofUser("/password-resets/{resetId}/notifications"), Area.SIGN_IN, admins()),
    READ_SECOND_FACTOR(GET, ofUser("/two-factor"), Area.SIGN_IN, admins().andSelf()),
    RESET_SECOND_FACTOR(DELETE, ofUser("/two-factor"), Area.SIGN_IN, admins().afterStepUp()),
    LIST_API_TOKENS(GET, ofUser("/api-tokens"), Area.SIGN_IN, admins().andSelf()),
    REVOKE_API_TOKEN(DELETE, ofUser("/api-tokens/{tokenId}"), Area.SIGN_IN, admins().andSelf()),

    // the organization
    REGISTER_ORGANIZATION(POST, "/v1/organizations", ORGANIZATION, operatorOnly()),
    LIST_ORGANIZATIONS(GET, "/v1/organizations", ORGANIZATION, operatorOnly()),
    READ_ORGANIZATION(
            GET, ofOrganization(""), ORGANIZATION, members().andOperator().andExternalToo()),
    CHANGE_ORGANIZATION(PATCH, ofOrganization(""), ORGANIZATION, admins()),
    LIST_UNITS(GET, ofOrganization("/{units}"), ORGANIZATION, members().andOperator()),
    READ_UNIT(GET, ofOrganization("/{units}/{unitId}"), ORGANIZATION, members().andOperator()),
    CREATE_UNIT(POST, ofOrganization("/{units}"), ORGANIZATION, admins().andOperator()),
    RENAME_UNIT(PATCH, ofOrganization("/{units}/{unitId}"), ORGANIZATION, admins().andOperator()),
    ARCHIVE_UNIT(DELETE, ofOrganization("/{units}/{unitId}"), ORGANIZATION, admins().andOperator()),
    CREATE_CHANNEL(POST, ofOrganization("/channels"), ORGANIZATION, admins().andOperator()),
    CREATE_NETWORK(POST, ofOrganization("/networks"), ORGANIZATION, admins().andOperator()),
    CHANGE_NETWORK(PATCH, ofOrganization("/networks/{unitId}"), ORGANIZATION, admins().andOperator()),
    LIST_ROLES(GET, ofOrganization("/roles"), ORGANIZATION, members()),
    READ_ROLE(GET, ofOrganization("/roles/{role}"), ORGANIZATION, members()),
    DEFINE_ROLE(PUT, ofOrganization("/roles/{role}"), ORGANIZATION, nobody().and(ASSIGN_ROLES)),
    DELETE_ROLE(DELETE, ofOrganization("/roles/{role}"), ORGANIZATION, nobody().and(ASSIGN_ROLES)),
    LIST_POLICIES(GET, ofOrganization("/policies"), ORGANIZATION, members()),
    READ_POLICY(GET, ofOrganization("/policies/{policy}"), ORGANIZATION, members()),
    CHANGE_TWO_FACTOR_POLICY(PUT, ofOrganization("/policies/two-factor"), ORGANIZATION, nobody().and(PREFERENCES)),
    CHANGE_PASSWORD_POLICY(PUT, ofOrganization("/policies/password"), ORGANIZATION, nobody().and(PREFERENCES)),
    CHANGE_SESSION_POLICY(PUT, ofOrganization("/policies/session"), ORGANIZATION, nobody().and(PREFERENCES)),
    CHANGE_ALLOWED_IPS_POLICY(
            PUT,
            ofOrganization("/policies/allowed-ips"),
            ORGANIZATION,
            nobody().and(PREFERENCES).andOperator()),
    CHANGE_EXTERNAL_CHAT_POLICY(
            PUT, ofOrganization("/policies/external-chat"), ORGANIZATION, nobody().and(PREFERENCES)),

    LIST_INTEGRATIONS(
            GET, ofOrganization("/integrations"), ORGANIZATION, members().andOperator()),
    SWITCH_INTEGRATION(PUT, ofOrganization("/integrations/{name}"), ORGANIZATION, nobody().and(INTEGRATIONS)),
    LIST_PROFILE_FIELDS(
            GET, ofOrganization("/profile-fields"), ORGANIZATION, members().andOperator()),
    READ_PROFILE_FIELD(
            GET,
            ofOrganization("/profile-fields/{field}"),
            ORGANIZATION,
            members().andOperator()),
    DEFINE_PROFILE_FIELD(POST, ofOrganization("/profile-fields"), ORGANIZATION, admins().andOperator()),
    CHANGE_PROFILE_FIELD(PATCH, ofOrganization("/profile-fields/{field}"), ORGANIZATION, admins().andOperator()),
    DELETE_PROFILE_FIELD(DELETE, ofOrganization("/profile-fields/{field}"), ORGANIZATION, admins().andOperator()),

    // history
    READ_HISTORY(GET, ofOrganization("/audit/events"), Area.AUDIT, auditors()),
    REQUEST_REPLAY(POST, "/v1/replays", Area.AUDIT, operatorOnly()),
    LIST_REPLAYS(GET, "/v1/replays", Area.AUDIT, operatorOnly()),
    READ_REPLAY(GET, "/v1/replays/{replayId}", Area.AUDIT, operatorOnly()),
    CANCEL_REPLAY(DELETE, "/v1/replays/{replayId}", Area.AUDIT, operatorOnly()),
    LIST_CHECKPOINTS(GET, "/v1/audit/checkpoints", Area.AUDIT, members().andOperator()),
    READ_PROOF(GET, "/v1/audit/proofs/{position}", Area.AUDIT, members().andOperator()),
    READ_CONSISTENCY(GET, "/v1/audit/consistency", Area.AUDIT, members().andOperator()),
    READ_PUBLIC_KEYS(GET, "/v1/audit/public-keys", Area.AUDIT, anyone()),
    READ_DIFFERENCE(GET, ofOrganization("/audit/users/{userId}/difference"), Area.AUDIT, auditors()),
    READ_HISTORY_OF_USER(GET, ofOrganization("/audit/users/{userId}/events"), Area.AUDIT, auditors()),

    // users
    LIST_USERS(GET, ofOrganization("/users"), USERS, admins().andOperator()),
    ADD_USER(POST, ofOrganization("/users"), USERS, admins().andOperator()),
    READ_USER(GET, ofUser(""), USERS, admins().andOperator().andSelf().andExternal()),
    CHANGE_PROFILE(PATCH, ofUser(""), USERS, admins().andOperator().andSelf()),
    CHANGE_DEPARTMENT(PUT, ofUser("/department"), USERS, admins().andOperator()),
    CHANGE_ROLE(PUT, ofUser("/role"), USERS, nobody().and(ASSIGN_ROLES)),
    CHANGE_DEPARTMENT_PERMISSIONS(PUT, ofUser("/department-permissions"), USERS, nobody().and(DEPARTMENT_PERMISSIONS)),
    CHANGE_STATUS(PUT, ofUser("/status"), USERS, admins()),
    INVITE(POST, ofOrganization("/invitations"), USERS, admins().andOperator()),
    RENEW_INVITATION(POST, ofUser("/invitation/renewals"), USERS, admins().andOperator()),
    REVOKE_INVITATION(DELETE, ofUser("/invitation"), USERS, admins().andOperator()),
    CHANGE_LICENCE(PUT, ofUser("/licence"), USERS, admins()),
    INVITE_EXTERNAL_USER(POST, ofOrganization("/external-users"), USERS, operatorOnly()),
    CHANGE_EXTERNAL_USER(PATCH, ofExternalUser(""), USERS, admins().andOperator()),
    RESTRICT_EXTERNAL_USER(PUT, ofExternalUser("/access"), USERS, admins().andOperator()),
    CHANGE_LICENCE_OF_EXTERNAL_USER(PUT, ofExternalUser("/licence"), USERS, admins()),
    PUT_EXTERNAL_USER_INTO_CHANNEL(PUT, ofExternalUser("/channels/{channelId}"), USERS, admins().andOperator()),
    TAKE_EXTERNAL_USER_OUT_OF_CHANNEL(DELETE, ofExternalUser("/channels/{channelId}"), USERS, admins().andOperator()),
    REMOVE_EXTERNAL_USER(DELETE, ofExternalUser(""), USERS, admins().andOperator()),
    LIST_TEAMS_OF_USER(GET, ofUser("/teams"), USERS, admins().andOperator().andSelf()),
    ASSIGN_TO_TEAM(PUT, ofUser("/teams/{teamId}"), USERS, admins().andOperator()),
    UNASSIGN_FROM_TEAM(DELETE, ofUser("/teams/{teamId}"), USERS, admins().andOperator()),
    LIST_EMAILS(GET, ofUser("/emails"), USERS, admins().andOperator().andSelf()),
    READ_EMAIL(GET, ofUser("/emails/{address}"), USERS, admins().andOperator().andSelf()),
    ADD_EMAIL(POST, ofUser("/emails"), USERS, admins().andOperator()),
    VERIFY_EMAIL(
            PUT,
            ofUser("/emails/{address}/verification"),
            USERS,
            admins().andOperator().andSelf()),
    MAIL_VERIFICATION_CODE(
            POST,
            ofUser("/emails/{address}/verification-codes"),
            USERS,
            admins().andOperator().andSelf()),
    REMOVE_EMAIL(DELETE, ofUser("/emails/{address}"), USERS, admins().andOperator()),
    SET_PRIMARY_EMAIL(PUT, ofUser("/primary-email"), USERS, admins().andOperator()),

    // channels and networks that users are in
    LIST_CHANNELS_OF_USER(
            GET, ofUser("/channels"), USERS, admins().andOperator().andSelf().andExternal()),
    JOIN_CHANNEL(
            PUT, ofUser("/channels/{channelId}"), USERS, admins().andOperator().andSelf()),
    LEAVE_CHANNEL(
            DELETE,
            ofUser("/channels/{channelId}"),
            USERS,
            admins().andOperator().andSelf()),
    LIST_NETWORKS_OF_USER(
            GET, ofUser("/networks"), USERS, admins().andOperator().andSelf()),
    JOIN_NETWORK(
            PUT, ofUser("/networks/{networkId}"), USERS, admins().andOperator().andSelf()),
    LEAVE_NETWORK(
            DELETE,
            ofUser("/networks/{networkId}"),
            USERS,
            admins().andOperator().andSelf()),
    LIST_NETWORK_REQUESTS(GET, ofOrganization("/networks/{networkId}/requests"), USERS, admins().andOperator()),
    ACCEPT_INTO_NETWORK(
            PUT, ofOrganization("/networks/{networkId}/requests/{userId}/acceptance"), USERS, admins().andOperator()),
    REJECT_FROM_NETWORK(
            PUT, ofOrganization("/networks/{networkId}/requests/{userId}/rejection"), USERS, admins().andOperator()),
    WITHDRAW_NETWORK_REQUEST(DELETE, ofOrganization("/networks/{networkId}/requests/{userId}"), USERS, self()),

    // when users were last there
    CHANGE_MY_LAST_SEEN(PUT, "/v1/me/last-seen", USERS, self()),
    READ_LAST_SEEN(GET, ofUser("/last-seen"), USERS, members()),

    // contacts
    RECORD_INTERACTIONS(POST, ofUser("/interactions"), CONTACTS, self().andOperator()),
    LIST_CONTACTS(GET, ofUser("/contacts"), CONTACTS, self().andOperator().andAuditor()),
    DELETE_CONTACT(DELETE, ofUser("/contacts/{contactId}"), CONTACTS, self().andOperator()),
    ASK_WHETHER_CAN_CHAT(GET, ofUser("/contacts/{contactId}/can-chat"), CONTACTS, self().andOperator()),
    SUGGEST_CONTACTS(GET, ofUser("/contact-suggestions"), CONTACTS, self().andOperator()),
    SEND_CONTACT_INVITES(POST, ofUser("/contact-invites"), CONTACTS, self().andOperator()),
    LIST_CONTACT_INVITES(GET, ofUser("/contact-invites"), CONTACTS, self().andOperator()),
    READ_CONTACT_INVITE(GET, ofUser("/contact-invites/{inviteId}"), CONTACTS, self().andOperator()),
    RENEW_CONTACT_INVITE(POST, ofUser("/contact-invites/{inviteId}/renewals"), CONTACTS, self().andOperator()),
    ACCEPT_CONTACT_INVITE(PUT, ofUser("/contact-invites/{inviteId}/acceptance"), CONTACTS, self().andOperator()),
    REJECT_CONTACT_INVITE(PUT, ofUser("/contact-invites/{inviteId}/rejection"), CONTACTS, self().andOperator()),
    CANCEL_CONTACT_INVITE(DELETE, ofUser("/contact-invites/{inviteId}"), CONTACTS, self().andOperator()),

    // the end of users
    DELETE_USER(POST, ofUser("/deletion"), USERS, admins().afterStepUp(Allowed.STEP_UP_SECONDS_TO_DELETE)),
    READ_DELETION(GET, ofUser("/deletion"), USERS, admins().andOperator()),
    RESTORE_USER(DELETE, ofUser("/deletion"), USERS, admins()),
    ERASE_USER(POST, ofUser("/erasure"), USERS, admins().afterStepUp(Allowed.STEP_UP_SECONDS_TO_DELETE)),
    PLACE_LEGAL_HOLD(PUT, ofUser("/legal-hold"), USERS, superAdmins().andOperator()),
    LIFT_LEGAL_HOLD(DELETE, ofUser("/legal-hold"), USERS, superAdmins().andOperator()),

    // the interface itself
    READ_INTERFACE(GET, "/openapi.json", ORGANIZATION, anyone()),
    BROWSE_INTERFACE(GET, "/docs", ORGANIZATION, anyone()),
    LOOK_AT_HISTORY(GET, "/audit", Area.AUDIT, anyone()),
    READ_SIGNAL_KEYS(GET, "/.well-known/jwks.json", Area.SIGN_IN, anyone()),
    READ_TRANSMITTER(GET, "/.well-known/ssf-configuration", Area.SIGN_IN, anyone()),
    READ_CONTRACT(GET, "/asyncapi.json", ORGANIZATION, anyone()),
    READ_EVENT_SCHEMA(GET, "/schemas/{name}", ORGANIZATION, anyone());

    private final HttpMethod method;
    private final String path;
    private final Area area;
    private final Allowed allowed;

    Operation(HttpMethod method, String path, Area area, Allowed allowed) {
        this.method = method;
        this.path = path;
        this.area = area;
        this.allowed = method.equals(GET) ? allowed.readByAuditors() : allowed;
    }

    private record Endpoint(String method, String path) {}

    private static final Map<Endpoint, Operation> BY_ENDPOINT = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(
                    operation -> new Endpoint(operation.method.name(), operation.path), Function.identity()));

    /** @param pattern of the path; the kinds that a variable is confined to do not matter */
    static Optional<Operation> of(String method, String pattern) {
        return Optional.ofNullable(BY_ENDPOINT.get(
                new Endpoint(method.equals("HEAD") ? "GET" : method, pattern.replaceAll(":[^}]*", ""))));
    }

    /** The paths that need no token, by method. */
    static Map<HttpMethod, String[]> open() {
        return Stream.of(values())
                .filter(operation -> operation.allowed.open())
                .collect(Collectors.groupingBy(
                        operation -> operation.method,
                        Collectors.collectingAndThen(
                                Collectors.mapping(operation -> operation.path, Collectors.toList()),
                                paths -> paths.toArray(String[]::new))));
    }

    Allowed allowed() {
        return allowed;
    }

    /** What an API token must be for. */
    String scope() {
        return area.scope(method);
    }

    /** What an API token can be for: {@code users:read}, {@code users:write} and so on (R35). */
    public enum Area {
        ORGANIZATION,
        USERS,
        SIGN_IN,
        CONTACTS,
        AUDIT;

        String scope(HttpMethod method) {
            return name().toLowerCase(Locale.ROOT).replace('_', '-') + (method.equals(GET) ? ":read" : ":write");
        }
    }
}
