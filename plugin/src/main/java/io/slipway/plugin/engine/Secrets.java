package io.slipway.plugin.engine;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import io.slipway.plugin.Texts;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.GroupVariable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Looks credentials up, with the rights of a build or of an item, and remembers what must not be seen in a log. */
final class Secrets {

    private final String user;
    private final BiFunction<String, Class<? extends StandardCredentials>, StandardCredentials> finder;
    private final List<String> seen = new ArrayList<>();

    /** @param finder finds nothing as null, as Jenkins does */
    private Secrets(String user, BiFunction<String, Class<? extends StandardCredentials>, StandardCredentials> finder) {
        this.user = user;
        this.finder = finder;
    }

    static Secrets of(Run<?, ?> run) {
        return new Secrets(run.getParent().getFullName(), (id, type) -> {
            StandardCredentials found = CredentialsProvider.findCredentialById(id, type, run, List.of());
            return found == null ? null : CredentialsProvider.track(run, found);
        });
    }

    /** @param where the job or folder, or empty for Jenkins itself */
    static Secrets of(Optional<? extends Item> where) {
        Item item = where.orElse(null);
        return new Secrets(
                where.map(Item::getFullName).orElse("Jenkins"),
                (id, type) -> CredentialsProvider.findCredentialByIdInItem(id, type, item, ACL.SYSTEM2, List.of()));
    }

    /** The values of variables, of which some are credentials. */
    Map<String, String> values(Collection<GroupVariable> variables) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (GroupVariable variable : variables) {
            values.put(
                    variable.getName(),
                    variable.isSecret() ? secretText(variable.getCredentialsId()) : variable.getValue());
        }
        return values;
    }

    /** The kubeconfig: a secret file as it is, or one made of the environment's server and a token. */
    String kubeconfig(String id, EnvironmentSettings environment) throws IOException {
        StandardCredentials credentials = find(id, StandardCredentials.class);
        if (credentials instanceof FileCredentials file) {
            try (InputStream content = file.getContent()) {
                String kubeconfig = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                seen.addAll(KubeconfigSecrets.of(kubeconfig));
                return kubeconfig;
            }
        }
        if (!(credentials instanceof StringCredentials)) {
            throw new AbortException(Texts.of(Secrets.class, "wrongKind", id));
        }
        if (environment.getServer().isEmpty()) {
            throw new AbortException(Texts.of(Secrets.class, "noServer", environment.getName(), id));
        }
        return TokenKubeconfig.of(environment.getServer(), environment.getCertificateAuthority(), secretText(id));
    }

    /** With what another system is asked: a token, or {@code user:password}. */
    String login(String id) throws IOException {
        StandardCredentials credentials = find(id, StandardCredentials.class);
        if (credentials instanceof StandardUsernamePasswordCredentials user) {
            return user.getUsername() + ":" + seen(user.getPassword().getPlainText());
        }
        if (!(credentials instanceof StringCredentials)) {
            throw new AbortException(Texts.of(Secrets.class, "noLogin", id));
        }
        return secretText(id);
    }

    /** All that was looked up. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    private String secretText(String id) throws IOException {
        return seen(find(id, StringCredentials.class).getSecret().getPlainText());
    }

    private String seen(String secret) {
        seen.add(secret);
        return secret;
    }

    private <C extends StandardCredentials> C find(String id, Class<C> type) throws IOException {
        StandardCredentials credentials = finder.apply(id, type);
        if (credentials == null) {
            throw new AbortException(Texts.of(Secrets.class, "missing", id, user));
        }
        return type.cast(credentials);
    }
}
