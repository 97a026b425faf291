package io.slipway.plugin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TokenKubeconfigTest {

    @Test
    void leadsToTheServerWithTheToken() throws Exception {
        JsonNode config = read(TokenKubeconfig.of("https://cluster.example.com:6443", "-----BEGIN", "s3cret"));
        assertThat(config.at("/clusters/0/cluster/server").asText()).isEqualTo("https://cluster.example.com:6443");
        assertThat(config.at("/clusters/0/cluster/certificate-authority-data").asText())
                .isEqualTo("LS0tLS1CRUdJTg==");
        assertThat(config.at("/users/0/user/token").asText()).isEqualTo("s3cret");
        assertThat(config.at("/contexts/0/name")).isEqualTo(config.at("/current-context"));
    }

    @Test
    void noValueBreaksOutOfIt() throws Exception {
        String hostile = "x\"}}],\n\"users\": [{\"user\": {\"exec\": {\"command\": \"id\"}}}]";
        JsonNode config = read(TokenKubeconfig.of(hostile, "", hostile));
        assertThat(config.at("/users/0/user").size()).isOne();
        assertThat(config.at("/users/0/user/token").asText()).isEqualTo(hostile);
        assertThat(config.at("/clusters/0/cluster").has("certificate-authority-data"))
                .isFalse();
    }

    private static JsonNode read(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
