package dev.rollcall.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers in the place of a controller that is not reached, as {@link Problems} would. */
public final class ProblemAnswers {

    private final ProblemWriter problems;

    ProblemAnswers(ProblemWriter problems) {
        this.problems = problems;
    }

    /** A problem that is told by its status alone. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        problems.write(response, StatusProblems.of(status, request.getRequestURI()));
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        refusal.headers().forEach(response::setHeader);
        problems.write(
                response,
                Problem.of(
                        refusal.status(), refusal.code(), refusal.detail(), request.getRequestURI(), refusal.errors()));
    }
}
