package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order that {@code after} states holds for who promotes, and is reported. */
class PromotionOrderTest {

    @TempDir
    private Path app;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(app.resolve("slipway.yaml"), """
                app:
                  name: shop
                image:
                  repository: registry.example.com/shop
                  tag: 1.0.0
                environments:
                  development:
                    host: dev.example.com
                  acceptance:
                    host: acc.example.com
                    after: development
                  production:
                    host: example.com
                    after: acceptance
                """);
    }

    @Test
    void promotionThatLeavesAnEnvironmentOutIsRefusedBeforeAClusterIsAsked() {
        Typed typed = Typed.slipway("promote", app.toString(), "--from=development", "--to=production");
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr())
                .contains("production: releases come from acceptance, not from development")
                .contains("slipway.yaml:14")
                .contains("fix: promote from acceptance, or change environments.production.after in slipway.yaml");
    }

    @Test
    void promotionInOrderIsNotRefusedForTheOrder() {
        Typed typed = Typed.slipway("promote", app.toString(), "--from=acceptance", "--to=production");
        assertThat(typed.stderr()).doesNotContain("releases come from");
    }

    @Test
    void checkReportsTheOrder() {
        Typed typed = Typed.slipway("check", app.toString(), "--output=json");
        assertThat(typed.stdout().replaceAll("\\s", ""))
                .contains("\"environment\":\"development\",\"passed\"")
                .contains("\"environment\":\"acceptance\",\"after\":[\"development\"],\"passed\"")
                .contains("\"environment\":\"production\",\"after\":[\"acceptance\"],\"passed\"");
    }
}
