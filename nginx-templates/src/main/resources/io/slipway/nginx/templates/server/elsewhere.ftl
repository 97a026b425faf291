<#assign rootTaken = false>
<#list site.allApps() as app><#if app.atRoot()><#assign rootTaken = true></#if></#list>
<#if !rootTaken>
        # Elsewhere: outside the apps there is nothing, but what other services ask a host for by name.
        location /.well-known/ {
            try_files $uri =404;
        }
        location / {
            return 404;
        }
</#if>
