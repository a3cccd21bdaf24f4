package dev.rollcall.events.mail;

/** What a mail is about. The names of its details are named here; each may be missing. */
public enum MailTemplate {
    /** Join an organization (R11, R71): {@code organization}, {@code role}, and the sender; carries a link's code. */
    INVITATION,
    /** Join another organization with limited access (R60): {@code organization}; a link's code. */
    EXTERNAL_INVITATION,
    /** Prove that the address is yours (R21): carries a code to type. */
    VERIFICATION_CODE,
    /** Somebody reset your password (R43): {@code resetAt}, and {@code resetBy} where that is no person; the password is never mailed. */
    PASSWORD_RESET,
    /** Somebody wants you among their contacts (R80): the sender, with what they say. */
    CONTACT_INVITE
}
