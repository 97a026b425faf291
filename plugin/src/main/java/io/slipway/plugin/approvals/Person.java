package io.slipway.plugin.approvals;

import hudson.model.User;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.springframework.security.core.GrantedAuthority;

/** Somebody who is logged in, with the groups that their login came with. */
public record Person(String id, Set<String> groups, Realm realm) {

    private static final String USER = "user:";
    private static final String GROUP = "group:";

    public Person {
        groups = Set.copyOf(groups);
    }

    /**
     * Who sent this request; empty for anonymous. The groups are those of the login: {@code User.getAuthorities()} answers
     * administrators only.
     */
    public static Optional<Person> current() {
        return Optional.ofNullable(User.current()).map(user -> new Person(user.getId(), groupsNow(), Realm.current()));
    }

    private static Set<String> groupsNow() {
        return Jenkins.getAuthentication2().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
    }

    public boolean is(String user) {
        return realm.isSameUser(user, id);
    }

    /**
     * Whether a list of users and groups names them. {@code user:ada} and {@code group:operations} say which of the two is
     * meant; a plain name that is a group of the realm does not mean a user who is called the same.
     */
    public boolean isCalled(String name) {
        if (name.startsWith(USER)) {
            return is(name.substring(USER.length()).trim());
        }
        if (name.startsWith(GROUP)) {
            return isIn(name.substring(GROUP.length()).trim());
        }
        return isIn(name) || is(name) && !realm.isGroup(name);
    }

    private boolean isIn(String group) {
        return groups.stream().anyMatch(mine -> realm.isSameGroup(group, mine));
    }

    /** The user that a name of such a list means; empty for a group. */
    static Optional<String> user(String name, Realm realm) {
        if (name.startsWith(USER)) {
            return Optional.of(name.substring(USER.length()).trim());
        }
        return name.startsWith(GROUP) || realm.isGroup(name) ? Optional.empty() : Optional.of(name);
    }

    /** Whether a name of such a list can mean nobody but this user. */
    static boolean meansUser(String name, String user, Realm realm) {
        return user(name, realm).filter(named -> realm.isSameUser(named, user)).isPresent();
    }
}
