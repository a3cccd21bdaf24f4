-- To find the profile fields that an organization has for itself.
create index on command.claim (owner, scope) where scope = 'profile-field';
