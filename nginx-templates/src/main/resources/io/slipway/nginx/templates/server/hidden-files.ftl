        # Hidden files: what is in the directory and is nobody's business.
        #
        # Why: names that start with a dot hold secrets and Slipway's own notes; /.well-known is the exception.
        # A page of the app may be called so all the same (/users/.hidden): it is the app that answers, never the file.
        # Caveat: a .map.gz tells what the .map tells.
        # https://www.rfc-editor.org/rfc/rfc8615
        location ~ "/\.(?!well-known(?:/|\z))" {
            try_files $slipway_page_empty_for_sure $slipway_page_client_for_sure $slipway_page_for_sure =404;
        }
<#if !site.sourceMaps>
        location ~* "\.map(?:\.(?:gz|br|zst))?\z" {
            try_files $slipway_page_empty_for_sure $slipway_page_client_for_sure $slipway_page_for_sure =404;
        }
</#if>
        # What Apple asks for has no ending.
        location = "/.well-known/apple-app-site-association" {
            default_type application/json;
        }

