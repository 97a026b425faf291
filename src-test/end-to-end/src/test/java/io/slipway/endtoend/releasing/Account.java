package io.slipway.endtoend.releasing;

import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.ClusterBuilder;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.ContextBuilder;
import io.fabric8.kubernetes.api.model.NamedAuthInfoBuilder;
import io.fabric8.kubernetes.api.model.NamedClusterBuilder;
import io.fabric8.kubernetes.api.model.NamedContextBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.endtoend.cluster.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A service account that may do what it was granted and nothing else. */
final class Account {
    private final KubernetesClient admin;
    private final String namespace;
    private final String name;

    private Account(KubernetesClient admin, String namespace, String name) {
        this.admin = admin;
        this.namespace = namespace;
        this.name = name;
    }

    /** A new one in a namespace, which may do nothing yet. */
    static Account in(TestCluster cluster, String namespace, String name) {
        Account account = new Account(cluster.client(), namespace, name);
        account.admin
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return account;
    }

    /** Grants it, in one more namespace, what these rules say; what they said there before is no longer granted. */
    Account may(String where, List<PolicyRule> rules) {
        admin.resource(new RoleBuilder()
                        .withNewMetadata()
                        .withNamespace(where)
                        .withName(name)
                        .endMetadata()
                        .withRules(rules)
                        .build())
                .createOr(existing -> existing.update());
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withNamespace(where)
                        .withName(name)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", name)
                        .addNewSubject(null, "ServiceAccount", name, namespace)
                        .build())
                .createOr(existing -> existing.update());
        return this;
    }

    /** A kubeconfig in a directory that names the cluster and this account, by a token that lives for an hour. */
    Path kubeconfig(Path directory) {
        Config cluster = admin.getConfiguration();
        var kubeconfig = new ConfigBuilder()
                .withClusters(new NamedClusterBuilder()
                        .withName("cluster")
                        .withCluster(new ClusterBuilder()
                                .withServer(cluster.getMasterUrl())
                                .withCertificateAuthority(cluster.getCaCertFile())
                                .withCertificateAuthorityData(cluster.getCaCertData())
                                .build())
                        .build())
                .withUsers(new NamedAuthInfoBuilder()
                        .withName(name)
                        .withUser(new AuthInfoBuilder().withToken(token()).build())
                        .build())
                .withContexts(new NamedContextBuilder()
                        .withName(name)
                        .withContext(new ContextBuilder()
                                .withCluster("cluster")
                                .withUser(name)
                                .build())
                        .build())
                .withCurrentContext(name)
                .build();
        try {
            Path file = Files.createTempFile(
                    directory,
                    name,
                    ".yaml",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, Serialization.asYaml(kubeconfig));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token() {
        return admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(name)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
    }

    /** As messages of the API server name it. */
    @Override
    public String toString() {
        return "system:serviceaccount:" + namespace + ":" + name;
    }
}
