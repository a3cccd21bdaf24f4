package dev.rollcall.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * The rules.
 *
 * @param root package of all modules, so that the rules can be held against code that breaks them
 */
record Architecture(String root) {

    /** Features meet through events only; wiring is for all of them and knows none, and so it is with mail and what is invited. */
    ArchRule featuresDoNotKnowEachOther(String service) {
        String packages = root + "." + service;
        return slices().matching(packages + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(packages + ".platform.."))
                .ignoreDependency(alwaysTrue(), resideInAPackage(packages + ".mail.."))
                .ignoreDependency(alwaysTrue(), resideInAPackage(packages + ".invitation.."));
    }

    ArchRule knowsOnly(String module, String... others) {
        String[] known = Stream.concat(Stream.of(module), Stream.of(others))
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
        return classes()
                .that(resideInAPackage(root + "." + module + ".."))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(root + "..").or(resideInAnyPackage(known)));
    }

    /** Subscribers take the contract alone: it brings nothing with it. */
    ArchRule contractNeedsNothing() {
        String contract = root + ".events..";
        return classes()
                .that(resideInAPackage(contract))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", contract));
    }

    /** Elsewhere nothing takes it back in time: the present would be shown as what was before. */
    ArchRule whatTravelsIsShown() {
        String platform = root + ".query.platform.";
        return methods()
                .that()
                .areAnnotatedWith(platform + "TimeTravel")
                .should()
                .beDeclaredInClassesThat()
                .areMetaAnnotatedWith(platform + "Shows");
    }

    /** Time and identity come with the command, and what is decided is said in events. */
    ArchRule decisionsArePure() {
        return all(new Decisions(root)).should(new BePure());
    }
}
