
        # Icon: what a browser asks a host for without being told to.
        #
        # Why: it asks as long as no page has named an icon, so that an app without one would have an error on every console, and a
        # monitor that counts 404 would count visitors. Answered empty, the browser knows that the host has no icon.
        # Caveat: an icon that a page names and that does not exist is 404, as every other file.
        # https://html.spec.whatwg.org/multipage/links.html#rel-icon
        location = /favicon.ico {
<#if site.edge.signIn.present>
            auth_request off;
</#if>
            try_files $uri @slipway_no_icon;
        }
        location @slipway_no_icon {
<#if site.edge.signIn.present>
            auth_request off;
</#if>
            return 204;
        }
