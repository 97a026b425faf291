        # App: real files first, then a page of its own (prerendered), then the app's page for navigations.
        #
        # Why: below a root, never an alias, which with try_files serves wrong files and lets ".." out.
        # https://nginx.org/en/docs/http/ngx_http_core_module.html#try_files
<#if !app.atRoot()>
        location = "[=app.withoutSlash()]" {
            return 302 "[=app.basePath]$is_args$args";
        }
</#if>
        location = "[=app.basePath]" {
            try_files "[=app.basePath]index.html" =404;
        }
        location "[=app.basePath]" {
            try_files $uri ${uri}index.html $uri/index.html $uri.html $slipway_page_empty $slipway_page_client $slipway_page [=missing];
        }

