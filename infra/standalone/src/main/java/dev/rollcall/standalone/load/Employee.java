package dev.rollcall.standalone.load;

/**
 * A row of employees.csv.
 *
 * @param name the full name; the employee id where the file has none
 * @param team empty: in no team
 * @param title empty: without designation
 */
record Employee(String id, String name, String email, String department, String team, String title) {}
