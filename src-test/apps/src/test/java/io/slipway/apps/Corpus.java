package io.slipway.apps;

import java.util.List;
import java.util.Set;

/** Every app of the corpus, a row each. */
final class Corpus {

    private static final String CREATE_VITE =
            "npm exec --package=create-vite@9.3.0 -- create-vite %s --template %s --no-interactive </dev/null";

    private static final Change TOKEN = Change.file("vite", ".env.production");
    private static final Change LATER = Change.file("vite", "src/later.ts");

    private static final AppRecipe VITE_REACT = vite("vite-react", "react-ts")
            .changed(TOKEN, LATER)
            .changed(
                    Change.text("src/App.tsx", "import './App.css'", "import './App.css'\nimport { ask } from './ask'"),
                    Change.file("vite", "src/ask.ts"),
                    Change.text("src/App.tsx", "<section id=\"center\">", """
                            <section id="center">
                                    <p id="api-url">{ask()}</p>
                                    <button id="open-later" onClick={() => import('./later').then((it) => it.show())}>Later</button>
                                    <p id="later-url"></p>"""));

    private static final AppRecipe VITE_VUE = vite("vite-vue", "vue-ts")
            .changed(TOKEN, LATER, Change.file("vite", "src/ask.ts"))
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

    private static final AppRecipe NG_PLAIN = AppRecipe.made(
                    "ng-plain",
                    "npm exec --package=@angular/cli@20.3.10 -- ng new ng-plain --defaults --skip-git --routing --style=css --skip-install </dev/null",
                    "npm install")
            .changed(
                    Change.file("angular", "src/environments/environment.ts"),
                    Change.file("angular", "src/app/later.ts"),
                    Change.text(
                            "src/app/app.routes.ts",
                            "routes: Routes = [];",
                            "routes: Routes = [\n  { path: 'later', loadComponent: () => import('./later') },\n];"),
                    Change.text(
                            "src/app/app.ts",
                            "import { RouterOutlet }",
                            "import { environment } from '../environments/environment';\nimport { RouterLink, RouterOutlet }"),
                    Change.text("src/app/app.ts", "imports: [RouterOutlet]", "imports: [RouterLink, RouterOutlet]"),
                    Change.text("src/app/app.ts", "export class App {", """
                            export class App {
                              protected readonly url = environment.apiUrl;

                              constructor() {
                                fetch(this.url).catch(() => {});
                              }
                            """),
                    Change.text("src/app/app.html", "<router-outlet />", """
                            <p id="api-url">{{ url }}</p>
                            <a id="open-later" routerLink="later">Later</a>
                            <router-outlet />"""))
            .deepLink("later");

    private static final List<AppRecipe> ALL =
            List.of(VITE_REACT.inCi(), VITE_VUE, VITE_RELATIVE, VITE_PWA, NG_PLAIN.inCi());

    private Corpus() {}

    /** @param choice {@code ci}, {@code all}, or names with commas between them */
    static List<AppRecipe> chosen(String choice) {
        Set<String> names = Set.of(choice.split(","));
        return ALL.stream()
                .filter(app ->
                        choice.equals("all") || choice.equals("ci") && app.tryInCi() || names.contains(app.name()))
                .toList();
    }

    static List<AppRecipe> all() {
        return ALL;
    }

    private static AppRecipe vite(String name, String template) {
        return AppRecipe.made(name, CREATE_VITE.formatted(name, template), "npm install");
    }
}
