package io.slipway.apps;

import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.FreePort;
import io.slipway.driver.Programs;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An OpenID provider on another origin: the package oidc-provider, with one client and one user who is always let in. */
final class SignInProvider implements Surroundings {

    private static final AppRecipe PACKAGE = AppRecipe.made(
            "oidc-provider",
            new AppRecipe.Layout("", "", "", ""),
            "mkdir oidc-provider",
            "npm install --prefix . oidc-provider@8.8.1");

    private final int port = FreePort.take();
    private final BackgroundProcess process;

    SignInProvider() throws IOException {
        Path modules = Workshop.make(PACKAGE).directory().resolve("node_modules");
        Path program = Repository.TARGET.resolve("provider.mjs");
        try (InputStream in = SignInProvider.class.getResourceAsStream("provider.mjs")) {
            Files.write(program, in.readAllBytes());
        }
        process = BackgroundProcess.start(
                Repository.TARGET,
                "provider-" + port,
                List.of(
                        Programs.find("node").toString(),
                        program.toString(),
                        modules.toString(),
                        Integer.toString(port)));
        process.await(() -> FreePort.answers(port));
    }

    @Override
    public List<String> words() {
        return List.of("--set", "authUrl=http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.close();
    }
}
