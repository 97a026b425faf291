package io.slipway.apps;

import io.slipway.driver.FreePort;
import java.util.List;

/** Apps that Vite builds, as create-vite makes them. */
final class ViteApps {

    private static final AppRecipe.Layout LAYOUT =
            new AppRecipe.Layout("", "dist", "src/later.ts", "import.meta.env.VITE_API_URL");

    private static final String CREATE_VITE =
            "npm exec --package=create-vite@9.3.0 -- create-vite %s --template %s --no-interactive </dev/null";

    private static final Change[] OWN = {
        Change.file("vite", ".env.production"), Change.file("vite", "src/later.ts"), Change.file("vite", "src/ask.ts")
    };

    /** The same page in React's and Solid's template. */
    private static final Change[] JSX = {
        Change.text("src/App.tsx", "import './App.css'", "import './App.css'\nimport { ask } from './ask'"),
        shows("<section id=\"center\">", "ask()")
    };

    private static final AppRecipe VITE_REACT =
            vite("vite-react", "react-ts").changed(OWN).changed(JSX);

    private static final AppRecipe VITE_VUE = vite("vite-vue", "vue-ts")
            .changed(OWN)
            .changed(
                    Change.text("src/App.vue", "<script setup lang=\"ts\">", """
                            <script setup lang="ts">
                            import { ask } from './ask'
                            const url = ask()
                            const open = () => import('./later').then((it) => it.show())"""),
                    Change.text("src/App.vue", "<HelloWorld />", """
                            <HelloWorld />
                              <p id="api-url">{{ url }}</p>
                              <button id="open-later" @click="open">Later</button>
                              <p id="later-url"></p>"""));

    private static final AppRecipe VITE_RELATIVE = VITE_REACT
            .then("vite-relative")
            .changed(Change.text("vite.config.ts", "plugins:", "base: './',\n  plugins:"));

    private static final AppRecipe VITE_PWA = VITE_REACT
            .then("vite-pwa", "npm install --save-dev --legacy-peer-deps vite-plugin-pwa@1.3.0")
            .changed(
                    Change.text(
                            "vite.config.ts",
                            "import react",
                            "import { VitePWA } from 'vite-plugin-pwa'\nimport react"),
                    Change.text("vite.config.ts", "[react()]", "[react(), VitePWA({ registerType: 'autoUpdate' })]"))
            .updatedByWorker();

    /** The value comes once somebody is signed in, and the sign-in has been renewed in a hidden frame of the provider's. */
    private static final AppRecipe VITE_SIGN_IN = VITE_REACT
            .then("vite-sign-in", "npm install --legacy-peer-deps oidc-client-ts@3.5.0")
            .changedOnly(OWN)
            .changed(
                    Change.file("vite-sign-in", ".env.production"),
                    Change.file("vite-sign-in", "silent.html"),
                    Change.file("vite-sign-in", "src/ask.ts"),
                    Change.file("vite-sign-in", "src/silent.ts"),
                    Change.file("vite-sign-in", "src/users.ts"),
                    Change.text(
                            "vite.config.ts",
                            "plugins:",
                            "build: { rollupOptions: { input: ['index.html', 'silent.html'] } },\n  plugins:"))
            .changed(showsPromised())
            .among(SignInProvider::new);

    /** Module federation: a part that others load, from the origin of this app. */
    private static final AppRecipe FEDERATION_REMOTE = VITE_REACT
            .then("federation-remote", "npm install --save-dev --legacy-peer-deps @module-federation/vite@1.23.8")
            .changed(
                    Change.file("federation-remote", "federation.ts"),
                    Change.file("federation-remote", "src/widget.ts"),
                    Change.text(
                            "vite.config.ts",
                            "import react",
                            "import { exposes } from './federation.ts'\nimport react"),
                    Change.text("vite.config.ts", "[react()]", "[react(), exposes]"))
            .describedBy("nginx:\n  cors: ['*']\n");

    private static final int REMOTE_PORT = FreePort.take();

    /** What loads it, with its later part. */
    private static final AppRecipe FEDERATION_HOST = FEDERATION_REMOTE
            .then("federation-host")
            .changedOnly(OWN)
            .changed(JSX)
            .changed(
                    Change.file("federation-host", "federation.ts"),
                    Change.file("federation-host", "src/later.ts"),
                    Change.file("federation-host", "src/remote.d.ts"),
                    Change.text(
                            "vite.config.ts",
                            "import react",
                            "import { remotes } from './federation.ts'\nimport react"),
                    Change.text("vite.config.ts", "[react()]", "[react(), remotes]"))
            .describedBy("nginx:\n  policy:\n    sources:\n      script-src: [%s]\n"
                    .formatted(RemoteSite.origin(REMOTE_PORT)))
            .among(() -> new RemoteSite(FEDERATION_REMOTE, REMOTE_PORT, "remoteUrl"));

    /** WebAssembly inline and as a file, in a module worker and behind one that is made of a blob. */
    private static final AppRecipe VITE_WORKER = VITE_REACT
            .then("vite-worker")
            .changedOnly(OWN)
            .changed(
                    Change.file("vite-worker", "src/ask.ts"),
                    Change.file("vite-worker", "src/worker.ts"),
                    Change.file("vite-worker", "src/add.wasm"))
            .changed(showsPromised());

    private static final AppRecipe VITE_SVELTE = vite("vite-svelte", "svelte-ts")
            .changed(OWN)
            .changed(Change.text("src/App.svelte", "<script>", """
                            <script>
                              import { ask } from './ask'
                              const url = ask()
                              const open = () => import('./later').then((it) => it.show())"""), Change.text("src/App.svelte", "<Counter />", """
                            <Counter />
                              <p id="api-url">{url}</p>
                              <button id="open-later" onclick={open}>Later</button>
                              <p id="later-url"></p>"""));

    private static final AppRecipe VITE_SOLID =
            vite("vite-solid", "solid-ts").changed(OWN).changed(JSX);

    static final List<AppRecipe> ALL = List.of(
            VITE_REACT.ofFew(),
            VITE_VUE,
            VITE_SVELTE,
            VITE_SOLID,
            VITE_RELATIVE,
            VITE_PWA,
            VITE_WORKER,
            VITE_SIGN_IN,
            FEDERATION_REMOTE,
            FEDERATION_HOST);

    private ViteApps() {}

    /** What JSX shows behind an element: the value, and the part that is loaded later. */
    static Change shows(String element, String value) {
        return shows("src/App.tsx", "./later", element, value);
    }

    /** @param later the part that is loaded later, as the file names it */
    static Change shows(String file, String later, String element, String value) {
        return Change.text(file, element, element + """

                            <p id="api-url">{VALUE}</p>
                            <button id="open-later" onClick={() => import('LATER').then((it) => it.show())}>Later</button>
                            <p id="later-url"></p>""".replace("VALUE", value).replace("LATER", later));
    }

    /** The same, of a value that comes in a while. */
    private static Change[] showsPromised() {
        return new Change[] {
            Change.text(
                    "src/App.tsx",
                    "import './App.css'",
                    "import './App.css'\nimport { ask } from './ask'\n\nconst url = ask()"),
            Change.text("src/App.tsx", "import { useState }", "import { use, useState }"),
            shows("<section id=\"center\">", "use(url)")
        };
    }

    private static AppRecipe vite(String name, String template) {
        return AppRecipe.made(name, LAYOUT, CREATE_VITE.formatted(name, template), "npm install");
    }
}
