package dev.rollcall.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** No clock, no chance, no log, no input or output, and no Spring but the word that marks an aggregate. */
final class BePure extends ArchCondition<JavaClass> {

    private static final DescribedPredicate<JavaClass> IMPURE = JavaClass.Predicates.resideInAnyPackage(
            "org.springframework..",
            "org.axonframework.spring..",
            "org.apache.kafka..",
            "org.slf4j..",
            "java.util.logging..",
            "java.sql..",
            "javax.sql..",
            "java.net.http..",
            "java.nio.file..",
            "jakarta.servlet..");

    private static final String STEREOTYPE = "org.axonframework.spring.stereotype.Aggregate";

    private static final Set<String> IMPURE_TYPES = Set.of(
            Clock.class.getName(),
            Random.class.getName(),
            SecureRandom.class.getName(),
            ThreadLocalRandom.class.getName());

    private static final Set<String> IMPURE_CALLS = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime");

    BePure() {
        super("be pure");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            if (isImpure(dependency.getTargetClass())) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            if (isImpure(access)) {
                events.add(SimpleConditionEvent.violated(type, access.getDescription()));
            }
        }
    }

    private static boolean isImpure(JavaClass type) {
        return IMPURE_TYPES.contains(type.getName())
                || (IMPURE.test(type) && !type.getName().equals(STEREOTYPE));
    }

    private static boolean isImpure(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return IMPURE_CALLS.contains(owner.getName() + "." + access.getName())
                || (owner.getPackageName().equals("java.time")
                        && access.getName().equals("now"));
    }
}
