package io.slipway.apps;

import java.util.List;
import java.util.stream.Stream;

/** Apps of other generators and bundlers. */
final class OtherApps {

    private static final AppRecipe KIT = AppRecipe.made(
            "kit",
            new AppRecipe.Layout("", "build", "src/routes/later/+page.svelte", "PUBLIC_API_URL"),
            "npm exec --package=sv@0.17.1 -- sv create kit --template minimal --types ts --no-install"
                    + " --add sveltekit-adapter=adapter:static </dev/null",
            "npm install");

    private static final Change[] ROUTES = {
        Change.file("kit", ".env"),
        Change.file("kit", "src/routes/later/+page.svelte"),
        Change.text("src/routes/+page.svelte", "<h1>", "<a id=\"open-later\" href=\"/later\">Later</a>\n<h1>"),
        Change.text("src/routes/+layout.svelte", "let { children }", """
            import { onMount } from 'svelte';
            import { PUBLIC_API_URL } from '$env/static/public';
            onMount(() => void fetch(PUBLIC_API_URL).catch(() => {}));

            let { children }"""),
        Change.text("src/routes/+layout.svelte", "{@render", "<p id=\"api-url\">{PUBLIC_API_URL}</p>\n{@render")
    };

    /** Every page is prerendered, which is what the adapter asks for as it comes. */
    private static final AppRecipe KIT_PAGES = KIT.then("kit-pages")
            .changed(ROUTES)
            .changed(Change.file("kit-pages", "src/routes/+layout.ts"))
            .deepLink("later");

    /** No page is prerendered; the adapter writes an empty one, under the name that its guide uses. */
    private static final AppRecipe KIT_SPA = KIT.then("kit-spa")
            .changed(ROUTES)
            .changed(
                    Change.file("kit-spa", "src/routes/+layout.ts"),
                    Change.text("vite.config.ts", "adapter()", "adapter({ fallback: '200.html' })"))
            .deepLink("later");

    /** Webpack, by the generator that most older React apps come from. */
    private static final AppRecipe CRA = AppRecipe.made(
                    "cra",
                    new AppRecipe.Layout("", "build", "src/later.ts", "process.env.REACT_APP_API_URL"),
                    "npm exec --package=create-react-app@5.1.0 -- create-react-app cra --template typescript </dev/null")
            .changed(
                    Change.file("cra", ".env.production"),
                    Change.file("cra", "src/ask.ts"),
                    Change.file("cra", "src/later.ts"),
                    Change.text(
                            "src/App.tsx",
                            "import './App.css';",
                            "import './App.css';\nimport { ask } from './ask';\n\nconst url = ask();"),
                    ViteApps.shows("<header className=\"App-header\">", "url"));

    /**
     * Pages for a task pane and for the ribbon's commands, neither of them index.html, built as Office's own generator has it. That
     * one downloads its template while it runs; here npm brings the tools, and the files stand beside this class.
     */
    private static final AppRecipe OFFICE = AppRecipe.made(
                    "office",
                    new AppRecipe.Layout("", "dist", "src/later.js", "apiUrl"),
                    "mkdir office",
                    "npm init --yes && npm pkg delete type && npm pkg set scripts.build='webpack --mode production'"
                            + " browserslist[]='last 2 versions' browserslist[]='ie 11'",
                    "npm install --save-dev webpack@5.112.2 webpack-cli@5.1.4 html-webpack-plugin@5.6.3 html-loader@5.1.0"
                            + " copy-webpack-plugin@12.0.2 babel-loader@9.2.1 @babel/core@7.29.13 @babel/preset-env@7.29.14",
                    "npm install core-js@3.51.0 regenerator-runtime@0.14.1")
            .changed(Stream.of(
                            "webpack.config.js",
                            "babel.config.json",
                            "manifest.xml",
                            "src/settings.js",
                            "src/later.js",
                            "src/taskpane/taskpane.html",
                            "src/taskpane/taskpane.css",
                            "src/taskpane/taskpane.js",
                            "src/commands/commands.html",
                            "src/commands/commands.js",
                            "assets/icon-16.png",
                            "assets/icon-32.png",
                            "assets/icon-64.png",
                            "assets/icon-80.png",
                            "assets/logo-filled.png")
                    .map(file -> Change.file("office", file))
                    .toArray(Change[]::new))
            .startsAt("taskpane.html")
            .deepLink("commands.html")
            .among(OfficeCdn::new);

    static final List<AppRecipe> ALL = List.of(KIT_PAGES, KIT_SPA, CRA, OFFICE);

    private OtherApps() {}
}
