package io.slipway.plugin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.Masker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigSecretsTest {

    private static final String BLOCK = """
            apiVersion: v1
            kind: Config
            current-context: acceptance
            clusters:
            - name: acceptance
              cluster:
                server: https://cluster.example.com:6443
                certificate-authority-data: Q0VSVElGSUNBVEU=
            contexts:
            - name: acceptance
              context: {cluster: acceptance, user: deployer, namespace: portal}
            users:
            - name: deployer
              user:
                token: eyJhbGciOiJSUzI1NiJ9.e30.c2ln # of the service account
            - name: certificate
              user:
                client-certificate-data: Q0xJRU5U
                client-key-data: |
                  TFMwdExTMUNSVWRKVGc9
                  PRIVATEKEYLINE2
            - name: basic
              user: {username: admin, password: 'hunter 22', x: "quo\\"ted"}
            - name: plugin
              user:
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  command: aws
                  args:
                  - get-token
                  env:
                  - name: AWS_SECRET_ACCESS_KEY
                    value: wJalrXUtnFEMI
            """;

    @Test
    void takesValuesWithoutTheirKeys() {
        assertThat(KubeconfigSecrets.of(BLOCK))
                .contains(
                        "eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
                        "TFMwdExTMUNSVWRKVGc9",
                        "PRIVATEKEYLINE2",
                        "hunter 22",
                        "wJalrXUtnFEMI");
    }

    @Test
    void coversABearerTokenWhereverItIsShown() {
        assertThat(new Masker(KubeconfigSecrets.of(BLOCK)).mask("Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln"))
                .isEqualTo("Authorization: Bearer ****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1",
                "kind: Config",
                "no server at https://cluster.example.com:6443 for deployer",
                "namespace portal",
                "aws"
            })
    void leavesWhatIsNoSecret(String line) {
        assertThat(new Masker(KubeconfigSecrets.of(BLOCK)).mask(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"users\":[{\"name\":\"a\",\"user\":{\"token\":\"s3cr3t-value\"}}]}",
                "users: [{name: a, user: {token: s3cr3t-value}}]",
                "    \"token\" : 's3cr3t-value'",
                "id-token: s3cr3t-value",
                "refresh-token:   s3cr3t-value  # comment",
                "some-later-key: s3cr3t-value",
                "token: >-\n  s3cr3t-value",
                "- user:\n    token: s3cr3t-value\r\n"
            })
    void readsEachStyle(String kubeconfig) {
        assertThat(KubeconfigSecrets.of(kubeconfig)).contains("s3cr3t-value");
    }
}
