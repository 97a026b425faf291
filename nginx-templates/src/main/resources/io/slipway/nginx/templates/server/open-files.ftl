        # Open files: what needs no sign-in.
        #
        # Why: Office and browsers ask for manifests and icons without the user's cookies. The file alone answers here, never
        # the app's page in its place, which has the values of the environment.
        # Caveat: the health check is answered before anybody is asked. A file that these names do not cover is opened by
        # edge.signIn.open.
        location ~* "^(?:<#list site.allApps() as app>[=app.basePath?replace(".", "\\.")]<#sep>|</#list>)(?s:.*/)?(?:manifest[^/]*\.(?:xml|json)|[^/]+\.webmanifest|(?:[^/]*icon[^/]*|logo[^/]*|icons/[^/]+)\.(?:png|ico|svg|gif|jpe?g|webp))\z" {
            auth_request off;
            try_files $uri [=missing];
        }
        location ~ "^/\.well-known/" {
            auth_request off;
            try_files $uri =404;
        }
<#list site.edge.signIn.get().openPatterns() as pattern>
        location ~ "^[=pattern]" {
            auth_request off;
            try_files $uri [=missing];
        }
</#list>

