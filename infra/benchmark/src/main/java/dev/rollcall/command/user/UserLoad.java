package dev.rollcall.command.user;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.UserCommand.AddUser;
import dev.rollcall.command.user.UserCommand.ChangeProfile;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.EmailAddress;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The benchmark's commands to users. In this package because commands are nobody's business but their feature's, and a
 * benchmark is no reason to make them public.
 */
public final class UserLoad {

    private static final Caller CALLER =
            new Caller(Identity.OPERATOR, "0a6f6e5e-benchmark", "127.0.0.1", "rollcall-benchmark", null, null, null);

    private final Commands commands;
    private final UUID organization;

    public UserLoad(Commands commands, UUID organization) {
        this.commands = commands;
        this.organization = organization;
    }

    /** One event. */
    public void add(UUID user) {
        commands.send(
                new AddUser(
                        organization,
                        user,
                        Role.MEMBER,
                        EmailAddress.parse(address(user)).orElseThrow(),
                        organization,
                        Set.of(),
                        Map.of(ProfileField.FULL_NAME, name(user)),
                        CustomValues.NONE),
                CALLER,
                Receipt::changed);
    }

    /** One event, provided that the value is another than the last one. */
    public void change(UUID user, String designation) {
        commands.send(
                new ChangeProfile(
                        organization, user, Map.of(ProfileField.DESIGNATION, designation), Set.of(), CustomValues.NONE),
                CALLER,
                Receipt::changed);
    }

    public static String name(UUID user) {
        return "Benchmark Person " + user.toString().substring(24);
    }

    public static String address(UUID user) {
        return user + "@benchmark.example";
    }
}
