package dev.rollcall.architecture.violation.command.contacts;

public class Known {}
