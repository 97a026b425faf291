package io.slipway.release.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerRoutesTest {

    @TempDir
    private Path app;

    @Test
    void eachRouteThatIsLeftToAServerIsNamedWithItsPlace() throws IOException {
        write("package.json", "{\"dependencies\": {\"@angular/ssr\": \"20\"}}");
        write("src/app/app.routes.server.ts", """
                import { RenderMode, ServerRoute } from '@angular/ssr';

                export const serverRoutes: ServerRoute[] = [
                  { path: 'help', renderMode: RenderMode.Prerender },
                  { path: 'orders', renderMode: RenderMode.Server },
                  // { path: 'old', renderMode: RenderMode.Server },
                  {
                    path: "account",
                    headers: { 'Cache-Control': 'no-cache' },
                    renderMode: RenderMode.Server,
                  },
                  { path: '**', renderMode: RenderMode.Client },
                ];""");

        assertThat(ServerRoutes.notes(app))
                .hasSize(2)
                .anyMatch(
                        note -> note.startsWith("src/app/app.routes.server.ts:5 leaves the route 'orders' to a server")
                                && note.contains("write RenderMode.Client, or RenderMode.Prerender"))
                .anyMatch(note -> note.startsWith("src/app/app.routes.server.ts:10 leaves the route 'account'"));
    }

    @Test
    void otherFilesMayUseTheWords() throws IOException {
        write("package.json", "{\"dependencies\": {\"@angular/ssr\": \"20\"}}");
        write("src/app/mode.ts", "enum RenderMode { Server }\nexport const mode = RenderMode.Server;");
        write("node_modules/@angular/ssr/index.ts", "// @angular/ssr\nRenderMode.Server");

        assertThat(ServerRoutes.notes(app)).isEmpty();
    }

    @Test
    void anAppWithoutTheServersPackageIsNotRead() throws IOException {
        write("package.json", "{}");
        write("src/routes.ts", "import { RenderMode } from '@angular/ssr';\n({ path: 'a', mode: RenderMode.Server })");

        assertThat(ServerRoutes.notes(app)).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = app.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
