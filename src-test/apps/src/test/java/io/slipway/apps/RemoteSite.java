package io.slipway.apps;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Another app of the corpus on an origin of its own, as its owner would preview it. */
final class RemoteSite implements Surroundings {

    private final OwnedApp.Served served;
    private final String variable;

    /** @param variable of the app that holds the address of this one */
    RemoteSite(AppRecipe recipe, int port, String variable) throws IOException {
        OwnedApp app = OwnedApp.of(recipe, "remotes");
        app.type("init");
        app.fillIn();
        this.served = app.preview(port, "development", Surroundings.NONE);
        this.variable = variable;
    }

    static URI origin(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public List<String> words() {
        return List.of("--set", variable + "=" + origin(served.page().getPort()));
    }

    @Override
    public void close() {
        served.close();
    }
}
