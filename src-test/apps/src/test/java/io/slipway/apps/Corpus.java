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

    private static final List<AppRecipe> ALL = List.of(VITE_REACT.inCi(), VITE_VUE);

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
