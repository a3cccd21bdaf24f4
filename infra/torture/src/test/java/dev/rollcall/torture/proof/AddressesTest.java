package dev.rollcall.torture.proof;

import static dev.rollcall.torture.proof.Given.ADA;
import static dev.rollcall.torture.proof.Given.BEN;
import static dev.rollcall.torture.proof.Given.event;
import static dev.rollcall.torture.proof.Given.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R22")
class AddressesTest {

    private final List<LoggedEvent> events = new ArrayList<>(Given.log().events());
    private final List<FedEvent> fed = new ArrayList<>(Given.fed());

    private void then(String stream, String type, String address) {
        long sequence =
                events.stream().filter(each -> each.stream().equals(stream)).count();
        LoggedEvent event = event(events.size() + 1, stream, sequence, type, "r" + events.size());
        events.add(event);
        fed.add(told(event, address));
    }

    private boolean holds() {
        return new Addresses(new Log(events), fed).verdict().holds();
    }

    @Test
    void lawful() {
        then(ADA, "user.email-added", "desk@x.example");
        then(ADA, "user.email-removed", "desk@x.example");
        then(BEN, "user.email-added", "DESK@x.example");
        assertThat(holds()).isTrue();
    }

    @Test
    void secondOwner() {
        then(ADA, "user.email-added", "desk@x.example");
        then(BEN, "user.email-added", "Desk@x.example");
        assertThat(holds()).isFalse();
    }

    @Test
    void secondOwnerByBeingAdded() {
        then("user/cy", "user.added", ADA + "@x.example");
        assertThat(holds()).isFalse();
    }

    @Test
    void removedBySomebodyElse() {
        then(ADA, "user.email-added", "desk@x.example");
        then(BEN, "user.email-removed", "desk@x.example");
        assertThat(holds()).isFalse();
    }

    @Test
    void nothingToLookAt() {
        fed.clear();
        assertThat(holds()).isFalse();
    }
}
