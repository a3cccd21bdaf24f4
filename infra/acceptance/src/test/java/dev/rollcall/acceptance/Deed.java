package dev.rollcall.acceptance;

import org.jspecify.annotations.Nullable;

/**
 * What a super admin may try, as a request to their organization; and some things that take more than one request. What
 * stands in braces is filled in from what there is by then. Refusals are a part of life, too.
 */
enum Deed {
    ADD_USER("POST /users", "{'fullName': '{name}', 'email': '{email}', 'fields': {'phone': '{value}'}}", "user"),
    INVITE("POST /invitations", "{'email': '{email}', 'role': '{beginner}'}", "user"),
    CREATE_UNIT("POST /{kind}", "{'name': '{unitName}'}", "unit"),
    DEFINE_FIELD("POST /profile-fields", "{'label': '{unitName}', 'type': 'TEXT', 'personal': {flag}}", "field"),

    RENAME_UNIT("PATCH /{kind}/{unit}", "{'name': '{unitName}'}", CREATE_UNIT),
    ARCHIVE_UNIT("DELETE /{kind}/{unit}", "", CREATE_UNIT),
    DISABLE_FIELD("PATCH /profile-fields/{field}", "{'disabled': {flag}}", DEFINE_FIELD),
    DELETE_FIELD("DELETE /profile-fields/{field}", "", DEFINE_FIELD),

    RENAME_USER("PATCH /users/{user}", "{'fullName': '{name}'}"),
    SET_FIELD("PATCH /users/{user}", "{'fields': {'{field}': '{value}'}}"),
    CLEAR_FIELD("PATCH /users/{user}", "{'fields': {'{field}': null}}", SET_FIELD),
    MOVE("PUT /users/{user}/department", "{'departmentId': '{department}'}"),
    ASSIGN("PUT /users/{user}/teams/{team}", ""),
    UNASSIGN("DELETE /users/{user}/teams/{team}", "", ASSIGN),
    JOIN_CHANNEL("PUT /users/{user}/channels/{channel}", ""),
    LEAVE_CHANNEL("DELETE /users/{user}/channels/{channel}", "", JOIN_CHANNEL),
    JOIN_NETWORK("PUT /users/{user}/networks/{network}", ""),
    LEAVE_NETWORK("DELETE /users/{user}/networks/{network}", "", JOIN_NETWORK),

    ADD_EMAIL("POST /users/{user}/emails", "{'address': '{email}'}"),
    VERIFY_EMAIL("PUT /users/{user}/emails/{email}/verification", "", ADD_EMAIL),
    REMOVE_EMAIL("DELETE /users/{user}/emails/{email}", "", ADD_EMAIL),
    SET_PRIMARY_EMAIL("PUT /users/{user}/primary-email", "{'address': '{email}'}", VERIFY_EMAIL),

    DEFINE_ROLE("PUT /roles/{ownRole}", "{'privileges': {'{privilege}': 'FULL'}}"),
    DELETE_ROLE("DELETE /roles/{ownRole}", "", DEFINE_ROLE),
    CHANGE_ROLE("PUT /users/{user}/role", "{'role': '{role}'}"),
    MAKE_TECHNICIAN("PUT /users/{user}/role", "{'role': 'TECHNICIAN'}"),
    PERMIT_ALL_DEPARTMENTS("PUT /users/{user}/department-permissions", "{'all': true}", MAKE_TECHNICIAN),
    PERMIT_DEPARTMENT(
            "PUT /users/{user}/department-permissions", "{'departmentIds': ['{department}']}", MAKE_TECHNICIAN),
    TAKE_LICENCE("PUT /users/{user}/licence", "{'licence': 'PAID'}"),
    GIVE_LICENCE_BACK("PUT /users/{user}/licence", "{'licence': 'FREE'}", TAKE_LICENCE),
    LIMIT_LICENCES("PATCH ", "{'licences': {few}}"),
    LIMIT_SESSIONS(
            "PUT /policies/session", "{'lifetimeSeconds': 3600, 'idleSeconds': 3600, 'concurrentSessions': {few}}"),

    RENEW_INVITATION("POST /users/{user}/invitation/renewals", "", INVITE),
    REVOKE_INVITATION("DELETE /users/{user}/invitation", "", INVITE),
    ACCEPT_INVITATION("", "{'fullName': '{name}', 'password': '{password}'}", INVITE),

    DEACTIVATE("PUT /users/{user}/status", "{'status': 'INACTIVE'}"),
    ACTIVATE("PUT /users/{user}/status", "{'status': 'ACTIVE'}", DEACTIVATE),
    SIGN_IN("", ""),
    SIGN_OUT("", "", SIGN_IN),
    REVOKE_SESSIONS("DELETE /users/{user}/sessions", "", SIGN_IN),
    DELETE("POST /users/{user}/deletion", "{'confirm': '{primaryEmail}'}"),
    RESTORE("DELETE /users/{user}/deletion", "", DELETE),
    ERASE("POST /users/{user}/erasure", "{}", DELETE),

    /** No projection goes on until they all do: what happens in between is one batch to them. */
    HOLD_PROJECTIONS("", ""),
    RELEASE_PROJECTIONS("", "");

    private final String request;
    private final String body;
    private final @Nullable Deed earlier;
    private final String creates;

    Deed(String request, String body) {
        this(request, body, null, "");
    }

    /** @param creates what the id in the answer names */
    Deed(String request, String body, String creates) {
        this(request, body, null, creates);
    }

    /** @param earlier one that has to do with the same things, and is done first where it never was */
    Deed(String request, String body, Deed earlier) {
        this(request, body, earlier, "");
    }

    Deed(String request, String body, @Nullable Deed earlier, String creates) {
        this.request = request;
        this.body = body.replace('\'', '"');
        this.earlier = earlier;
        this.creates = creates;
    }

    String method() {
        return request.split(" ", 2)[0];
    }

    /** Within the organization. */
    String path() {
        return request.split(" ", 2)[1];
    }

    String body() {
        return body;
    }

    @Nullable
    Deed earlier() {
        return earlier;
    }

    String creates() {
        return creates;
    }
}
