package dev.rollcall.architecture.violation.query.contacts;

public class Known {}
