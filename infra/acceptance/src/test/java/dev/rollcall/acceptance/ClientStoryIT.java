package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.client.ApiClient;
import dev.rollcall.client.ApiException;
import dev.rollcall.client.ApiResponse;
import dev.rollcall.client.api.CredentialsApi;
import dev.rollcall.client.api.MeApi;
import dev.rollcall.client.api.SessionsApi;
import dev.rollcall.client.api.SignInApi;
import dev.rollcall.client.api.UsersApi;
import dev.rollcall.client.model.DeviceKind;
import dev.rollcall.client.model.EndReason;
import dev.rollcall.client.model.FieldError;
import dev.rollcall.client.model.LoginHistoryEntry;
import dev.rollcall.client.model.NewDevice;
import dev.rollcall.client.model.NewPasswordReset;
import dev.rollcall.client.model.PasswordChange;
import dev.rollcall.client.model.PasswordReset;
import dev.rollcall.client.model.Problem;
import dev.rollcall.client.model.Reauthentication;
import dev.rollcall.client.model.Session;
import dev.rollcall.client.model.SignIn;
import dev.rollcall.client.model.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Java client that the generator makes from the document. */
@RunsRollcall
@DisplayName("A generated client")
class ClientStoryIT {

    private static final String NEW_PASSWORD = "the new password of Ben";

    private final Rollcall rollcall;
    private final Office office;

    ClientStoryIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
    }

    /** @param token an empty one for none */
    private ApiClient client(String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(rollcall.origin().toString());
        if (!token.isEmpty()) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }

    private ApiResponse<SignedIn> signIn(String email, String password, DeviceKind device) throws ApiException {
        SignIn credentials = new SignIn()
                .email(email)
                .password(password)
                .device(new NewDevice().kind(device).name("A test"));
        return new SignInApi(client("")).signInWithHttpInfo(credentials, key());
    }

    /** So that a client could send the request again after a broken connection. */
    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static long position(ApiResponse<?> response) {
        return Long.parseLong(Objects.requireNonNull(response.getHeaders().get("Rollcall-Position"))
                .getFirst());
    }

    private record Refusal(ApiException thrown, Problem problem) {}

    private static Refusal refusal(int status, String code, ThrowingCallable call) {
        ApiException thrown = Objects.requireNonNull(catchThrowableOfType(ApiException.class, call), "not refused");
        assertThat(thrown.getCode()).as(thrown.getMessage()).isEqualTo(status);
        Problem problem = ApiClient.createDefaultObjectMapper().readValue(thrown.getResponseBody(), Problem.class);
        assertThat(problem.getCode()).isEqualTo(code);
        assertThat(problem.getStatus()).isEqualTo(status);
        return new Refusal(thrown, problem);
    }

    @Test
    @DisplayName("R40 R41 R42 resets a colleague's password, who must choose another and whose old sessions are gone")
    void passwordReset() throws Exception {
        UUID organization = UUID.fromString(office.id());
        String benId = office.add("Ben C", "ben").id();
        UUID ben = UUID.fromString(benId);
        String email = office.email("ben");
        String oldPassword = Office.password(benId);
        office.signIn(benId, email);
        new SessionsApi(client(office.superAdminToken())).revokeSessions(organization, ben, key());

        // Ada signs in, and Ben twice.
        String adaPassword = Office.password(office.superAdmin());
        SignedIn ada = signIn(office.email("ada"), adaPassword, DeviceKind.WEB).getData();
        assertThat(ada.getMustChangePassword()).isFalse();
        assertThat(ada.getOrganizationId()).isEqualTo(organization);
        SignedIn web = signIn(email, oldPassword, DeviceKind.WEB).getData();
        SignedIn mobile = signIn(email, oldPassword, DeviceKind.MOBILE).getData();
        assertThat(new MeApi(client(web.getToken())).getMe().getSessionId()).isEqualTo(web.getId());

        // She may not reset his password before she has given hers again.
        rollcall.authenticatedLongAgo(ada.getToken());
        CredentialsApi credentials = new CredentialsApi(client(ada.getToken()));
        NewPasswordReset everything = new NewPasswordReset().clearMobileSessions(true);
        Refusal stepUp = refusal(
                401, "access.step-up-required", () -> credentials.resetPassword(organization, ben, everything, key()));
        assertThat(stepUp.thrown().getResponseHeaders().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge)
                        .contains("error=\"insufficient_user_authentication\"", "max_age=\"300\""));
        SignInApi confirmation = new SignInApi(client(ada.getToken()));
        refusal(
                401,
                "sign-in.failed",
                () -> confirmation.authenticateAgain(new Reauthentication().password("not hers"), key()));
        assertThat(confirmation
                        .authenticateAgain(new Reauthentication().password(adaPassword), key())
                        .getAuthenticatedAt())
                .isNotNull();

        PasswordReset reset = credentials.resetPassword(organization, ben, everything, key());
        assertThat(reset.getEnded().getWebSessions()).isEqualTo(1);
        assertThat(reset.getEnded().getMobileSessions()).isEqualTo(1);
        assertThat(reset.getEnded().getApiTokens()).isZero();

        // His old sessions are gone at once, for reads and changes, and so is the old password.
        for (SignedIn old : List.of(web, mobile)) {
            refusal(401, "request.unauthenticated", () -> new MeApi(client(old.getToken())).getMe());
            refusal(401, "request.unauthenticated", () -> new SignInApi(client(old.getToken())).signOut(key()));
        }
        refusal(401, "sign-in.failed", () -> signIn(email, oldPassword, DeviceKind.WEB));

        // The one-time password lets him in, and lets him do one thing.
        SignedIn restricted =
                signIn(email, reset.getOneTimePassword(), DeviceKind.WEB).getData();
        assertThat(restricted.getMustChangePassword()).isTrue();
        UsersApi users = new UsersApi(client(restricted.getToken()));
        MeApi me = new MeApi(client(restricted.getToken()));
        refusal(403, "password.must-change", () -> users.getUser(organization, ben, null, null));
        PasswordChange change = new PasswordChange().currentPassword(reset.getOneTimePassword());
        Problem tooShort = refusal(
                        422, "request.invalid-fields", () -> me.changeMyPassword(change.newPassword("short"), key()))
                .problem();
        assertThat(Objects.requireNonNull(tooShort.getErrors()))
                .extracting(FieldError::getPointer, FieldError::getCode)
                .containsExactly(tuple("/newPassword", "password.too-short"));
        me.changeMyPassword(change.newPassword(NEW_PASSWORD), key());
        assertThat(users.getUser(organization, ben, null, null).getPrimaryEmail())
                .isEqualTo(email);

        // Ada sees his new sessions only, and what ended the old ones.
        ApiResponse<SignedIn> fresh = signIn(email, NEW_PASSWORD, DeviceKind.WEB);
        SessionsApi sessions = new SessionsApi(client(ada.getToken()));
        assertThat(sessions.listSessions(organization, ben, null, null, null, position(fresh))
                        .getItems())
                .extracting(Session::getId)
                .containsExactlyInAnyOrder(restricted.getId(), fresh.getData().getId());
        assertThat(sessions.listLogins(organization, ben, null, null, position(fresh))
                        .getItems())
                .filteredOn(entry -> entry.getEndedBy() == EndReason.PASSWORD_RESET)
                .extracting(LoginHistoryEntry::getSessionId)
                .containsExactlyInAnyOrder(web.getId(), mobile.getId());
    }

    @Test
    @DisplayName("may ask for nothing but problem details, as it does where success has no body")
    void acceptsProblems() {
        Map<String, String> accept = Map.of("Accept", "application/problem+json");
        Api api = rollcall.api();

        Answer changed = api.send(
                        "PATCH", office.path("/users/" + office.superAdmin()), "{\"fullName\": \"Ada Seen\"}", accept)
                .expect(204);
        Map<String, String> fresh =
                Map.of("Accept", "application/problem+json", "Rollcall-Position", changed.header("Rollcall-Position"));
        assertThat(api.send("GET", office.path(""), "", fresh).expect(200).header("Content-Type"))
                .startsWith("application/json");
        api.send("GET", office.path("/users/" + UUID.randomUUID()), "", accept).expectProblem(404, "user.not-found");
    }
}
