"""What is released: three builds of one app, their tokens inside."""
import base64, hashlib, json, re, shutil, subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
INIT = ROOT / "init-container/program/target/slipway-init.jar"
EXAMPLE = ROOT / "examples/office-addin"
PAGES = 12


class Bundle:
    """One build: the bundle as it is, indexed with hoisting and without, and as cp and sed take it."""

    def __init__(self, name, built, work):
        self.name = name
        self.hoisted, self.patched, self.plain = (copy(built, work / name / kind) for kind in ("hoisted", "patched", "plain"))
        index(self.hoisted, "--app", "roll")
        index(self.patched, "--hoist", "false")
        for page in self.plain.rglob("*.html"):
            # sed would break the integrity at once.
            text = re.sub(r'\s(integrity|crossorigin)="[^"]*"', "", page.read_text())
            page.write_text(re.sub(r'(<base href=)"[^"]*"', r'\1"/"', text))


def copy(source, target):
    shutil.copytree(source, target)
    return target


def index(bundle, *options):
    subprocess.run(["java", "-jar", INIT, "index", bundle, *options], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def of(app, given, work):
    """@param app: small or example, where no bundles are given"""
    made = given or {"small": small, "example": example}[app](work / "made")
    return [Bundle(name, built, work / "bundles") for name, built in zip(("one", "two", "three"), made)]


def quiet(*command, cwd):
    subprocess.run(command, check=True, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def example(work):
    """The Angular add-in, with lazy pages that hold a value, built by its own command; integrity and service worker are its own."""
    app = work / "example"
    shutil.copytree(EXAMPLE, app, ignore=shutil.ignore_patterns("node_modules", "dist", ".angular", ".slipway"))
    modules = next((it for it in (EXAMPLE / "node_modules", ROOT / "src-test/end-to-end/target/hoisted-example/node_modules")
                    if (it / ".package-lock.json").exists()), None)
    if modules:
        (app / "node_modules").symlink_to(modules)
    else:
        quiet("npm", "ci", "--no-audit", "--no-fund", cwd=app)
    pages = app / "src/app/pages"
    pages.mkdir()
    routes = app / "src/app/routes.ts"
    lazy = "".join(f"  {{ path: 'pages/{n}', loadComponent: () => import('./pages/page-{n}').then((it) => it.Page) }},\n" for n in range(PAGES))
    routes.write_text(routes.read_text().replace("Routes = [\n", "Routes = [\n" + lazy, 1))
    built = []
    for name in ("one", "two", "three"):
        for number in range(PAGES):
            (pages / f"page-{number}.ts").write_text(f"""import {{ Component }} from '@angular/core';
import {{ environment }} from '../../environments/environment';

@Component({{ selector: 'app-page', template: '<h1>Page {number} of {name}</h1><p id="page-url">{{{{ url }}}}</p>' }})
export class Page {{
  protected readonly url = environment.apiUrl + '/pages/{number}';
}}
""")
        quiet("npm", "run", "build", cwd=app)
        built.append(copy(app / "dist/office-addin/browser", work / name))
    return built


# Versions of Angular 22 that were published together, and a Node of npm on which they run.
ANGULAR_22, NODE, TYPESCRIPT = "22.2.0", "24.21.0", "~6.0.0"


def angular22(cache):
    """The Angular add-in as Angular 22 builds it, made once for each user: its bundle, tokens inside.

    @param cache: directory that other runs have too
    """
    app = cache / f"example-angular-{ANGULAR_22}"
    built = app / "dist/office-addin/browser"
    if not (built / "index.html").exists():
        shutil.rmtree(app, ignore_errors=True)
        shutil.copytree(EXAMPLE, app, ignore=shutil.ignore_patterns("node_modules", "dist", ".angular", ".slipway", "package-lock.json"))
        package = json.loads((app / "package.json").read_text())
        for dependencies in (package["dependencies"], package["devDependencies"]):
            dependencies.update({name: ANGULAR_22 for name in dependencies if name.startswith("@angular/")})
        package["devDependencies"].update({"typescript": TYPESCRIPT, "node": NODE})
        # npm runs node's own installation, which puts the program of this machine into the package.
        package["allowScripts"] = {**package.get("allowScripts", {}), "node": True}
        (app / "package.json").write_text(json.dumps(package, indent=2))
        quiet("npm", "install", "--no-audit", "--no-fund", cwd=app)
        quiet("npm", "run", "build", cwd=app)  # with node_modules/.bin first on its path
    return built


def small(work):
    """Made by esbuild in a moment: an entry, a shared chunk, twelve lazy pages; integrity, and a manifest as Angular's worker reads it."""
    if not (HERE / "node_modules/.bin/esbuild").exists():
        quiet("npm", "ci", "--no-audit", "--no-fund", cwd=HERE)
    return [small_build(name, work) for name in ("one", "two", "three")]


def small_build(name, work):
    bundle, source = work / name, work / f"{name}-source"
    source.mkdir(parents=True)
    (source / "shared.js").write_text(f"export const shared = {{ build: '{name}', apiUrl: '#{{apiUrl}}#' }};\n")
    for page in range(PAGES):
        (source / f"page{page}.js").write_text(
            f"import {{ shared }} from './shared.js';\nexport const page = [shared, '{name} {page}'];\n")
    (source / "main.js").write_text(
        "import { shared } from './shared.js';\n"
        "globalThis.pages = {" + ",".join(f"{p}:()=>import('./page{p}.js')" for p in range(PAGES)) + "};\nconsole.log(shared);\n")
    quiet(HERE / "node_modules/.bin/esbuild", source / "main.js", "--bundle", "--splitting", "--format=esm", "--minify",
          f"--outdir={bundle}", "--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]", "--log-level=error", cwd=source)
    main = next(bundle.glob("main-*.js"))
    integrity = base64.b64encode(hashlib.sha384(main.read_bytes()).digest()).decode()
    (bundle / "index.html").write_text(
        f'<!doctype html><html><head><title>{name}</title></head><body><script type="module" src="{main.name}" '
        f'integrity="sha384-{integrity}"></script></body></html>')
    files = sorted(file for file in bundle.iterdir() if file.suffix in (".js", ".html"))
    (bundle / "ngsw.json").write_text(json.dumps({
        "configVersion": 1, "timestamp": 1, "index": "/index.html", "appData": {}, "dataGroups": [],
        "assetGroups": [{"name": "app", "installMode": "prefetch", "updateMode": "prefetch", "cacheQueryOptions": {"ignoreVary": True},
                         "urls": ["/" + file.name for file in files], "patterns": []}],
        "hashTable": {"/" + file.name: hashlib.sha1(file.read_bytes()).hexdigest() for file in files},
        "navigationUrls": [{"positive": True, "regex": "^\\/.*$"}]}))
    return bundle
