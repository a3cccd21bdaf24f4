package dev.rollcall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule holds for what is shipped, and reports the class under {@code violation} that breaks it. */
@DisplayName("The architecture")
class ArchitectureTest {

    private static final String VIOLATION = "dev.rollcall.architecture.violation";

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rollcall");

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(VIOLATION);

    private static void holds(Function<Architecture, ArchRule> rule) {
        rule.apply(new Architecture("dev.rollcall")).check(SHIPPED);
    }

    private static List<String> reports(Function<Architecture, ArchRule> rule) {
        return rule.apply(new Architecture(VIOLATION))
                .evaluate(BROKEN)
                .getFailureReport()
                .getDetails();
    }

    @Test
    @DisplayName("is looked at in every module")
    void everyModule() {
        assertThat(SHIPPED.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.rollcall.events.user",
                        "dev.rollcall.eventlog",
                        "dev.rollcall.web",
                        "dev.rollcall.command.user",
                        "dev.rollcall.query.user")
                .doesNotContain("dev.rollcall.architecture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "query"})
    @DisplayName("keeps features apart, and wiring free of them")
    void featuresDoNotKnowEachOther(String service) {
        holds(rules -> rules.featuresDoNotKnowEachOther(service));

        assertThat(reports(rules -> rules.featuresDoNotKnowEachOther(service)))
                .anyMatch(line -> line.contains(service + ".user.KnowsContacts"))
                .anyMatch(line -> line.contains(service + ".platform.KnowsContacts"))
                .noneMatch(line -> line.contains("KnowsPlatform"));
    }

    @ParameterizedTest
    @CsvSource({
        "seal,     '',                    seal.KnowsEvents",
        "eventlog, 'seal',                eventlog.KnowsEvents",
        "web,      '',                    web.KnowsEventLog",
        "access,   'events web',          access.KnowsEventLog",
        "command,  'events eventlog seal web access', command.user.KnowsQuery",
        "query,    'events eventlog seal web access api', query.user.KnowsCommand",
        "notifier, 'events',              notifier.KnowsCommand"
    })
    @DisplayName("lets modules know each other one way")
    void modulesKnowOnly(String module, String others, String violation) {
        String[] known = others.isEmpty() ? new String[0] : others.split(" ", -1);

        holds(rules -> rules.knowsOnly(module, known));

        assertThat(reports(rules -> rules.knowsOnly(module, known)))
                .isNotEmpty()
                .allMatch(line -> line.contains(VIOLATION + "." + violation));
    }

    @Test
    @DisplayName("asks nothing of subscribers but the JDK and JSpecify")
    void contractNeedsNothing() {
        holds(Architecture::contractNeedsNothing);

        assertThat(reports(Architecture::contractNeedsNothing))
                .isNotEmpty()
                .allMatch(line -> line.contains("events.KnowsSpring"));
    }

    @Test
    @DisplayName("lets only what says which projections it shows travel in time")
    void whatTravelsIsShown() {
        holds(Architecture::whatTravelsIsShown);

        assertThat(reports(Architecture::whatTravelsIsShown))
                .singleElement()
                .asString()
                .contains("query.user.TravelsUnseen");
    }

    @Test
    @DisplayName("finds decisions and all that they reach")
    void decisions() {
        assertThat(new Decisions("dev.rollcall").transform(SHIPPED))
                .extracting(JavaClass::getSimpleName)
                .contains(
                        "Organization",
                        "Units",
                        "UnitKind",
                        "RenameUnit",
                        "User",
                        "EmailAddresses",
                        "ProfileField",
                        "AddUser",
                        "ContactGraph",
                        "RecordInteractions",
                        "EmailAddress",
                        "Refusal",
                        "Condition")
                .doesNotContain("UserController", "Commands");
    }

    @Test
    @DisplayName("keeps decisions free of clock, chance, log, input, output and Spring")
    void decisionsArePure() {
        holds(Architecture::decisionsArePure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Clock",
                "java.time.Instant.now()",
                "java.time.LocalDate.now(",
                "java.util.UUID.randomUUID()",
                "java.util.Random",
                "java.lang.System.nanoTime()",
                "org.slf4j.Logger",
                "org.springframework.jdbc.core.simple.JdbcClient",
                "java.sql.Connection",
                "org.apache.kafka.clients.producer.Producer",
                "org.springframework.stereotype.Component"
            })
    @DisplayName("keeps them free of it however far it is reached")
    void impureDecision(String what) {
        assertThat(reports(Architecture::decisionsArePure))
                .anyMatch(line -> line.contains("ImpureCollaborator") && line.contains(what))
                .noneMatch(line -> line.contains("stereotype.Aggregate"));
    }
}
