package dev.rollcall.architecture.violation.command.user;

import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
class ImpureDecision {

    private final ImpureCollaborator collaborator = new ImpureCollaborator();

    String decide() {
        return collaborator.guess();
    }
}
